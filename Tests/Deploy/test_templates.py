"""The templates: linted, translated by SAM, and compared with what the 2019 sample's stacks have."""

import json
import pathlib
import re
import tempfile
import unittest

from support import DEPLOY, ROOT, SCRIPTS, TEMPLATES, run
from templates import read_template, translate

API = SCRIPTS / "api_cfn_template.yaml"
DATABASE = SCRIPTS / "rds_cfn_template.yaml"


def translated():
    """The API's template as SAM hands it to CloudFormation."""
    template = read_template(API.read_text())
    template["Resources"]["GatewayFunction"]["Properties"]["CodeUri"] = "s3://bucket/package"
    return translate(template)


def statements(value):
    """Every IAM statement in a template."""
    if isinstance(value, dict):
        if "Effect" in value and "Action" in value:
            yield value
        for member in value.values():
            yield from statements(member)
    elif isinstance(value, list):
        for element in value:
            yield from statements(element)


class LintTest(unittest.TestCase):
    def test_every_template_lints_without_a_warning(self):
        self.assertGreaterEqual(len(TEMPLATES), 5)
        result = run("cfn-lint", "--include-checks", "W", "--regions", "us-east-1", "eu-central-1", "--", *TEMPLATES)
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_what_sam_makes_of_the_api_lints_without_a_warning(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "translated.json"
            file.write_text(json.dumps(translated()))
            result = run("cfn-lint", "--include-checks", "W", "--", file)
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_templates_that_are_sent_as_they_are_have_no_aliases(self):
        """CloudFormation does not read YAML's aliases; packaging writes the API's out."""
        for template in TEMPLATES:
            if template != API:
                self.assertEqual(re.findall(r"(?m)^[^#]*[:\-] [&*][a-z]\w*", template.read_text()), [], template.name)


class SampleTest(unittest.TestCase):
    """What an update of the sample's stacks must find again."""

    def test_the_api_and_its_stage_keep_their_identity(self):
        """Another logical id would be another API, with another URL."""
        resources = translated()["Resources"]
        self.assertEqual(resources["EC2InventoryAPI"]["Type"], "AWS::ApiGateway::RestApi")
        self.assertEqual(resources["EC2InventoryAPIStage"]["Type"], "AWS::ApiGateway::Stage")
        self.assertEqual(resources["EC2InventoryAPI"]["Properties"]["Name"], {"Fn::Sub": "${EnvType}-${AppName}-api"})

    def test_the_routes_are_the_sample_s(self):
        paths = translated()["Resources"]["EC2InventoryAPI"]["Properties"]["Body"]["paths"]
        self.assertEqual(set(paths["/ec2/{aws_instance_id}"]), {"get", "post"})

    def test_exports_keep_their_names(self):
        for file, names in {
            DATABASE: "StackName DatabaseName DatabaseClusterArn DatabaseSecretArn DatabaseClusterID DatabaseURL "
            "DatabaseMasterUserName",
            API: "StackName ApiEndPoint",
        }.items():
            outputs = read_template(file.read_text())["Outputs"].values()
            exported = {output["Export"]["Name"]["Fn::Sub"] for output in outputs}
            self.assertLessEqual({"${AWS::StackName}-" + name for name in names.split()}, exported)
        self.assertIn("ApiEndpoint", read_template(API.read_text())["Outputs"])

    def test_the_api_needs_no_export_that_the_sample_s_database_lacks(self):
        imported = set(re.findall(r"\$\{DatabaseStackName\}-(\w+)", API.read_text()))
        self.assertEqual(imported, {"DatabaseName", "DatabaseClusterArn", "DatabaseSecretArn"})

    def test_the_database_keeps_its_logical_ids_and_parameters(self):
        template = read_template(DATABASE.read_text())
        self.assertLessEqual({"DBSubnetGroup", "DBSecret", "RDSCluster"}, set(template["Resources"]))
        self.assertLessEqual(
            {"AppName", "EnvType", "DBClusterName", "DatabaseName", "DBMasterUserName", "DBSubnetList"},
            set(template["Parameters"]),
        )


class SafetyTest(unittest.TestCase):
    def test_losing_the_stack_does_not_lose_the_data(self):
        resources = read_template(DATABASE.read_text())["Resources"]
        for name, policy in {"RDSCluster": "Snapshot", "DBSecret": "Retain"}.items():
            self.assertEqual(resources[name]["DeletionPolicy"], policy)
            self.assertEqual(resources[name]["UpdateReplacePolicy"], policy)

    def test_nothing_listens_for_the_database_but_who_is_named(self):
        group = read_template(DATABASE.read_text())["Resources"]["DBSecurityGroup"]["Properties"]
        self.assertNotIn("SecurityGroupIngress", group)

    def test_graphql_takes_signed_requests_and_the_explorer_is_off_unless_asked_for(self):
        template = read_template(API.read_text())
        self.assertEqual(template["Parameters"]["GraphQLAuthorization"]["Default"], "AWS_IAM")
        self.assertEqual(template["Parameters"]["LegacyAuthorization"]["Default"], "NONE")
        self.assertEqual(template["Parameters"]["Explorer"]["Default"], "off")
        paths = template["Resources"]["EC2InventoryAPI"]["Properties"]["DefinitionBody"]["paths"]
        self.assertEqual(paths["/"]["Fn::If"][0], "HasExplorer")
        for path in ("/graphql", "/schema.graphql", "/health/ready"):
            for method in paths[path].values():
                self.assertEqual(method["security"], {"Fn::If": ["SignsGraphQL", [{"sigv4": []}], []]})

    def test_the_api_is_throttled_logged_traced_and_watched(self):
        resources = translated()["Resources"]
        stage = resources["EC2InventoryAPIStage"]["Properties"]
        self.assertTrue(stage["TracingEnabled"])
        self.assertIn("DestinationArn", stage["AccessLogSetting"])
        json.loads(re.sub(r"\$context[.\w]+", "x", stage["AccessLogSetting"]["Format"]))
        settings = stage["MethodSettings"][0]
        self.assertEqual((settings["ResourcePath"], settings["HttpMethod"]), ("/*", "*"))
        self.assertEqual(settings["ThrottlingRateLimit"], {"Ref": "ThrottlingRate"})
        self.assertEqual(resources["GatewayFunction"]["Properties"]["TracingConfig"], {"Mode": "Active"})
        alarms = [name for name, resource in resources.items() if resource["Type"] == "AWS::CloudWatch::Alarm"]
        self.assertGreaterEqual(len(alarms), 4)


class PermissionTest(unittest.TestCase):
    """The IAM statements, against what the code calls."""

    def test_no_statement_is_about_everything(self):
        for file in TEMPLATES:
            for statement in statements(read_template(file.read_text())):
                with self.subTest(file.name, statement=statement.get("Sid")):
                    actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                    self.assertNotIn("*", "".join(map(str, actions)))
                    self.assertNotEqual(statement.get("Resource"), "*")
                    if statement.get("Principal") == "*":
                        self.assertIn("Condition", statement)

    def test_the_function_may_do_what_it_calls_and_nothing_else(self):
        role = read_template(API.read_text())["Resources"]["GatewayRole"]["Properties"]
        allowed = set()
        for statement in statements(role["Policies"]):
            actions = statement["Action"]
            allowed.update(actions if isinstance(actions, list) else [actions])
        logs = {"logs:CreateLogStream", "logs:PutLogEvents"}  # the runtime's
        secret = {"secretsmanager:GetSecretValue"}  # the Data API's, on behalf of the caller
        self.assertGreaterEqual(len(data_api_actions()), 4)
        self.assertEqual(allowed - logs - secret, data_api_actions())

    def test_the_server_calls_no_aws_api(self):
        template = read_template((DEPLOY / "server" / "server_cfn_template.yaml").read_text())
        self.assertNotIn("Policies", template["Resources"]["TaskRole"]["Properties"])


def data_api_actions():
    """The Data API's operations as IAM names them, by the paths that the code sends requests to."""
    operations = {
        "Execute": "ExecuteStatement",
        "BatchExecute": "BatchExecuteStatement",
        "BeginTransaction": "BeginTransaction",
        "CommitTransaction": "CommitTransaction",
        "RollbackTransaction": "RollbackTransaction",
    }
    sources = (ROOT / "Sources" / "DataAPIStorage").rglob("*.swift")
    paths = {path for source in sources for path in re.findall(r'call\("/(\w+)"', source.read_text())}
    return {f"rds-data:{operations[path]}" for path in paths}


if __name__ == "__main__":
    unittest.main()
