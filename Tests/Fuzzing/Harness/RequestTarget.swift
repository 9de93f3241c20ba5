import GraphQLExecution
import JSON

/// What comes over HTTP: JSON texts, the gateway's decoding of a body (`{…`) or a query string (`?…`), media types, and
/// variables against every kind of input type.
enum RequestTarget {
    static func check(_ input: [UInt8]) {
        checkJSON(input)
        checkReading(input)
        if input.first == UInt8(ascii: "?") {
            checkQueryString(String(decoding: input.dropFirst(), as: UTF8.self))
        } else {
            checkBody(input)
        }
    }

    private static func checkJSON(_ input: [UInt8]) {
        let isSkipped = input.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes)
            return (try? reader.skipValue()) != nil && (try? reader.finish()) != nil
        }
        do throws(JSONParseError) {
            let value = try JSONValue(parsing: input)
            require(isSkipped, "What parses can be skipped.")
            let written = value.serializedBytes()
            guard let again = try? JSONValue(parsing: written) else {
                fatalError("What is written parses: \(String(decoding: written, as: UTF8.self))")
            }
            require(
                again.serializedBytes() == written, "Writing is stable: \(String(decoding: written, as: UTF8.self))")
            require((try? JSONValue(parsing: value.prettyPrinted())) == again, "Pretty printing keeps the value.")
        } catch {
            require(error.offset <= input.count, "An error is inside the text.")
            require(error.line > 0 && error.column > 0, "Places count from 1.")
        }
    }

    /// Reads rows as storage does, whatever their elements are.
    private static func checkReading(_ input: [UInt8]) {
        input.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes)
            _ = failure { () throws(JSONParseError) in
                try reader.beginArray()
                while try reader.nextElement() {
                    try reader.beginArray()
                    if try reader.nextElement() { _ = try reader.readInt() }
                    if try reader.nextElement() { _ = try reader.readString() }
                    if try reader.nextElement() { _ = try reader.readBool() }
                    if try reader.nextElement(), try !reader.readNull() { try reader.skipValue() }
                    if try reader.nextElement() { _ = try reader.readDouble() }
                    try reader.endArray()
                }
                try reader.finish()
            }
        }
    }

    private static func checkVariables(_ variables: JSONObject) {
        for operation in operations { ExecutorTarget.check(GraphQLRequest(document: operation, variables: variables)) }
    }

    private static let operations = [
        "query ($int: Int, $ints: [[Int!]!], $float: Float! = 1.5, $id: ID, $string: String, $boolean: Boolean = true) "
            + "{ scalars(int: $int, ints: $ints, float: $float, id: $id, string: $string, boolean: $boolean) }",
        "query ($point: Point, $points: [Point!], $choice: Choice, $color: Color = RED, $odd: Odd, $any: Any) "
            + "{ inputs(point: $point, points: $points, choice: $choice, color: $color, odd: $odd, any: [$any]) }",
        "query ($x: Int!, $text: String!) "
            + "{ inputs(point: {x: $x, next: {x: $x, y: 1}}, choice: {text: $text}, any: {a: $x}) }",
    ].map { Array($0.utf8) }

    private static func checkBody(_ input: [UInt8]) {
        if let body = try? GraphQLBody(input, maximumBatchSize: 4) {
            for parameters in body.requests {
                ExecutorTarget.check(GraphQLRequest(parameters))
                checkVariables(parameters.variables)
            }
        } else if case .object(let variables)? = try? JSONValue(parsing: input) {
            checkVariables(variables)
        }
        let text = String(decoding: input, as: UTF8.self)
        _ = MediaType(text)
        _ = MediaType.split(text, at: ",").map { MediaType($0) }
    }

    private static func checkQueryString(_ text: String) {
        if let parameters = try? GraphQLParameters(query: text[...]) {
            ExecutorTarget.check(GraphQLRequest(parameters))
        }
        _ = PercentEncoding.decode(text[...])
    }
}

/// Stands in for the gateway's error, which needs HTTP's types.
struct BadRequest: Error {
    init(_ message: String) {}
}

extension GraphQLBody {
    fileprivate var requests: [GraphQLParameters] {
        switch self {
        case .request(let parameters): [parameters]
        case .batch(let requests): requests.compactMap { try? $0.get() }
        }
    }
}

extension GraphQLRequest {
    fileprivate init(_ parameters: GraphQLParameters) {
        self.init(
            document: Array((parameters.query ?? "").utf8), operationName: parameters.operationName,
            variables: parameters.variables, extensions: parameters.extensions)
    }
}
