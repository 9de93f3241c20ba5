import GraphQLExecution
import GraphQLSchema
import JSON

final class Fleet: Sendable {
    let names = ["Beagle", "Endeavour"]
    let masts = [2, 3]
}

func makeExecutor() throws -> Executor {
    let schema = try Schema(
        sdl: """
            type Query { ships(first: Int! = 10): [Ship!]! }
            type Ship { name: String!, masts: Int }
            """)
    var resolvers = Resolvers()
    resolvers.query("ships") { context in
        let fleet = Fleet()
        return .objects(fleet, count: min(context.arguments["first"]?.intValue ?? 0, fleet.names.count))
    }
    resolvers.object("Ship", of: Fleet.self) { ship in
        ship.field("name") { fleet, index in .string(fleet.names[index]) }
        ship.field("masts") { fleet, index in .int(fleet.masts[index]) }
    }
    return try Executor(schema: schema, resolvers: resolvers)
}

func answer(_ document: String, _ variables: JSONObject = [:]) async throws -> String {
    let executor = try makeExecutor()
    let response = await executor.execute(GraphQLRequest(document: Array(document.utf8), variables: variables))
    return String(decoding: response.body, as: UTF8.self)
}
