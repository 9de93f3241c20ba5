"""Checks Signature Version 4 with botocore's own code."""

import datetime
import hmac
import re
import threading

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from .errors import APIError

REGION = "us-east-1"
SERVICE = "rds-data"
SKEW = datetime.timedelta(minutes=5)
AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/,\s]+)/(?P<date>\d{8})/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request"
    r",\s*SignedHeaders=(?P<headers>[a-z0-9;-]+),\s*Signature=(?P<signature>[0-9a-f]{64})$"
)


class CredentialStore:
    """The credentials that requests may be signed with, and those that have expired."""

    def __init__(self):
        self.lock = threading.Lock()
        self.valid = {}
        self.expired = set()
        self.add("AKIDLOCALDATAAPI", "local/secret+access/key")

    def add(self, access_key, secret_key, token=None):
        with self.lock:
            self.valid[access_key] = Credentials(access_key, secret_key, token)
            self.expired.discard(access_key)

    def expire_all(self):
        with self.lock:
            self.expired.update(self.valid)

    def find(self, access_key, token):
        with self.lock:
            credentials = self.valid.get(access_key)
            if credentials is None or (credentials.token or None) != (token or None):
                raise APIError("UnrecognizedClientException", "The security token included in the request is invalid.")
            if access_key in self.expired:
                raise APIError("ExpiredTokenException", "The security token included in the request is expired")
            return credentials


def check(method, target, headers, body, store):
    """Throws what AWS answers to a request that is not signed well. `headers` has lower-case names."""
    authorization = headers.get("authorization")
    if not authorization:
        raise APIError("MissingAuthenticationTokenException", "Missing Authentication Token")
    parts = AUTHORIZATION.match(authorization)
    if not parts:
        raise APIError("IncompleteSignatureException", f"Authorization header is not well formed: {authorization!r}")
    date = headers.get("x-amz-date", "")
    time = _time(date)
    credentials = store.find(parts["key"], headers.get("x-amz-security-token"))
    scope = f"{parts['date']}/{parts['region']}/{parts['service']}"
    expected = f"{date[:8]}/{REGION}/{SERVICE}"
    if scope != expected:
        raise APIError("InvalidSignatureException", f"Credential should be scoped to {expected}, not {scope}.")
    _check_clock(date, time)
    signed = parts["headers"].split(";")
    required = {"host", "x-amz-date"} | {name for name in headers if name == "x-amz-security-token"}
    if not required <= set(signed) or signed != sorted(signed):
        raise APIError("InvalidSignatureException", f"SignedHeaders must have {sorted(required)}, in order.")
    if not hmac.compare_digest(_signature(method, target, headers, signed, body, credentials, date), parts["signature"]):
        raise APIError(
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
            "Key and signing method. Consult the service documentation for details.",
        )


def _signature(method, target, headers, signed, body, credentials, date):
    request = AWSRequest(method=method, url=f"http://{headers.get('host', '')}{target}", data=body)
    for name in signed:
        request.headers[name] = headers.get(name, "")
    request.context["timestamp"] = date
    signer = SigV4Auth(credentials, SERVICE, REGION)
    return signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request)


def _time(date):
    try:
        return datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ")
    except ValueError:
        raise APIError("IncompleteSignatureException", f"Date must be in ISO-8601 'basic format'. Got '{date}'.") from None


def _check_clock(date, time):
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    text = f"{now:%Y%m%dT%H%M%SZ}"
    if time < now - SKEW:
        limit = f"{now - SKEW:%Y%m%dT%H%M%SZ}"
        raise APIError("InvalidSignatureException", f"Signature expired: {date} is now earlier than {limit} ({text} - 5 min.)")
    if time > now + SKEW:
        limit = f"{now + SKEW:%Y%m%dT%H%M%SZ}"
        raise APIError("InvalidSignatureException", f"Signature not yet current: {date} is still later than {limit} ({text} + 5 min.)")
