#!/usr/bin/env bash
# Deploys everything, in the order in which it has to come: database, tables, function and API.
#
#   deploy.sh [--dry-run] CONFIGURATION            as in: deploy/deploy.sh config-dev
#
#   CONFIGURATION   reads CONFIGURATION-env.sh in deploy/deploy_scripts
#   -n, --dry-run   shows what would be changed, and changes nothing
#   -h, --help      shows this
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/deploy_scripts/common.sh"
read_arguments "$@"
require aws

"$scripts/deploy_rds.sh" "$@"
if $dry_run && [[ -z $(stack_output "$rds_stack_name" DatabaseClusterArn) ]]; then
    say "The tables come when there is a database: create_schema.sh"
else
    "$scripts/ddl_scripts/create_schema.sh" "$@"
fi
"$scripts/package_api.sh" "$@"
"$scripts/deploy_api.sh" "$@"
