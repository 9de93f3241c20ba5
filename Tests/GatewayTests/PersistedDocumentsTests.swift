import Gateway
import HTTPTypes
import Testing

@Suite("A document that is named, not sent") struct PersistedDocumentsTests {
    static let query = "{__typename}"
    /// The SHA-256 of the query, by sha256sum.
    static let hash = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"
    static let data = #"{"data":{"__typename":"Query"}}"#

    static func body(query: String? = nil, hash: String = hash, version: Int = 1) -> String {
        let query = query.map { "\"query\":\"\($0)\"," } ?? ""
        return "{\(query)\"extensions\":{\"persistedQuery\":{\"version\":\(version),\"sha256Hash\":\"\(hash)\"}}}"
    }

    @Test("is asked for once, and known to all since") func automatic() async throws {
        let gateway = try await TestGateway()
        let unknown = await gateway.post(Self.body())
        #expect(unknown.status == .ok)
        #expect(
            unknown.text
                == #"{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}"#
        )
        #expect(await gateway.post(Self.body(), accept: "application/graphql-response+json").status == .badRequest)
        #expect(await gateway.post(Self.body(query: Self.query)).text == Self.data)
        #expect(await gateway.post(Self.body()).text == Self.data)
        #expect(await gateway.post(Self.body(hash: Self.hash.uppercased())).text == Self.data)
        #expect(await gateway.post(#"{"documentId":"sha256:\#(Self.hash)"}"#).text == Self.data)
    }

    /// Malformed uses of the protocol, with what the answer says.
    static let wrong: [(String, String)] = [
        (body(query: "{a:__typename}"), "is not the SHA-256"), (body(query: query, hash: "abc"), "is not the SHA-256"),
        (body(version: 2), "must be {"), (#"{"extensions":{"persistedQuery":true}}"#, "must be {"),
        (#"{"extensions":{"persistedQuery":{"version":1}}}"#, "must be {"),
        (#"{"query":"{__typename}","documentId":"a"}"#, "not both"), (#"{"documentId":1}"#, "must be a string"),
    ]

    @Test("must be named as the protocol says", arguments: wrong) func malformed(_ body: String, _ text: String)
        async throws
    {
        let response = await (try TestGateway()).post(body)
        #expect(response.status == .badRequest)
        #expect(response.message?.contains(text) == true, "\(response.text)")
    }

    @Test("is not kept where that is switched off") func off() async throws {
        let gateway = try await TestGateway { $0.automaticDocumentBytes = 0 }
        #expect(await gateway.post(Self.body(query: Self.query)).text == Self.data)
        #expect(await gateway.post(Self.body()).text.contains("PERSISTED_QUERY_NOT_SUPPORTED"))
    }

    @Test("is forgotten when newer ones need its room, and kept while it is used") func bounded() async throws {
        let gateway = try await TestGateway { $0.automaticDocumentBytes = 4_096 }
        _ = await gateway.post(Self.body(query: Self.query))
        for number in 0..<40 {
            let query = "{a\(number):__typename}"
            _ = await gateway.post(Self.body(query: query, hash: sha256(query)))
            #expect(await gateway.post(Self.body()).text == Self.data)
        }
        #expect(await gateway.post(Self.body(hash: sha256("{a0:__typename}"))).text.contains("NOT_FOUND"))
        #expect(await gateway.post(Self.body(hash: sha256("{a39:__typename}"))).text.contains("Query"))
    }

    static let manifests = [
        #"{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"one","name":"Q","type":"query","body":"query Q {__typename}"}]}"#,
        #"{"one":"query Q {__typename}"}"#,
    ]

    @Test("comes from a manifest of Apollo's or Relay's", arguments: manifests) func trusted(_ manifest: String)
        async throws
    {
        let documents = try TrustedDocuments(manifest: Array(manifest.utf8))
        let gateway = try await TestGateway { $0.trustedDocuments = documents }
        #expect(await gateway.post(#"{"documentId":"one"}"#).text == Self.data)
        #expect(await gateway.post(Self.body(hash: "one")).text == Self.data)
        #expect(await gateway.post(#"{"documentId":"two"}"#).text.contains("PERSISTED_QUERY_NOT_FOUND"))
        #expect(await gateway.post(#"{"query":"{__typename}"}"#).text == Self.data)
    }

    @Test("is the only kind where the manifest alone is trusted") func onlyTrusted() async throws {
        let documents = try TrustedDocuments(manifest: Array(Self.manifests[1].utf8))
        let gateway = try await TestGateway {
            ($0.trustedDocuments, $0.acceptsOnlyTrustedDocuments) = (documents, true)
        }
        #expect(await gateway.post(#"{"documentId":"one"}"#).text == Self.data)
        #expect(await gateway.post(#"{"query":"query Q {__typename}"}"#).text == Self.data)
        for body in [
            #"{"query":"{__typename}"}"#, #"{"documentId":"two"}"#, Self.body(), Self.body(query: Self.query),
        ] {
            let response = await gateway.post(body)
            #expect(response.status == .forbidden)
            #expect(response.text.contains(#""code":"FORBIDDEN""#))
        }
        #expect(await gateway.send(.get, "/graphql?documentId=one").text == Self.data)
    }

    /// Texts that are no manifests, with what is said about them.
    static let wrongManifests: [(String, String)] = [
        ("{", "not JSON"), ("[]", "must be a JSON object"), (#"{"a":1}"#, "\"a\" is no string"),
        (#"{"a":"{b}","a":"{c}"}"#, "two documents"),
        (#"{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}"#, "version"),
        (#"{"format":"apollo-persisted-query-manifest","version":1}"#, "must be a list"),
        (#"{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a"}]}"#, "Operation 1"),
    ]

    @Test("has its manifest read strictly", arguments: wrongManifests) func manifest(_ text: String, _ reason: String) {
        do throws(TrustedDocuments.ManifestError) {
            _ = try TrustedDocuments(manifest: Array(text.utf8))
            Issue.record("taken for a manifest: \(text)")
        } catch {
            #expect(error.description.contains(reason), "\(error)")
        }
    }

    @Test("may be asked for by GET from anywhere, and again with its entity tag") func entityTag() async throws {
        let gateway = try await TestGateway(profile: .production)
        _ = await gateway.post(Self.body(query: Self.query))
        let path = "/graphql?documentId=sha256:" + Self.hash
        let first = await gateway.send(.get, path)
        #expect(first.text == Self.data)
        #expect(first.headerFields[.cacheControl] == "private, no-cache")
        #expect(first.headerFields[.vary] == "Accept")
        let tag = try #require(first.headerFields[.eTag])
        for known in [tag, "\"other\", \(tag)", "*", String(tag.dropFirst(2))] {
            let again = await gateway.send(.get, path, [.ifNoneMatch: known])
            #expect(again.status == .notModified)
            #expect(again.body.isEmpty)
            #expect(again.headerFields[.eTag] == tag)
        }
        #expect(await gateway.send(.get, path, [.ifNoneMatch: "\"other\""]).status == .ok)
        #expect(await gateway.post(Self.body()).headerFields[.eTag] == nil)
    }
}
