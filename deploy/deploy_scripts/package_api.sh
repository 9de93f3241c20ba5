#!/usr/bin/env bash
# Builds the function's package, uploads it, and writes the template that deploy_api.sh deploys.
#
#   package_api.sh [--dry-run] CONFIGURATION       as in: ./deploy_scripts/package_api.sh config-dev
#
#   CONFIGURATION   reads CONFIGURATION-env.sh
#   -n, --dry-run   shows what would be built and uploaded, and does neither
#   -h, --help      shows this
#
# INVENTORY_PACKAGE names a zip that is there already, such as one built in a container for arm64.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
read_arguments "$@"
require aws

package=$project/.build/lambda/inventory-gateway.zip
if [[ -n ${INVENTORY_PACKAGE:-} ]]; then
    [[ -f $INVENTORY_PACKAGE ]] || die "INVENTORY_PACKAGE: there is no $INVENTORY_PACKAGE."
    run install -D -m 644 "$INVENTORY_PACKAGE" "$package"
else
    run "$project/deploy/package.sh" --architecture "${architecture:-x86_64}" --output "$package"
fi

bucket=$s3_bucket_deployment_artifacts
if ! answer=$(aws s3api head-bucket --bucket "$bucket" 2>&1); then
    [[ $answer == *404* || $answer == *"Not Found"* ]] || die "the bucket $bucket: ${answer##*$'\n'}"
    say "Creating the bucket $bucket"
    region=$(aws configure get region || true)
    region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$region}}
    place=()
    [[ -z $region || $region == us-east-1 ]] || place=(--create-bucket-configuration "LocationConstraint=$region")
    run aws s3api create-bucket --bucket "$bucket" "${place[@]}" --output text
    run aws s3api wait bucket-exists --bucket "$bucket"
    run aws s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
        BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
fi

say "Uploading the package to s3://$bucket"
run mkdir -p "$build"
run aws cloudformation package --template-file "$scripts/api_cfn_template.yaml" --s3-bucket "$bucket" \
    --s3-prefix "$app_name" --output-template-file "$generated_template"
say "Next: deploy_api.sh"
