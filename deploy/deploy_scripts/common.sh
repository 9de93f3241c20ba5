# shellcheck shell=bash
# What the deployment scripts share: arguments, the configuration, and commands that are run or only shown.
# Sourced, never run.

scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$scripts/../.." && pwd)
dry_run=false

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

refuse_usage() {
    printf '%s: %s Try --help.\n' "${0##*/}" "$*" >&2
    exit 64
}

say() { printf '==> %s\n' "$*"; }

# Runs a command that changes something; a dry run shows it.
run() {
    if $dry_run; then
        printf 'would run:'
        printf ' %q' "$@"
        printf '\n'
    else
        "$@"
    fi
}

# The words that stand in the comment at the top of the script.
show_help() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# Takes --help, --dry-run and the name of the configuration, and reads that.
read_arguments() {
    local name=
    while (($# > 0)); do
        case $1 in
        -h | --help) show_help && exit 0 ;;
        -n | --dry-run) dry_run=true ;;
        -*) refuse_usage "the option '$1' is unknown." ;;
        *)
            [[ -z $name ]] || refuse_usage "one configuration is expected, not '$name' and '$1'."
            name=$1
            ;;
        esac
        shift
    done
    [[ -n $name ]] || refuse_usage "which configuration? Its prefix is expected, as in: ${0##*/} config-dev."
    read_configuration "$name"
}

# Reads NAME-env.sh: of the working directory's deploy_scripts, as the sample did, else of the scripts' own folder.
read_configuration() {
    local folder file=
    for folder in "$PWD/deploy_scripts" "$scripts"; do
        if [[ -f $folder/$1-env.sh ]]; then
            file=$folder/$1-env.sh
            break
        fi
    done
    [[ -n $file ]] || die "there is no $1-env.sh in $PWD/deploy_scripts or $scripts."

    # The sample's files ask pipenv for this unless it is set.
    # shellcheck disable=SC2034
    virtual_env_location=${virtual_env_location:-unused}
    # shellcheck source=config-dev-env.sh
    . "$file"

    local variable
    for variable in env_type app_name s3_bucket_deployment_artifacts db_name db_cluster_name db_master_username \
        api_stage_name rds_stack_name api_stack_name; do
        [[ -n ${!variable:-} ]] || die "$file does not set $variable."
    done
    # The later sample wrote levels in capitals.
    log_level=${log_level:-info}
    # shellcheck disable=SC2034
    log_level=${log_level,,}
    # What packaging leaves for deploying.
    # shellcheck disable=SC2034
    build=$project/.build/deploy/$1
    # shellcheck disable=SC2034
    generated_template=$build/${gen_api_cfn_template:-generated-api_cfn_template.yaml}
}

require() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || die "$tool is needed; see deploy/README.md."
    done
}

# What a stack puts out under a key; nothing if there is no such stack or key.
stack_output() {
    local value
    value=$(aws cloudformation describe-stacks --stack-name "$1" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]" 2>/dev/null) || return 0
    [[ $value == None ]] || printf '%s' "$value"
}

stack_status() {
    aws cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0].StackStatus' --output text 2>/dev/null ||
        printf 'NONE'
}

# Brings a stack to a template: deploy_stack STACK TEMPLATE KEPT NAME=VALUE…
# An update that would replace or remove a resource of the type KEPT is refused.
deploy_stack() {
    local stack=$1 template=$2 kept=$3
    shift 3
    local parameters=() parameter
    for parameter in "$@"; do
        # A comma would end the value.
        parameters+=("ParameterKey=${parameter%%=*},ParameterValue=\"${parameter#*=}\"")
    done

    local status kind
    status=$(stack_status "$stack")
    case $status in
    NONE | REVIEW_IN_PROGRESS) kind=CREATE ;;
    ROLLBACK_COMPLETE) die "the stack $stack never came up; delete it first: aws cloudformation delete-stack --stack-name $stack" ;;
    *_COMPLETE) kind=UPDATE ;;
    *) die "the stack $stack is in the state $status; wait until that is over, or mend it." ;;
    esac

    local change_set
    change_set=inventory-$(date -u +%Y%m%d-%H%M%S)-$$
    run aws cloudformation create-change-set --stack-name "$stack" --change-set-name "$change_set" \
        --change-set-type "$kind" --template-body "file://$template" --parameters "${parameters[@]}" \
        --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --output text --query Id
    $dry_run && return

    local change=(--stack-name "$stack" --change-set-name "$change_set")
    if ! aws cloudformation wait change-set-create-complete "${change[@]}" 2>/dev/null; then
        local reason
        reason=$(aws cloudformation describe-change-set "${change[@]}" --query StatusReason --output text)
        aws cloudformation delete-change-set "${change[@]}"
        [[ $reason == *"didn't contain changes"* || $reason == *"No updates"* ]] || die "$stack: $reason"
        say "$stack is up to date"
        return
    fi
    aws cloudformation describe-change-set "${change[@]}" --output text \
        --query 'Changes[].ResourceChange.[Action, LogicalResourceId, ResourceType, Replacement]'

    local replaced
    replaced=$(aws cloudformation describe-change-set "${change[@]}" --output text --query "Changes[].ResourceChange \
        | [?ResourceType=='$kept' && (Action=='Remove' || Replacement=='True' || Replacement=='Conditional')].LogicalResourceId")
    if [[ -n $replaced ]]; then
        aws cloudformation delete-change-set "${change[@]}"
        die "this would replace $replaced of $stack, and lose what it holds; nothing was changed. See deploy/MIGRATING.md."
    fi

    aws cloudformation execute-change-set "${change[@]}"
    local goal="stack-create-complete"
    [[ $kind == CREATE ]] || goal="stack-update-complete"
    say "Waiting for $stack"
    if ! aws cloudformation wait "$goal" --stack-name "$stack"; then
        aws cloudformation describe-stack-events --stack-name "$stack" --output text --query \
            "StackEvents[?contains(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason]" >&2
        die "$stack: $(stack_status "$stack")"
    fi
}
