#!/usr/bin/env bash
# Deploys what package_api.sh packaged: the function and the API, and waits until they are there.
#
#   deploy_api.sh [--dry-run] CONFIGURATION        as in: ./deploy_scripts/deploy_api.sh config-dev
#
#   CONFIGURATION   reads CONFIGURATION-env.sh
#   -n, --dry-run   shows what would be changed, and changes nothing
#   -h, --help      shows this
#
# Over the 2019 sample's stack it keeps the API and so its URL; an update that would replace it is refused.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
read_arguments "$@"
require aws

$dry_run || [[ -f $generated_template ]] || die "there is no $generated_template; package_api.sh comes first."
engine=${db_engine:-$(stack_output "$rds_stack_name" DatabaseEngine)}

# API Gateway writes logs with one role of the whole account; a stack that brought it keeps it.
log_role=$(aws cloudformation describe-stacks --stack-name "$api_stack_name" --output text \
    --query "Stacks[0].Parameters[?ParameterKey=='CreateApiGatewayLogRole'].ParameterValue | [0]" 2>/dev/null) || log_role=None
if [[ $log_role != true ]]; then
    role=$(aws apigateway get-account --query cloudwatchRoleArn --output text)
    log_role=false
    [[ $role != None && -n $role ]] || log_role=true
fi

say "Deploying the API stack $api_stack_name"
deploy_stack "$api_stack_name" "$generated_template" AWS::ApiGateway::RestApi \
    AppName="$app_name" \
    EnvType="$env_type" \
    DatabaseStackName="$rds_stack_name" \
    DatabaseEngine="${engine:-mysql}" \
    ApiStageName="$api_stage_name" \
    LegacyAuthorization="${legacy_authorization:-NONE}" \
    GraphQLAuthorization="${graphql_authorization:-AWS_IAM}" \
    Explorer="${explorer:-off}" \
    Architecture="${architecture:-x86_64}" \
    MemorySize="${memory_size:-512}" \
    LogLevel="$log_level" \
    ThrottlingRate="${throttling_rate:-200}" \
    ThrottlingBurst="${throttling_burst:-400}" \
    CreateApiGatewayLogRole="$log_role" \
    AlarmTopicArn="${alarm_topic_arn:-}"

if ! $dry_run; then
    say "The API is at $(stack_output "$api_stack_name" ApiEndpoint)"
fi
