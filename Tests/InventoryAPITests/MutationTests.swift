import GraphQLExecution
import GraphQLLanguage
import GraphQLSchema
import Inventory
import InventoryAPI
import JSON
import Testing

struct MutationTests {
    let store = RecordingStore()
    let api: InventoryAPI

    init() throws { api = try InventoryAPI(store: store) }

    @Test func `registering writes once and answers what was written`() async {
        let answer = await api.answer(
            """
            mutation { registerInstance(input: {id: "i-1", region: "r", account: "a", createdAt: "1970-01-01T00:00:02+00:00",
                packages: [{name: "bash", version: "5"}, {name: "zsh", version: "1", ecosystem: "deb"}]})
              { a: instance { id } b: instance { packages { totalCount } } } }
            """)
        #expect(answer == #"{"data":{"registerInstance":{"a":{"id":"i-1"},"b":{"packages":{"totalCount":2}}}}}"#)
        #expect(
            store.calls.registrations == [
                [
                    InstanceRegistration(
                        id: "i-1", region: "r", account: "a", createdAt: Timestamp(milliseconds: 2000),
                        packages: [
                            PackageCoordinate(ecosystem: "generic", name: "bash", version: "5"),
                            PackageCoordinate(ecosystem: "deb", name: "zsh", version: "1"),
                        ])
                ]
            ])
        #expect(store.calls.instanceLookups.count == 1)
    }

    @Test func `nothing is read back when nothing is selected`() async {
        let answer = await api.answer(
            #"mutation { registerInstance(input: {id: "i-1", region: "r", account: "a"}) { __typename } }"#)
        #expect(answer == #"{"data":{"registerInstance":{"__typename":"RegisterInstancePayload"}}}"#)
        #expect(store.calls.instanceLookups.isEmpty)
    }

    @Test func `many are registered at once, in order`() async {
        let answer = await api.answer(
            """
            mutation { registerInstances(input: [{id: "i-2", region: "r", account: "a"}, {id: "i-1", region: "r", account: "a"}])
              { instances { id } } none: registerInstances(input: []) { instances { id } } }
            """)
        #expect(
            answer
                == #"{"data":{"registerInstances":{"instances":[{"id":"i-2"},{"id":"i-1"}]},"none":{"instances":[]}}}"#)
        #expect(store.calls.registrations.map(\.count) == [2])
    }

    @Test func `packages are replaced, installed and removed`() async {
        for name in ["replace", "install", "remove"] {
            let answer = await api.answer(
                #"mutation { \#(name)Packages(input: {instanceId: "i-1", packages: [{name: "n", version: "1"}]}) { instance { id } } }"#
            )
            #expect(answer == #"{"data":{"\#(name)Packages":{"instance":{"id":"i-1"}}}}"#)
        }
        #expect(store.calls.writes == ["replace i-1 1", "install i-1 1", "remove i-1 1"])
    }

    @Test func `deregistering shows the instance as it was`() async {
        let answer = await api.answer(
            #"mutation { deregisterInstance(input: {instanceId: "i-1"}) { instance { id region } } }"#)
        #expect(answer == #"{"data":{"deregisterInstance":{"instance":{"id":"i-1","region":"eu-west-1"}}}}"#)
        #expect(store.calls.writes == ["deregister i-1"])
        let missing = await api.answer(
            #"mutation { deregisterInstance(input: {instanceId: "none"}) { instance { id } } }"#)
        #expect(missing.contains("NOT_FOUND"))
    }

    @Test(arguments: [
        (#"id: "", region: "r", account: "a""#, "The id must not be empty."),
        (
            #"id: "\#(String(repeating: "x", count: 256))", region: "r", account: "a""#,
            "The id has 256 characters; at most 255"
        ),
        (#"id: "i", region: "", account: "a""#, "The region must not be empty."),
        (#"id: "i", region: "r", account: "12345678901234""#, "The account has 14 characters; at most 13"),
        (#"id: "a\u0000b", region: "r", account: "a""#, "must not contain NUL"),
        (
            #"id: "i", region: "r", account: "a", packages: [{name: "", version: "1"}]"#,
            "The package name must not be empty."
        ),
        (
            #"id: "i", region: "r", account: "a", packages: [{name: "n", version: "\#(String(repeating: "1", count: 51))"}]"#,
            "The package version has 51 characters; at most 50"
        ),
        (#"id: "i", region: "r", account: "a", packages: [{name: "n", version: "1", ecosystem: "Deb"}]"#, "ecosystem"),
        (#"id: "i", region: "r", account: "a", createdAt: "soon""#, "RFC 3339"),
    ])
    func `a bad value is refused and nothing is written`(input: String, part: String) async {
        let answer = await api.answer("mutation { registerInstance(input: {\(input)}) { __typename } }")
        #expect(answer.contains(part), "\(answer)")
        #expect(answer.contains("BAD_USER_INPUT") || answer.contains("GRAPHQL_VALIDATION_FAILED"))
        #expect(answer.hasSuffix(#""data":null}"#))
        #expect(store.calls.registrations.isEmpty)
    }

    @Test(arguments: [
        (InventoryError.instanceExists("i-1"), "ALREADY_EXISTS", false),
        (.noInstance("i-1"), "NOT_FOUND", false), (InventoryError(.timeout, "Too slow."), "TIMEOUT", true),
        (InventoryError(.unavailable, "The store is away."), "STORE_UNAVAILABLE", true),
        (InventoryError(.internal, "secret internals"), "INTERNAL", true),
    ])
    func `the store's errors have their code, and faults an id for the log`(
        error: InventoryError, code: String, isReported: Bool
    ) async throws {
        var options = InventoryAPIOptions()
        options.reportFault = { _ in "fault-1" }
        let api = try InventoryAPI(store: RecordingStore(failing: error), options: options)
        let answer = await api.answer(
            #"mutation { registerInstance(input: {id: "i-1", region: "r", account: "a"}) { __typename } }"#)
        #expect(answer.contains(#""code":"\#(code)""#))
        #expect(answer.contains("fault-1") == isReported)
        #expect(!answer.contains("secret"))
    }

    @Test func `a mutation is refused where the transport only reads`() async {
        let answer = await api.answer(
            #"mutation { deregisterInstance(input: {instanceId: "i-1"}) { __typename } }"#,
            RequestContext(allowsMutations: false))
        #expect(answer.contains("can't execute a mutation"))
        #expect(store.calls.writes.isEmpty)
    }

    @Test func `limits do not apply to the program's own operations`() async throws {
        let operation = try api.prepare("query ($n: Int) { instances(first: $n) { totalCount } }")
        let response = await api.execute(operation, variables: ["n": .int(500_000)])
        #expect(response.outcome == .executed(.query, hasErrors: false, dataIsNull: false))
        #expect(store.calls.instanceQueries.first?.page.limit == 500_000)
    }

    @Test func `every type, field, argument and value of the schema is described`() {
        for type in api.schema.types where !type.name.hasPrefix("__") {
            #expect(type.description != nil, "\(type.name)")
            for field in type.fields {
                #expect(field.description != nil, "\(type.name).\(field.name)")
                for argument in field.arguments {
                    #expect(argument.description != nil, "\(type.name).\(field.name)(\(argument.name):)")
                }
            }
            for input in type.inputFields { #expect(input.description != nil, "\(type.name).\(input.name)") }
            for value in type.enumValues { #expect(value.description != nil, "\(type.name).\(value.name)") }
        }
    }
}
