#!/usr/bin/env bash
# Deploys the database: Aurora Serverless v2 with the Data API, and waits until it is there.
#
#   deploy_rds.sh [--dry-run] CONFIGURATION        as in: ./deploy_scripts/deploy_rds.sh config-dev
#
#   CONFIGURATION   reads CONFIGURATION-env.sh
#   -n, --dry-run   shows what would be changed, and changes nothing
#   -h, --help      shows this
#
# Run again, it brings the stack to what the configuration says by then. An update that would replace the cluster, as
# one of the 2019 sample's own stack would, is refused.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
read_arguments "$@"
require aws

[[ -n ${db_subnet_1:-} && -n ${db_subnet_2:-} ]] || die "the configuration sets no db_subnet_1 and db_subnet_2."
subnets=$db_subnet_1,$db_subnet_2${db_subnet_3:+,$db_subnet_3}
vpc=$(aws ec2 describe-subnets --subnet-ids "$db_subnet_1" --query 'Subnets[0].VpcId' --output text) ||
    die "the subnet $db_subnet_1 can't be looked up."

say "Deploying the database stack $rds_stack_name"
deploy_stack "$rds_stack_name" "$scripts/rds_cfn_template.yaml" AWS::RDS::DBCluster \
    AppName="$app_name" \
    EnvType="$env_type" \
    DBClusterName="$db_cluster_name" \
    DatabaseName="$db_name" \
    DatabaseEngine="${db_engine:-mysql}" \
    EngineVersion="${db_engine_version:-}" \
    DBMasterUserName="$db_master_username" \
    ManagedSecret="${db_managed_secret:-true}" \
    SnapshotIdentifier="${db_snapshot:-}" \
    DBSubnetList="$subnets" \
    VpcId="$vpc" \
    MinCapacity="${db_min_capacity:-0}" \
    MaxCapacity="${db_max_capacity:-8}" \
    SecondsUntilAutoPause="${db_seconds_until_auto_pause:-900}" \
    DeletionProtection="${db_deletion_protection:-true}" \
    AlarmTopicArn="${alarm_topic_arn:-}"

say "Waiting for the cluster $db_cluster_name"
run aws rds wait db-cluster-available --db-cluster-identifier "$db_cluster_name"
say "Next: create_schema.sh"
