public import GraphQLLanguage
import JSON

/// What exceeds a limit: how far, where most of it is, and what smaller request would pass.
public struct LimitExcess: Sendable {
    /// The limit.
    public var limit: OperationLimit
    /// What it lets through.
    public var maximum: Int
    /// What was asked for; where counting ended early, the least that it is.
    public var value: Int
    /// Where most of that is: response names from the root, or the names of a definition. Empty for all of it.
    public var path: [String] = []
    /// What is at and below ``path``.
    public var pathValue: Int
    /// Changes that together bring it below the limit; empty where no single change would.
    public var remedies: [Remedy] = []
    /// Where it stands in the document.
    public var locations: [SourceLocation] = []
    /// Whether the request was refused for it; if not, this is a warning.
    public var isRefused: Bool

    /// Something to be made smaller.
    public struct Remedy: Hashable, Sendable {
        /// Where.
        public var path: [String]
        /// The argument to be given; nil to select less.
        public var argument: String?
        /// The greatest value that would do.
        public var value: Int
    }

    init(
        _ limit: OperationLimit, _ value: Int, in limits: OperationLimits, path: [String] = [], pathValue: Int? = nil
    ) {
        self.limit = limit
        let greatest = OperationLimits.greatest(limit)
        maximum = min(limits[limit], greatest)
        self.value = value
        self.path = path
        self.pathValue = pathValue ?? value
        isRefused = value > greatest || !limits.warnOnly.contains(limit)
    }

    /// What of ``value`` is at and below ``path``, from 0 to 1.
    public var share: Double { value == 0 ? 0 : Double(pathValue) / Double(value) }

    /// The error that refuses the request: a text for people, and all of it again for programs.
    public var error: GraphQLError {
        var error = GraphQLError(text, .operationLimitExceeded, at: locations)
        error.extensions["limit"] = json
        return error
    }

    /// What is wrong, where, and what to do.
    var text: String {
        var text = "The operation exceeds the limit \"\(limit.rawValue)\" of \(maximum): it has \(value) \(unit)."
        if !path.isEmpty {
            let place = path.joined(separator: ".")
            switch limit {
            case .depth, .introspectionDepth: text += " The deepest are at \(place)."
            case .repetitions, .pageSize, .directivesPerPlace: text += " The place is \(place)."
            default: text += " \(pathValue) of them (\(Int(share * 100)) %) are at \(place)."
            }
        }
        return text + " " + advice
    }

    private var unit: String {
        switch limit {
        case .tokens: "tokens or more"
        case .directives: "directives"
        case .directivesPerPlace: "directives at one place"
        case .depth: "selection sets inside each other"
        case .fields: "fields or more"
        case .repetitions: "selections of one field at one place"
        case .aliases: "aliases"
        case .rootFields: "root fields"
        case .introspectionDepth: "lists of introspection inside each other"
        case .pageSize: "records on one page"
        case .cost: "estimated rows"
        }
    }

    private var advice: String {
        let changes = remedies.map { remedy in
            let place = remedy.path.joined(separator: ".")
            if let argument = remedy.argument { return "\(place)(\(argument): \(remedy.value))" }
            return place.isEmpty ? "\(remedy.value) of them" : "\(remedy.value) of them at \(place)"
        }
        return changes.isEmpty
            ? "Ask for less, or in several requests."
            : "It would pass with \(changes.joined(separator: " and ")) at most."
    }

    /// The member `limit` of the error's extensions.
    private var json: JSONValue {
        var object: JSONObject = [
            "name": .string(limit.rawValue), "maximum": .int(maximum), "value": .int(value),
        ]
        if !path.isEmpty {
            object["path"] = .array(path.map { .string($0) })
            object["pathValue"] = .int(pathValue)
            object["share"] = .double((share * 1000).rounded() / 1000)
        }
        object["remedies"] = .array(
            remedies.map { remedy in
                var change: JSONObject = ["path": .array(remedy.path.map { .string($0) })]
                if let argument = remedy.argument { change["argument"] = .string(argument) }
                change["value"] = .int(remedy.value)
                return .object(change)
            })
        return .object(object)
    }
}
