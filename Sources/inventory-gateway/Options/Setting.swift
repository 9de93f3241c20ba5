import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An option's other source: an environment variable, used where the command line does not give the option.
enum Setting {
    /// The value given, else the variable's, else nil. A variable that is set to nothing counts as not set.
    static func value<Value: ExpressibleByArgument>(
        _ given: Value?, _ variable: String
    ) throws(CommandFailure) -> Value? {
        if let given { return given }
        guard let text = environment(variable) else { return nil }
        guard let value = Value(argument: text) else {
            let allowed = Value.allValueStrings
            let hint = allowed.isEmpty ? "" : " (one of \(allowed.joined(separator: ", ")))"
            throw .wrongUsage("The value '\(text)' of the environment variable \(variable) is invalid\(hint).")
        }
        return value
    }

    /// Whether the flag is given, or the variable says so.
    static func flag(_ given: Bool, _ variable: String) throws(CommandFailure) -> Bool {
        if given { return true }
        switch environment(variable)?.lowercased() {
        case nil, "0", "false", "no": return false
        case "1", "true", "yes": return true
        case .some(let text):
            throw .wrongUsage(
                "The value '\(text)' of the environment variable \(variable) is invalid (one of true, false).")
        }
    }

    /// An environment variable; nil also when it is empty.
    static func environment(_ variable: String) -> String? {
        guard let text = getenv(variable) else { return nil }
        let value = String(cString: text)
        return value.isEmpty ? nil : value
    }
}

extension ArgumentHelp {
    /// An option's help, with its environment variable and what holds without either.
    static func setting(
        _ text: String, _ variable: String, default fallback: String? = nil, valueName: String? = nil
    ) -> ArgumentHelp {
        let source = fallback.map { "(\(variable); default: \($0))" } ?? "(\(variable))"
        return ArgumentHelp("\(text) \(source)", valueName: valueName)
    }
}
