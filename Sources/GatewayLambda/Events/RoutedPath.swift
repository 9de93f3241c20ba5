/// The path that a service routed: what callers see, without the stage of an API and the base path of a custom domain.
///
/// Whether they are in an event's path depends on the service, its format, and how a domain is mapped. The route that the
/// service took says it best: `/ec2/{id}` is the path's last two segments, whatever stands before them.
struct RoutedPath {
    /// The path, percent-encoded.
    let text: String

    /// - Parameters:
    ///   - path: The event's path.
    ///   - stage: The stage that begins the path, if it does; `$default` never does.
    ///   - template: The route's path, such as `/ec2/{id}` or `/{proxy+}`; another text is no path.
    ///   - parameters: The values of the template's parameters.
    init(path: String, stage: String?, template: String?, parameters: [(name: String, value: String)]) {
        var path = RequestTarget.path(repairing: path)
        if let stage, stage != "$default" { path = Self.strip("/" + stage, from: path) }
        if let template, template.hasPrefix("/"), let suffix = Self.suffix(of: path, matching: template, parameters) {
            path = suffix
        }
        text = path
    }

    /// The path without a prefix of whole segments.
    static func strip(_ prefix: String, from path: String) -> String {
        guard !prefix.isEmpty, path.hasPrefix(prefix) else { return path }
        let rest = path.dropFirst(prefix.count)
        if rest.isEmpty { return "/" }
        return rest.hasPrefix("/") ? String(rest) : path
    }

    /// The end of the path that the template stands for; nil if it stands for none.
    private static func suffix(
        of path: String, matching template: String, _ parameters: [(name: String, value: String)]
    ) -> String? {
        let segments = path.split(separator: "/")
        let pattern = template.split(separator: "/")
        var length = pattern.count
        // A parameter with a plus takes all segments that are left.
        if let last = pattern.last, last.hasSuffix("+}") {
            let name = last.dropFirst().dropLast(2)
            guard let value = parameters.last(where: { $0.name == name })?.value else { return nil }
            length += value.split(separator: "/").count - 1
        }
        guard length <= segments.count else { return nil }
        let end = segments.suffix(length)
        let isMatch = zip(pattern, end).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        guard isMatch else { return nil }
        let hasSlash = path.hasSuffix("/") && length > 0
        return "/" + end.joined(separator: "/") + (hasSlash ? "/" : "")
    }
}
