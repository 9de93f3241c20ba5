import Testing

@testable import AWSClient

@Suite("A signature of version 4")
struct SignatureTests {
    private let time = AWSTime(iso8601: "2015-08-30T12:36:00Z")
    private let signature = SignatureV4(region: "us-east-1", service: "rds-data")
    private let request = AWSRequest(
        "POST", AWSEndpoint(host: "rds-data.us-east-1.amazonaws.com"), path: "/Execute",
        headers: [AWSHeaderField("Content-Type", "application/json")],
        body: Array(
            #"{"resourceArn":"arn:aws:rds:us-east-1:123456789012:cluster:inv","secretArn":"arn:aws:secretsmanager:us-east-1:123456789012:secret:inv-AbCdEf","sql":"SELECT 1"}"#
                .utf8))

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.append(hexadecimal: bytes)
        return String(decoding: digits, as: UTF8.self)
    }

    @Test("is the one that botocore makes of a statement's request, at each step")
    func statement() throws {
        let time = try #require(time)
        let canonical = CanonicalRequest(request, adding: [AWSHeaderField("X-Amz-Date", time.basic)], query: "")
        #expect(
            String(decoding: canonical.bytes, as: UTF8.self) == """
                POST
                /Execute

                content-type:application/json
                host:rds-data.us-east-1.amazonaws.com
                x-amz-date:20150830T123600Z

                content-type;host;x-amz-date
                84641c98cf40726659b1f28f903d0cf38de51abe336a8122d757089d6a2b9f25
                """)
        #expect(
            hexadecimal(SHA256.hash(canonical.bytes))
                == "150fb905f57f73372c9b96c17645f67dbb6a8169e40fcc885d8c8e0ee814480e")
        #expect(
            hexadecimal(signature.signingKey(for: exampleCredentials.secretAccessKey, time.date))
                == "e92be733501a7172f8c7e237052bdbda28a91cf312f28af4e5c872ac3b34acc7")
        #expect(
            signature.headers(signing: request, with: exampleCredentials, at: time) == [
                AWSHeaderField("X-Amz-Date", "20150830T123600Z"),
                AWSHeaderField(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/rds-data/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=ff113e6fd8b5f50c18b98b37779d822cef92d5a84b4faac35c32a242f11a3609"),
            ])
    }

    @Test("covers the token of temporary credentials")
    func token() throws {
        let time = try #require(time)
        let credentials = exampleCredentials.with(token: "AQoDYXdzEXAMPLETOKEN/+==")
        let fields = signature.headers(signing: request, with: credentials, at: time)
        #expect(fields.map(\.name) == ["X-Amz-Date", "X-Amz-Security-Token", "Authorization"])
        #expect(
            fields[2].value.hasSuffix("Signature=c9eab61a6070aaa9769c79ca61fe165ab1c4190284937888adf8fc088e32a6eb"))
    }

    @Test("is the password of a database that AWS's own client makes")
    func databasePassword() throws {
        let token = RDSAuthToken.make(
            host: "db.cluster-abc.us-east-1.rds.amazonaws.com", port: 5432, user: "app", region: "us-east-1",
            with: exampleCredentials, at: try #require(time)
        ).reveal()
        #expect(token.hasPrefix("db.cluster-abc.us-east-1.rds.amazonaws.com:5432/?Action=connect&DBUser=app&X-Amz-"))
        #expect(
            token.hasSuffix(
                "&X-Amz-Signature=f3d9f03674e2febdf5d68f421dd3b5a87c6225b8497cb2b77423475f094a0b6b"))
    }

    @Test("uses another key for other credentials and for another day")
    func keys() throws {
        let time = try #require(time)
        func authorization(_ credentials: AWSCredentials, _ time: AWSTime) -> String? {
            signature.headers(signing: request, with: credentials, at: time).last?.value
        }
        let first = authorization(exampleCredentials, time)
        let other = AWSCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("another"))
        #expect(authorization(other, time) != first)
        #expect(authorization(exampleCredentials, AWSTime(seconds: time.seconds + 86_400)) != first)
        #expect(authorization(exampleCredentials, time) == first)
    }
}
