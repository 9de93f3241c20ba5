#!/usr/bin/env bash
# Deploys the server variant: containers on Fargate, with libpq to Aurora PostgreSQL, and waits until they are there.
#
#   deploy_server.sh [--dry-run] CONFIGURATION     as in: ./deploy_scripts/deploy_server.sh config-dev
#
#   CONFIGURATION   reads CONFIGURATION-env.sh
#   -n, --dry-run   shows what would be changed, and changes nothing
#   -h, --help      shows this
#
# The configuration needs server_image (of server/Dockerfile, in ECR), server_certificate_arn, db_engine="postgresql" and
# db_managed_secret="false"; deploy_rds.sh comes first. The containers apply pending migrations when they start.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
read_arguments "$@"
require aws

image=${server_image:-}
certificate=${server_certificate_arn:-}
for variable in image certificate db_subnet_1 db_subnet_2; do
    [[ -n ${!variable:-} ]] || die "the configuration lacks the $variable of the server; see config-dev-env.sh."
done
engine=$(stack_output "$rds_stack_name" DatabaseEngine)
[[ $engine == postgresql || ( -z $engine && $dry_run == true ) ]] ||
    die "the stack $rds_stack_name runs ${engine:-no database that says its engine}; a server needs db_engine=\"postgresql\"."
# 123456789012.dkr.ecr.eu-central-1.amazonaws.com/NAME:TAG, or NAME@sha256:…
[[ $image =~ ^([0-9]{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/([^:@]+)[:@].+$ ]] ||
    die "server_image: an image of ECR with a tag or a digest is expected, not $image."
repository=arn:aws:ecr:${BASH_REMATCH[2]}:${BASH_REMATCH[1]}:repository/${BASH_REMATCH[3]}
vpc=$(aws ec2 describe-subnets --subnet-ids "$db_subnet_1" --query 'Subnets[0].VpcId' --output text) ||
    die "the subnet $db_subnet_1 can't be looked up."

stack=${server_stack_name:-$env_type-$app_name-server-stack}
say "Deploying the server stack $stack"
deploy_stack "$stack" "$project/deploy/server/server_cfn_template.yaml" AWS::ElasticLoadBalancingV2::LoadBalancer \
    AppName="$app_name" \
    EnvType="$env_type" \
    DatabaseStackName="$rds_stack_name" \
    Image="$image" \
    ImageRepositoryArn="$repository" \
    VpcId="$vpc" \
    SubnetList="$db_subnet_1,$db_subnet_2${db_subnet_3:+,$db_subnet_3}" \
    ClientCidr="${server_client_cidr:-10.0.0.0/8}" \
    CertificateArn="$certificate" \
    LeastContainers="${server_least_containers:-2}" \
    MostContainers="${server_most_containers:-8}" \
    LogLevel="$log_level" \
    AlarmTopicArn="${alarm_topic_arn:-}"
if ! $dry_run; then
    say "Answers at https:// of the certificate's name, as an alias of $(stack_output "$stack" LoadBalancerName)"
fi
