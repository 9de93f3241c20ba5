"""AWS on a loopback port, as far as a deployment needs it: moto's server, with what its CloudFormation lacks.

Added are the serverless transform, the resource types that the templates use and moto has not, and in change sets the
column that says what would be replaced.

    cloud.py        prints its port on a line, and serves until its standard input closes
"""

import json
import sys
import threading

from moto.apigateway.models import RestAPI, apigateway_backends
from moto.awslambda.models import LambdaVersion, lambda_backends
from moto.cloudformation.models import Change, ChangeSet, CloudFormationBackend, cloudformation_backends
from moto.cloudformation.parsing import ResourceMap, clean_json, parse_and_update_resource
from moto.core.common_models import CloudFormationModel
from moto.rds.models import DBInstance, rds_backends
from moto.secretsmanager.models import secretsmanager_backends
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from templates import read_template, translate


def expanded(text, parameters):
    """The template as CloudFormation works on it: in long forms, and without a transform."""
    template = read_template(text)
    if "AWS::Serverless-2016-10-31" in str(template.get("Transform")):
        template = translate(template, parameters)
    return template


MODELS = []


def model(resource):
    """Makes a class one of moto's: it looks for those that are derived directly, from a module of its own."""
    made = type(resource.__name__, (resource, CloudFormationModel), {"__module__": "moto.cloudformation.models"})
    MODELS.append(made)
    return made


class Resource:
    """A resource that is only remembered: its properties, and its name as what `Ref` gives."""

    kind = ""
    name_property = ""
    # Properties that CloudFormation can only change by making the resource anew.
    replacing = ()

    def __init__(self, name, properties, region, account):
        self.physical_resource_id = name
        self.properties = properties
        self.arn = f"arn:aws:{self.kind.lower().replace('::', ':')}:{region}:{account}:{name}"

    @classmethod
    def cloudformation_type(cls):
        return cls.kind

    @classmethod
    def cloudformation_name_type(cls):
        return cls.name_property

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, attribute):
        return self.arn if attribute.endswith("Arn") else f"{self.physical_resource_id}-{attribute}"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        return cls(resource_name, cloudformation_json.get("Properties", {}), region_name, account_id)

    @classmethod
    def update_from_cloudformation_json(
        cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name
    ):
        original_resource.properties = cloudformation_json.get("Properties", {})
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass

    def is_created(self):
        return True


@model
class Secret(Resource):
    kind = "AWS::SecretsManager::Secret"
    name_property = "Name"

    def __init__(self, name, properties, region, account):
        Resource.__init__(self, name, properties, region, account)
        form = properties["GenerateSecretString"]
        content = json.loads(form["SecretStringTemplate"]) | {form["GenerateStringKey"]: "made-up"}
        secret = secretsmanager_backends[account][region].create_secret(
            name=name, secret_string=json.dumps(content), secret_binary=None, description=None, tags=None,
            kms_key_id=None, client_request_token=None, replica_regions=[], force_overwrite=False,
        )
        self.arn = self.physical_resource_id = json.loads(secret)["ARN"]


@model
class Cluster(Resource):
    kind = "AWS::RDS::DBCluster"
    name_property = "DBClusterIdentifier"
    replacing = ("DBClusterIdentifier", "DatabaseName", "Engine", "EngineMode", "MasterUsername", "SnapshotIdentifier")

    def __init__(self, name, properties, region, account):
        Resource.__init__(self, name, properties, region, account)
        self.backend = rds_backends[account][region]
        self.cluster = self.backend.create_db_cluster(
            {
                "db_cluster_identifier": name,
                "engine": properties["Engine"],
                "engine_version": properties.get("EngineVersion"),
                "engine_mode": properties.get("EngineMode"),
                "database_name": properties.get("DatabaseName"),
                "master_username": properties.get("MasterUsername", "from_snapshot"),
                "master_user_password": properties.get("MasterUserPassword", "made-up-by-rds"),
                "manage_master_user_password": properties.get("ManageMasterUserPassword", False),
                "storage_encrypted": properties.get("StorageEncrypted", False),
                "deletion_protection": False,
            }
        )

    def get_cfn_attribute(self, attribute):
        return {
            "DBClusterArn": self.cluster.db_cluster_arn,
            "Endpoint.Address": self.cluster.endpoint,
            "MasterUserSecret.SecretArn": getattr(getattr(self.cluster, "master_user_secret", None), "secret_arn", None),
        }[attribute]


@model
class Alias(Resource):
    kind = "AWS::Lambda::Alias"

    def __init__(self, name, properties, region, account):
        Resource.__init__(self, name, properties, region, account)
        alias = lambda_backends[account][region].create_alias(
            name=properties["Name"], function_name=properties["FunctionName"],
            function_version=str(properties["FunctionVersion"]), description="", routing_config=None,
        )
        self.physical_resource_id = alias.arn


# Of these, nothing but the properties matters here.
for kind, name_property in {
    "AWS::ApiGateway::Account": "",
    "AWS::ApiGateway::Stage": "StageName",
    "AWS::CloudWatch::Alarm": "AlarmName",
    "AWS::Events::EventBusPolicy": "",
    "AWS::SecretsManager::SecretTargetAttachment": "",
    "AWS::SQS::QueuePolicy": "",
}.items():
    model(type(kind.replace("::", ""), (Resource,), {"kind": kind, "name_property": name_property}))


def read_changes(self):
    """A change set's rows, with what CloudFormation would have to make anew."""
    changes = {change.logical_resource_id: change for change in plain_diff(self)}
    old = self.stack.resource_map
    new = ResourceMap(
        self.stack_id, self.stack_name, self.parameters, {}, account_id=self.stack.account_id,
        region_name=self.stack.region_name, template=self.template_dict, cross_stack_resources={},
    )
    new.load_mapping()
    new.load_parameters()
    new.load_conditions()
    for name, definition in self.template_dict["Resources"].items():
        existing = old._parsed_resources.get(name)
        if not getattr(existing, "replacing", ()):
            continue
        properties = definition.get("Properties", {})
        values = {key: clean_json(properties.get(key), new) for key in existing.replacing}
        if any(value != existing.properties.get(key) for key, value in values.items()):
            changes[name] = Change("Modify", name, definition["Type"])
            changes[name].replacement = "True"
    for change in changes.values():
        change.replacement = getattr(change, "replacement", "False" if change.action == "Modify" else None)
    return list(changes.values())


def create_change_set(self, *, template, parameters, **rest):
    text = json.dumps(expanded(template, parameters), sort_keys=True)
    return plain_create_change_set(self, template=text, parameters=parameters, **rest)


def apply(self):
    """Carries a change set out, with the stack's outputs and with exports, which moto knows from `create-stack` alone."""
    stack = self.stack
    exports = cloudformation_backends[stack.account_id][stack.region_name].exports
    stack.cross_stack_resources = stack.resource_map.cross_stack_resources = exports
    stack.template = self.template
    stack._parse_template()
    stack.resource_map.update(self.template_dict, self.parameters)
    # A parameter can change an API through a condition, which moto does not look at.
    for name, definition in self.template_dict["Resources"].items():
        if definition["Type"] == "AWS::ApiGateway::RestApi":
            parse_and_update_resource(name, definition, stack.resource_map, stack.account_id, stack.region_name)
    stack.parameters = self.parameters
    stack.output_map = stack._create_output_map()
    exports.update((export.name, export) for export in stack.exports)


def put_body(api, properties, backend):
    """Gives an API the paths of its body; moto reads one dialect, and paths are the same in both."""
    body = {"openapi": "3.0.1"} | {name: value for name, value in properties["Body"].items() if name != "swagger"}
    backend.put_rest_api(api.id, body, fail_on_warnings=False, mode="overwrite")
    return api


def create_api(cls, resource_name, cloudformation_json, account_id, region_name, **_):
    properties = cloudformation_json["Properties"]
    backend = apigateway_backends[account_id][region_name]
    api = backend.create_rest_api(
        name=properties["Name"], description="", endpoint_configuration=properties.get("EndpointConfiguration")
    )
    return put_body(api, properties, backend)


def update_api(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
    return put_body(original_resource, cloudformation_json["Properties"], apigateway_backends[account_id][region_name])


# An instance of a cluster takes its version from there, which moto does not know.
DBInstance.default_engine_versions |= {"aurora-mysql": "8.0.mysql_aurora.3.08.2", "aurora-postgresql": "16.8"}
LambdaVersion.get_cfn_attribute = lambda self, attribute: {"Version": self.version}[attribute]
plain_diff = ChangeSet.diff
plain_create_change_set = CloudFormationBackend.create_change_set
ChangeSet.diff = read_changes
ChangeSet.apply = apply
CloudFormationBackend.create_change_set = create_change_set
RestAPI.create_from_cloudformation_json = classmethod(create_api)
RestAPI.update_from_cloudformation_json = classmethod(update_api)


def main():
    server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=True)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
