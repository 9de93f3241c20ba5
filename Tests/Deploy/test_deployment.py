"""The scripts from the first to the last, with the real AWS command line against a stand-in for AWS."""

import json
import pathlib
import tempfile
import unittest
import zipfile

from support import DEPLOY, SCRIPTS, Cloud

# As a user of the 2019 sample has it: pipenv is asked unless a variable is set, and only the sample's variables are there.
SAMPLE_CONFIGURATION = """
if [ -z "$virtual_env_location" ]; then
    virtual_env_location=`pipenv --venv`
fi
export env_type="dev"
export s3_bucket_deployment_artifacts="ec2-inventory-artifacts"
export db_name="ec2_inventory_db"
export db_cluster_name="${{env_type}}-aurora-ec2-inventory-cluster"
export db_master_username="db_user"
export db_subnet_1="{0}"
export db_subnet_2="{1}"
export db_subnet_3="{2}"
export api_stage_name="dev"
export log_level="DEBUG"
export app_name="ec2-inv"
export rds_cfn_template="rds_cfn_template.yaml"
export api_cfn_template="api_cfn_template.yaml"
export gen_api_cfn_template="generated-${{api_cfn_template}}"
export rds_stack_name="${{env_type}}-${{app_name}}-database-stack"
export api_stack_name="${{env_type}}-${{app_name}}-api-stack"
"""
# Stacks with the names, ids, properties and exports that the sample's have, as far as they matter to an update.
SAMPLE_DATABASE = """
Resources:
  DBSecret:
    Type: AWS::SecretsManager::Secret
    Properties:
      Name: dev-AuroraUserSecret
      GenerateSecretString: {SecretStringTemplate: '{"username": "db_user"}', GenerateStringKey: password}
  RDSCluster:
    Type: AWS::RDS::DBCluster
    Properties:
      DBClusterIdentifier: dev-aurora-ec2-inventory-cluster
      MasterUsername: db_user
      MasterUserPassword: made-up-once
      DatabaseName: ec2_inventory_db
      Engine: aurora-mysql
      EngineMode: serverless
Outputs:
  DatabaseName: {Value: ec2_inventory_db, Export: {Name: !Sub "${AWS::StackName}-DatabaseName"}}
  DatabaseClusterArn: {Value: !GetAtt RDSCluster.DBClusterArn, Export: {Name: !Sub "${AWS::StackName}-DatabaseClusterArn"}}
  DatabaseSecretArn: {Value: !Ref DBSecret, Export: {Name: !Sub "${AWS::StackName}-DatabaseSecretArn"}}
"""
SAMPLE_API = """
Transform: AWS::Serverless-2016-10-31
Parameters:
  ApiStageName: {Type: String, Default: dev}
Globals:
  Function: {Runtime: python3.12, AutoPublishAlias: live, CodeUri: s3://ec2-inventory-artifacts/sample}
Resources:
  EC2InventoryAPI:
    Type: AWS::Serverless::Api
    Properties: {Name: dev-ec2-inv-api, StageName: !Ref ApiStageName}
  AddEC2InfoLambda:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: dev-ec2-inv-add-ec2-lambda
      Handler: add_ec2_info.handler
      Events:
        Post: {Type: Api, Properties: {Path: "/ec2/{aws_instance_id}", Method: post, RestApiId: !Ref EC2InventoryAPI}}
  GetEC2InfoLambda:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: dev-ec2-inv-get-ec2-lambda
      Handler: get_ec2_info.handler
      Events:
        Get: {Type: Api, Properties: {Path: "/ec2/{aws_instance_id}", Method: get, RestApiId: !Ref EC2InventoryAPI}}
"""
DATABASE_STACK = "dev-ec2-inv-database-stack"
API_STACK = "dev-ec2-inv-api-stack"


class ScriptTest(unittest.TestCase):
    """A folder as the sample's project is, and a stand-in for AWS."""

    @classmethod
    def setUpClass(cls):
        cls.cloud = cls.enterClassContext(Cloud())
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (cls.folder / "deploy_scripts" / "ddl_scripts").mkdir(parents=True)
        cls.vpc, cls.subnets = cls.cloud.subnets()
        cls.configuration = cls.folder / "deploy_scripts" / "config-dev-env.sh"
        cls.configuration.write_text(SAMPLE_CONFIGURATION.format(*cls.subnets))
        cls.package = cls.folder / "package.zip"
        with zipfile.ZipFile(cls.package, "w") as archive:
            archive.writestr("bootstrap", "#!/bin/sh\n")

    def run_script(self, script, *arguments, **variables):
        return self.cloud.script(
            script, *arguments, "config-dev", cwd=self.folder, INVENTORY_PACKAGE=str(self.package), **variables
        )

    def check(self, result, *texts):
        self.assertEqual(result.returncode, 0, f"{result.stdout}\nThe stand-in for AWS:\n{self.cloud.log()}")
        for text in texts:
            self.assertIn(text, result.stdout)

    def exports(self):
        return {export["Name"]: export["Value"] for export in self.cloud.aws("cloudformation", "list-exports")["Exports"]}

    def apis(self):
        return self.cloud.aws("apigateway", "get-rest-apis")["items"]

    def routes(self, api):
        resources = self.cloud.aws("apigateway", "get-resources", "--rest-api-id", api)["items"]
        return {resource["path"]: set(resource.get("resourceMethods", {})) for resource in resources}


class FreshDeploymentTest(ScriptTest):
    """The four commands of the sample's README, in their order, with a configuration of the sample."""

    def test_1_a_dry_run_changes_nothing(self):
        self.check(self.run_script(DEPLOY / "deploy.sh", "--dry-run"), "would run: aws cloudformation create-change-set")
        self.assertEqual(self.cloud.aws("cloudformation", "list-stacks")["StackSummaries"], [])
        self.assertEqual(self.cloud.aws("s3api", "list-buckets")["Buckets"], [])

    def test_2_the_database_comes_up_with_the_sample_s_exports(self):
        self.check(self.run_script(SCRIPTS / "deploy_rds.sh"), "RDSCluster")
        exports = self.exports()
        cluster = self.cloud.aws("rds", "describe-db-clusters")["DBClusters"][0]
        for name, value in {
            "DatabaseName": "ec2_inventory_db",
            "DatabaseClusterArn": cluster["DBClusterArn"],
            "DatabaseSecretArn": cluster["MasterUserSecret"]["SecretArn"],
            "DatabaseClusterID": "dev-aurora-ec2-inventory-cluster",
            "DatabaseURL": cluster["Endpoint"],
            "DatabaseMasterUserName": "db_user",
            "DatabaseEngine": "mysql",
            "StackName": DATABASE_STACK,
        }.items():
            self.assertEqual(exports[f"{DATABASE_STACK}-{name}"], value)
        self.assertEqual(cluster["Engine"], "aurora-mysql")
        self.assertTrue(cluster["StorageEncrypted"])

    def test_3_running_again_changes_nothing(self):
        self.check(self.run_script(SCRIPTS / "deploy_rds.sh"), "is up to date")

    def test_4_the_package_is_uploaded_to_a_bucket_that_is_not_public(self):
        self.check(self.run_script(SCRIPTS / "package_api.sh"), "Creating the bucket")
        objects = self.cloud.aws("s3api", "list-objects-v2", "--bucket", "ec2-inventory-artifacts")["Contents"]
        self.assertEqual(len(objects), 1)
        block = self.cloud.aws("s3api", "get-public-access-block", "--bucket", "ec2-inventory-artifacts")
        self.assertTrue(all(block["PublicAccessBlockConfiguration"].values()))

    def test_5_the_api_comes_up_with_the_sample_s_routes(self):
        self.check(self.run_script(SCRIPTS / "deploy_api.sh"), "The API is at https://")
        api = self.apis()[0]
        self.assertEqual(api["name"], "dev-ec2-inv-api")
        routes = self.routes(api["id"])
        self.assertEqual(routes["/ec2/{aws_instance_id}"], {"GET", "POST"})
        self.assertEqual(routes["/graphql"], {"GET", "POST"})
        self.assertEqual(routes["/"], set(), "the explorer is off")

        exports = self.exports()
        endpoint = f"https://{api['id']}.execute-api.{self.cloud.region}.amazonaws.com/dev"
        self.assertEqual(exports[f"{API_STACK}-ApiEndPoint"], endpoint)
        self.assertEqual(self.cloud.outputs(API_STACK)["ApiEndpoint"], endpoint)
        self.assertTrue(exports[f"{API_STACK}-GraphQLArn"].endswith(f":{api['id']}/dev/POST/graphql"))

    def test_6_the_function_finds_its_database(self):
        function = self.cloud.aws("lambda", "get-function-configuration", "--function-name", "dev-ec2-inv-gateway")
        database = self.cloud.outputs(DATABASE_STACK)
        self.assertEqual(
            function["Environment"]["Variables"],
            {
                "DB_NAME": "ec2_inventory_db",
                "DB_CLUSTER_ARN": database["DatabaseClusterArn"],
                "DB_CRED_SECRETS_STORE_ARN": database["DatabaseSecretArn"],
                "DB_ENGINE": "mysql",
                "INVENTORY_LOG_LEVEL": "debug",
                "INVENTORY_PROFILE": "production",
            },
        )
        self.assertEqual(function["Runtime"], "provided.al2023")
        self.assertEqual(function["CodeSize"], self.package.stat().st_size)

    def test_7_an_update_that_would_replace_the_cluster_is_refused(self):
        before = self.configuration.read_text()
        self.configuration.write_text(before + 'db_engine="postgresql"\n')
        try:
            result = self.run_script(SCRIPTS / "deploy_rds.sh")
        finally:
            self.configuration.write_text(before)
        self.assertEqual(result.returncode, 1)
        self.assertIn("would replace RDSCluster", result.stdout)
        self.assertEqual(self.cloud.aws("rds", "describe-db-clusters")["DBClusters"][0]["Engine"], "aurora-mysql")
        self.assertEqual(
            self.cloud.aws("cloudformation", "describe-stacks", "--stack-name", DATABASE_STACK)["Stacks"][0]["StackStatus"],
            "CREATE_COMPLETE",
        )

    def test_8_turning_the_explorer_on_adds_its_page_and_keeps_the_api(self):
        before = self.configuration.read_text()
        api = self.apis()[0]["id"]
        self.configuration.write_text(before + 'explorer="on"\n')
        try:
            self.check(self.run_script(SCRIPTS / "deploy_api.sh"))
        finally:
            self.configuration.write_text(before)
        self.assertEqual(self.routes(api)["/"], {"GET"})


class SampleStackTest(ScriptTest):
    """The scripts over the stacks that the sample left."""

    def deploy_sample(self):
        for stack, text in {DATABASE_STACK: SAMPLE_DATABASE, API_STACK: SAMPLE_API}.items():
            template = self.folder / f"{stack}.yaml"
            template.write_text(text)
            name = ("--stack-name", stack, "--change-set-name", "first")
            self.cloud.aws(
                "cloudformation", "create-change-set", *name, "--change-set-type", "CREATE",
                "--template-body", f"file://{template}", "--capabilities", "CAPABILITY_IAM",
            )
            self.cloud.aws("cloudformation", "execute-change-set", *name)

    def test_the_api_is_taken_over_and_the_database_is_left_alone(self):
        bucket = ("--bucket", "ec2-inventory-artifacts")
        self.cloud.aws("s3api", "create-bucket", *bucket, "--create-bucket-configuration", "LocationConstraint=eu-central-1")
        self.cloud.aws("s3api", "put-object", *bucket, "--key", "sample", "--body", str(self.package))
        self.deploy_sample()
        api = self.apis()[0]["id"]
        self.assertEqual(self.routes(api)["/ec2/{aws_instance_id}"], {"GET", "POST"})

        result = self.run_script(SCRIPTS / "deploy_rds.sh")
        self.assertEqual(result.returncode, 1)
        self.assertIn("would replace RDSCluster", result.stdout)

        self.check(self.run_script(SCRIPTS / "package_api.sh"))
        self.check(self.run_script(SCRIPTS / "deploy_api.sh"))
        self.assertEqual([item["id"] for item in self.apis()], [api], "the URL stays")
        self.assertEqual(self.routes(api)["/ec2/{aws_instance_id}"], {"GET", "POST"})
        self.assertEqual(self.routes(api)["/graphql"], {"GET", "POST"})
        functions = self.cloud.aws("lambda", "list-functions")["Functions"]
        self.assertEqual([function["FunctionName"] for function in functions], ["dev-ec2-inv-gateway"])
        variables = functions[0]["Environment"]["Variables"]
        cluster = self.cloud.aws("rds", "describe-db-clusters")["DBClusters"][0]
        self.assertEqual(variables["DB_CLUSTER_ARN"], cluster["DBClusterArn"])
        self.assertEqual(variables["DB_ENGINE"], "mysql", "the sample's stack does not say, and had no other")
        self.assertEqual(cluster["EngineMode"], "serverless", "as it was")


if __name__ == "__main__":
    unittest.main()
