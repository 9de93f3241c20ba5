import JSON

/// What kind of error, for programs: the member `code` of an error's extensions.
public struct ErrorCode: RawRepresentable, Hashable, Sendable {
    /// The code's text.
    public let rawValue: String

    /// A code.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The document is not well-formed.
    public static let parseFailed = ErrorCode(rawValue: "GRAPHQL_PARSE_FAILED")
    /// The document is not valid for the schema.
    public static let validationFailed = ErrorCode(rawValue: "GRAPHQL_VALIDATION_FAILED")
    /// A value of the caller's is wrong.
    public static let badUserInput = ErrorCode(rawValue: "BAD_USER_INPUT")
    /// The operation asks for more than a limit allows.
    public static let operationLimitExceeded = ErrorCode(rawValue: "OPERATION_LIMIT_EXCEEDED")
    /// A fault of the service.
    public static let `internal` = ErrorCode(rawValue: "INTERNAL")
}

extension GraphQLError {
    /// An error of a kind.
    public init(_ message: String, _ code: ErrorCode, at locations: [SourceLocation] = [], rule: String? = nil) {
        self.init(message, at: locations, extensions: ["code": .string(code.rawValue)], rule: rule)
    }

    /// What kind of error; nil if it says none.
    public var code: ErrorCode? {
        if case .string(let text)? = extensions["code"] { ErrorCode(rawValue: text) } else { nil }
    }
}
