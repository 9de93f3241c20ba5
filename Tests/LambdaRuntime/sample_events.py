"""The sample events of AWS SAM's command line (PyPI: aws-sam-cli), with their holes filled in, and what it has no samples
of, made from their documented shapes."""
import base64
import json
import pathlib
import re
import subprocess
import sys
import zipfile

FOLDER = "samcli/lib/generated_sample_events/events"
CACHE = pathlib.Path(__file__).resolve().parent.parent.parent / ".build" / "lambda-sample-events"


def templates():
    """The files of the wheel by name, fetched once."""
    names = ["apigateway/AwsProxy", "apigateway/HttpApi", "alb/ALBRequest", "apigateway/ApiGatewayRestRequestAuthorizer",
             "sqs/Sqs", "s3/S3Put", "cloudwatch/ScheduledEvent"]
    if not CACHE.exists():
        partial = CACHE.with_suffix(".partial")
        partial.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                        "--dest", str(partial), "aws-sam-cli==1.*"], check=True)
        with zipfile.ZipFile(next(partial.glob("*.whl"))) as wheel:
            for name in names:
                target = partial / f"{name}.json"
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(wheel.read(f"{FOLDER}/{name}.json"))
        partial.rename(CACHE)
    return {name: (CACHE / f"{name}.json").read_text() for name in names}


def sample(name, method="POST", path="graphql", body="", stage="prod", resource="/{proxy+}"):
    """A sample event for this request."""
    holes = {"method": method, "path": path, "stage": stage, "resource": resource, "account_id": "123456789012",
             "dns_suffix": "us-east-1.amazonaws.com", "body": base64.b64encode(body.encode()).decode(),
             "querystringparameters": {"foo": "bar"}}

    def fill(match):
        value = holes.get(match[1].strip(), match[1])
        return value if isinstance(value, str) else json.dumps(value)

    text = templates()[name].replace('"{{{querystringparameters}}}"', "{{{querystringparameters}}}")
    event = json.loads(re.sub(r"\{\{\{?([^{}]+)\}?\}\}", fill, text))
    # The samples come with a browser's header fields and no Content-Type, which every GraphQL client sends.
    if "requestContext" in event:
        event.setdefault("headers", {})["content-type"] = "application/json"
        event["headers"]["accept"] = "application/json"
        if "multiValueHeaders" in event:
            event["multiValueHeaders"].update({"content-type": ["application/json"], "Accept": ["application/json"]})
    return event


def multi_value_load_balancer(event):
    """The same event of a target group with multi-value header fields."""
    event = dict(event)
    event["multiValueHeaders"] = {name: [value] for name, value in event.pop("headers").items()}
    event["multiValueQueryStringParameters"] = {
        name: [value] for name, value in event.pop("queryStringParameters").items()}
    return event


def function_url(event):
    """An HTTP API's event as a function URL would send it."""
    event = json.loads(json.dumps(event))
    host = "abcdefghijklmnop.lambda-url.us-east-1.on.aws"
    event["requestContext"].update({"domainName": host, "domainPrefix": host.split(".")[0], "stage": "$default"})
    for name in ("pathParameters", "stageVariables"):
        event.pop(name, None)
    return event
