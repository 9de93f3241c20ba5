import Foundation
import JSON
import Testing

@Suite("What was acknowledged stays")
struct DurabilityTests {
    @Test("when the server is killed twenty times in the middle of registrations")
    func survivesKills() async throws {
        let directory = try TemporaryDirectory()
        let packages = 40
        var acknowledged: [String] = []
        for round in 0..<20 {
            let server = try Server(store: directory.store())
            let streams = 4
            let killed = Task { [round] in
                try await Task.sleep(for: .milliseconds(100 + round * 17))
            }
            acknowledged += await withTaskGroup(of: [String].self) { group in
                for stream in 0..<streams {
                    let sender = server.sender
                    group.addTask {
                        var ids: [String] = []
                        for number in 0..<10_000 {
                            let registration = Registration("i-\(round)-\(stream)-\(number)", packages: packages)
                            let answer = try? await sender.graphQL(Registration.document, registration.variables)
                            guard let answer else { break }
                            if answer.json?["data.registerInstance.instance.id"]?.text == registration.id {
                                ids.append(registration.id)
                            }
                        }
                        return ids
                    }
                }
                _ = try? await killed.value
                server.kill()
                return await group.reduce(into: []) { $0 += $1 }
            }
        }
        #expect(acknowledged.count > 20)

        let server = try Server(store: directory.store())
        for start in stride(from: 0, to: acknowledged.count, by: 100) {
            let ids = acknowledged[start..<min(start + 100, acknowledged.count)]
            let answer = try await server.graphQL(
                "query($ids: [String!]) { instances(first: 100, filter: {id: {in: $ids}}) "
                    + "{ nodes { packages(first: 1) { totalCount } } } }",
                variables: ["ids": .array(ids.map { .string($0) })])
            let nodes = answer.json?["data.instances.nodes"]?.elements ?? []
            #expect(nodes.count == ids.count)
            #expect(nodes.allSatisfy { $0["packages.totalCount"] == .int(packages) })
        }
        // Nor is there half an instance among those that were not acknowledged.
        let partial = try await server.graphQL(
            "{ instances(filter: {packageCount: {ne: \(packages)}}) { totalCount } }")
        #expect(partial.json?["data.instances.totalCount"] == .int(0))
        #expect(server.terminate() == 0)
        #expect(try SQLite.execute("PRAGMA integrity_check", in: directory.file("inventory.db")) == "ok\n")
    }

    @Test("and only one of fifty clients that race for an id gets it")
    func race() async throws {
        let directory = try TemporaryDirectory()
        let server = try Server(store: directory.store())
        let answers = try await withThrowingTaskGroup(of: JSONValue?.self) { group in
            for client in 1...50 {
                let sender = server.sender
                group.addTask {
                    try await sender.graphQL(
                        Registration.document, Registration("i-contended", packages: client).variables
                    ).json
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let won = answers.filter { $0?["data.registerInstance.instance.id"] != nil }
        let lost = answers.filter { $0?["errors.0.extensions.code"]?.text == "ALREADY_EXISTS" }
        #expect(won.count == 1)
        #expect(lost.count == 49)
    }

    @Test("with 10,000 packages in one registration, while a million are refused for their size")
    func sizes() async throws {
        let directory = try TemporaryDirectory()
        let server = try Server(store: directory.store())
        let large = try await server.graphQL(
            Registration.document, variables: Registration("i-large", packages: 10_000).variables)
        #expect(large.json?["data.registerInstance.instance.id"]?.text == "i-large", "\(large.text.prefix(500))")
        let read = try await server.graphQL(#"{ instance(id: "i-large") { packages(first: 1) { totalCount } } }"#)
        #expect(read.json?["data.instance.packages.totalCount"] == .int(10_000))

        let tooLarge = try? await server.graphQL(
            Registration.document, variables: Registration("i-larger", packages: 1_000_000).variables)
        // Either the refusal arrives, or the server hangs up on a client that goes on sending.
        if let tooLarge { #expect(tooLarge.status == 413) }
        let count = try await server.graphQL("{ instances { totalCount } }")
        #expect(count.json?["data.instances.totalCount"] == .int(1))
    }
}
