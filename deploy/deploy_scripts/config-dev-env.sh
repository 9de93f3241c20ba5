# shellcheck shell=bash disable=SC2034
# The configuration that is called config-dev. Copy it to NAME-env.sh for another one. A file of the 2019 sample works
# as it is: what it does not set has the values that stand here behind a #.

# ----- General -----
# The first part of every name.
export env_type="dev"
# Bucket for the packaged function. It is created if it is not there; bucket names are unique in the world.
export s3_bucket_deployment_artifacts="ec2-inventory-artifacts"

# ----- Database -----
export db_name="ec2_inventory_db"
export db_cluster_name="${env_type}-aurora-ec2-inventory-cluster"
# The user's password is made by AWS, and nobody needs to see it.
export db_master_username="db_user"
# Subnets of one VPC, in different availability zones.
export db_subnet_1="subnet-1111111111111111a"
export db_subnet_2="subnet-1111111111111111b"
export db_subnet_3="subnet-1111111111111111c"
#export db_engine="mysql"                 # or postgresql, which a server over libpq needs
#export db_engine_version=""              # empty: the one that the template names
#export db_managed_secret="true"          # false: a password that stays; a server over libpq needs that
#export db_min_capacity="0"               # capacity units; 0 pauses the cluster when idle
#export db_max_capacity="8"
#export db_seconds_until_auto_pause="900"
#export db_snapshot=""                    # a cluster snapshot to start from
#export db_deletion_protection="true"

# ----- API -----
export api_stage_name="dev"
#export log_level="info"                  # trace, debug, info, notice, warning, error, critical
#export legacy_authorization="NONE"       # who may call /ec2: NONE is everyone, AWS_IAM signed requests
#export graphql_authorization="AWS_IAM"   # who may call /graphql
#export explorer="off"                    # on: the explorer's page at the API's root, for everyone
#export architecture="x86_64"             # or arm64
#export memory_size="512"                 # MB
#export throttling_rate="200"             # requests a second
#export throttling_burst="400"
#export alarm_topic_arn=""                # SNS topic for alarms

# ----- Names that rarely change -----
export app_name="ec2-inv"
export rds_cfn_template="rds_cfn_template.yaml"
export api_cfn_template="api_cfn_template.yaml"
export gen_api_cfn_template="generated-${api_cfn_template}"
export rds_stack_name="${env_type}-${app_name}-database-stack"
export api_stack_name="${env_type}-${app_name}-api-stack"

# ----- Server variant: only for deploy_server.sh -----
#export server_image="123456789012.dkr.ecr.eu-central-1.amazonaws.com/inventory-gateway:1.0.0"
#export server_certificate_arn=""         # of the name that callers use
#export server_client_cidr="10.0.0.0/8"   # who may call
#export server_least_containers="2"
#export server_most_containers="8"
