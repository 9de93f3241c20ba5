public import GraphQLLanguage
public import JSON

extension GraphQLError {
    /// Writes the error as a response has it: message, locations, path, extensions (specification section "Errors").
    public func write(to writer: inout JSONWriter) {
        writer.append(contentsOf: "{\"message\":")
        writer.writeString(message)
        if !locations.isEmpty {
            writer.append(contentsOf: ",\"locations\":[")
            for (index, location) in locations.enumerated() {
                writer.append(contentsOf: index == 0 ? "{\"line\":" : ",{\"line\":")
                writer.writeInt(Int(location.line))
                writer.append(contentsOf: ",\"column\":")
                writer.writeInt(Int(location.column))
                writer.append(contentsOf: "}")
            }
            writer.append(contentsOf: "]")
        }
        if let path {
            writer.append(contentsOf: ",\"path\":[")
            for (index, segment) in path.enumerated() {
                if index > 0 { writer.append(contentsOf: ",") }
                switch segment {
                case .name(let name): writer.writeString(name)
                case .index(let position): writer.writeInt(position)
                }
            }
            writer.append(contentsOf: "]")
        }
        if !extensions.isEmpty {
            writer.append(contentsOf: ",\"extensions\":")
            writer.write(.object(extensions))
        }
        writer.append(contentsOf: "}")
    }

    /// Writes `"errors":[…]`.
    static func writeMember(_ errors: [GraphQLError], to writer: inout JSONWriter) {
        writer.append(contentsOf: "\"errors\":[")
        for (index, error) in errors.enumerated() {
            if index > 0 { writer.append(contentsOf: ",") }
            error.write(to: &writer)
        }
        writer.append(contentsOf: "]")
    }
}

extension GraphQLResponse {
    /// The response to a request that is not executed: errors, no `data` (specification section "Request Errors").
    public init(errors: [GraphQLError], stage: Stage) {
        var writer = JSONWriter(capacity: 256)
        writer.append(contentsOf: "{")
        GraphQLError.writeMember(errors, to: &writer)
        writer.append(contentsOf: "}")
        self.init(body: writer.bytes, outcome: .requestError(stage))
    }

    /// The response to a request that is not executed.
    init(_ refusal: RequestErrors) {
        self.init(errors: refusal.errors, stage: refusal.stage)
        exceededLimits = refusal.excesses
    }
}
