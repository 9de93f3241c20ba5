"""What the 2019 sample's function does for GET /ec2/{id}, as a Python programmer writes it today: boto3, one statement.

It is its own runtime, with the standard library's HTTP client and nothing else, so that nothing but the handler costs time.
"""
import http.client
import json
import os

import boto3

SQL = """
SELECT aws_instance_id, aws_region, aws_account, creation_date_utc, package_name, package_version
FROM ec2 JOIN ec2_package USING (instance_key) JOIN package USING (package_id)
WHERE aws_instance_id = :id ORDER BY package_name, package_version
"""

database = {"resourceArn": os.environ["DB_CLUSTER_ARN"], "secretArn": os.environ["DB_CRED_SECRETS_STORE_ARN"],
            "database": os.environ["DB_NAME"]}
client = boto3.client("rds-data")


def handler(event):
    instance_id = event["rawPath"].removeprefix("/ec2/")
    answer = client.execute_statement(
        **database, sql=SQL, parameters=[{"name": "id", "value": {"stringValue": instance_id}}], formatRecordsAs="JSON")
    rows = json.loads(answer["formattedRecords"])
    if not rows:
        body = {"record": {}, "record_found": False}
    else:
        record = {name: rows[0][name] for name in ("aws_instance_id", "aws_region", "aws_account", "creation_date_utc")}
        record["packages"] = [{name: row[name] for name in ("package_name", "package_version")} for row in rows]
        body = {"record": record, "record_found": True}
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}


def main():
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    base = "/2018-06-01/runtime/invocation"
    while True:
        connection.request("GET", f"{base}/next")
        response = connection.getresponse()
        event = json.loads(response.read())
        request_id = response.headers["Lambda-Runtime-Aws-Request-Id"]
        os.environ["_X_AMZN_TRACE_ID"] = response.headers["Lambda-Runtime-Trace-Id"]
        connection.request("POST", f"{base}/{request_id}/response", json.dumps(handler(event)))
        connection.getresponse().read()


if __name__ == "__main__":
    main()
