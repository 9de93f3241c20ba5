"""Random requests, signed by botocore: one JSON object a line.

    python3 botocore_signatures.py --count 2000 --seed 1

Each line has the request, the credentials, the moment, and the header fields or the query that
botocore makes of them; the tests of AWSClient have to make the same.
"""

import argparse
import datetime
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "DataAPI"))
import tools  # noqa: E402

tools.provide()

import botocore.auth  # noqa: E402
from botocore.awsrequest import AWSRequest  # noqa: E402
from botocore.credentials import Credentials  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--count", type=int, required=True)
parser.add_argument("--seed", type=int, required=True)
options = parser.parse_args()

chance = random.Random(options.seed)
PLAIN = "abcXYZ019-._~"
ENCODED = ["%20", "%2F", "%C3%A9", "%25", "%3A", "%7E", "%2B", "%E2%82%AC"]
# What may stand in a path without being encoded, and has to be when it is signed.
LOOSE = "!$&'()*+,;=:@"


def word(length, alphabet=PLAIN, encoded=ENCODED):
    return "".join(
        chance.choice(encoded) if encoded and chance.random() < 0.15 else chance.choice(alphabet)
        for _ in range(chance.randint(0, length))
    )


def path():
    if chance.random() < 0.1:
        return ""
    segments = [chance.choice([word(8, PLAIN + LOOSE), ".", "..", "", "Execute"]) for _ in range(chance.randint(0, 6))]
    return "/" + "/".join(segments) + chance.choice(["", "/"])


def query():
    if chance.random() < 0.4:
        return ""
    pairs = []
    for _ in range(chance.randint(1, 5)):
        name = chance.choice(["a", "A", "b", "list-type", word(5) or "n"])
        pairs.append(chance.choice([name, f"{name}=", f"{name}={word(8)}", f"{name}={word(4)}=x"]))
    return "&".join(pairs)


def headers():
    fields = []
    names = ["Content-Type", "content-type", "X-Amz-Target", "Accept", "User-Agent", "Expect", "X-Amzn-Trace-Id",
             "Connection", "X-Custom", "x-custom", "Transfer-Encoding"]
    for name in chance.sample(names, chance.randint(0, 6)):
        spaces = chance.choice(["", " ", "   ", "\t"])
        value = spaces + word(6, PLAIN + " ,;=/\"", None) + spaces + " " + word(6, PLAIN + "  ", None) + spaces
        fields.append([name, value])
    return fields


for number in range(options.count):
    scheme = chance.choice(["https", "https", "http"])
    host = chance.choice(["rds-data.us-east-1.amazonaws.com", "127.0.0.1", "example.com", "[::1]"])
    port = chance.choice(["", "", ":443", ":80", ":8443", ":4566"])
    region = chance.choice(["us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1"])
    service = chance.choice(["rds-data", "execute-api", "sts", "rds-db"])
    body = chance.choice(["", json.dumps({"sql": word(50, PLAIN + " äß€", None)}), word(200, PLAIN + "\n")])
    key_id = "AKID" + word(12, "ABCDEFGHIJ0123", None)
    secret = word(40, "abcXYZ0189+/=", None) or "secret"
    token = chance.choice([None, word(80, "abcXYZ0189+/=", None) or "t"])
    moment = datetime.datetime(2015, 8, 30, 12, 36, 0) + datetime.timedelta(seconds=chance.randint(-10**9, 10**9))
    case = {
        "method": chance.choice(["POST", "GET", "PUT", "DELETE"]), "scheme": scheme, "host": host + port, "path": path(),
        "query": query(), "headers": headers(), "body": body, "region": region, "service": service, "keyID": key_id,
        "secret": secret, "token": token, "seconds": int(moment.replace(tzinfo=datetime.timezone.utc).timestamp()),
        "presigned": chance.random() < 0.2,
    }
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: moment
    url = f"{scheme}://{case['host']}{case['path']}" + ("?" + case["query"] if case["query"] else "")
    request = AWSRequest(method=case["method"], url=url, data=body.encode())
    credentials = Credentials(key_id, secret, token)
    if case["presigned"]:
        # Presigned requests carry no fields of their own here: whoever has the URL sends none.
        case["headers"] = []
        case["body"] = ""
        case["query"] = "&".join(f"n{n}={word(8, PLAIN, None)}" for n in range(chance.randint(0, 3)))
        request = AWSRequest(
            method=case["method"], data=b"",
            url=f"{scheme}://{case['host']}{case['path']}" + ("?" + case["query"] if case["query"] else ""))
        botocore.auth.SigV4QueryAuth(credentials, service, region, expires=900).add_auth(request)
        case["expected"] = {"query": request.url.split("?", 1)[1]}
    else:
        for name, value in case["headers"]:
            request.headers[name] = value
        botocore.auth.SigV4Auth(credentials, service, region).add_auth(request)
        case["expected"] = {"authorization": request.headers["Authorization"], "date": request.headers["X-Amz-Date"]}
    print(json.dumps(case))
