#!/usr/bin/env bash
# Creates the tables, or brings those of an earlier version or of the 2019 sample up to date, with all they hold.
#
#   create_schema.sh [--dry-run] CONFIGURATION     as in: cd deploy_scripts/ddl_scripts && ./create_schema.sh config-dev
#
#   CONFIGURATION   reads CONFIGURATION-env.sh
#   -n, --dry-run   lists the migrations that are pending, and applies none
#   -h, --help      shows this
#
# It runs `inventory-gateway migrate` on the cluster that the database stack names. The binary is INVENTORY_GATEWAY, else
# one in the PATH, else the one that `swift build -c release` made.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"
read_arguments "$@"
require aws

gateway=${INVENTORY_GATEWAY:-$(command -v inventory-gateway || printf '%s' "$project/.build/release/inventory-gateway")}
[[ -x $gateway ]] || die "there is no inventory-gateway at $gateway; make it: swift build -c release --product inventory-gateway"

DB_CLUSTER_ARN=$(stack_output "$rds_stack_name" DatabaseClusterArn)
DB_CRED_SECRETS_STORE_ARN=$(stack_output "$rds_stack_name" DatabaseSecretArn)
DB_NAME=$(stack_output "$rds_stack_name" DatabaseName)
DB_ENGINE=$(stack_output "$rds_stack_name" DatabaseEngine)
DB_ENGINE=${DB_ENGINE:-mysql} # the sample's stack does not say
[[ -n $DB_CLUSTER_ARN && -n $DB_CRED_SECRETS_STORE_ARN && -n $DB_NAME ]] ||
    die "the stack $rds_stack_name exports no database; deploy_rds.sh comes first."
export DB_CLUSTER_ARN DB_CRED_SECRETS_STORE_ARN DB_NAME DB_ENGINE
unset INVENTORY_STORE

if $dry_run; then
    say "Pending in $DB_NAME of $DB_CLUSTER_ARN:"
    exec "$gateway" migrate --dry-run
fi
say "Migrating $DB_NAME of $DB_CLUSTER_ARN"
"$gateway" migrate
say "The tables are up to date. Next: package_api.sh and deploy_api.sh"
