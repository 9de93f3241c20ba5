/// How long a signature takes: compiled by `Benchmarks/data-api` together with the sources of AWSClient that sign.
@main
enum SigningBenchmark {
    static func main() {
        let request = AWSRequest(
            "POST", AWSEndpoint(host: "rds-data.eu-central-1.amazonaws.com"), path: "/Execute",
            headers: [AWSHeaderField("Content-Type", "application/json")], body: Array(repeating: 0x61, count: 2000))
        let credentials = AWSCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            sessionToken: Secret(String(repeating: "t", count: 400)))
        let signature = SignatureV4(region: "eu-central-1", service: "rds-data")
        var medians: [Double] = []
        for _ in 0..<11 {
            let rounds = 2000
            let duration = ContinuousClock().measure {
                for _ in 0..<rounds { _ = signature.headers(signing: request, with: credentials) }
            }
            medians.append(Double(duration.components.attoseconds) / 1e12 / Double(rounds))
        }
        print(medians.sorted()[5])
    }
}
