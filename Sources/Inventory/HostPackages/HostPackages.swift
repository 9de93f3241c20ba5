/// What a host's package manager said about the packages installed on it.
public struct HostPackages: Sendable {
    /// The packages in the order they were listed, each once: the same version for two architectures is one package.
    public private(set) var packages: [PackageCoordinate] = []
    /// What could not be understood or taken, in the order of its lines.
    public private(set) var problems: [HostPackageProblem] = []

    private var known: Set<PackageCoordinate> = []

    init() {}

    /// Adds a package that was listed on a line, if it fits the inventory's limits.
    mutating func add(_ package: PackageCoordinate, line: Int) {
        do {
            try package.validate()
            if known.insert(package).inserted { packages.append(package) }
        } catch {
            addProblem(.unfit(name: package.name, reason: error.message), line: line)
        }
    }

    mutating func addProblem(_ kind: HostPackageProblem.Kind, line: Int) {
        problems.append(HostPackageProblem(line: line, kind: kind))
    }
}

/// Why something a package manager listed is left out.
public struct HostPackageProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// What is wrong.
    public let kind: Kind

    /// What can be wrong.
    public enum Kind: Hashable, Sendable {
        /// A line has not the form it should have.
        case malformedLine(expected: String)
        /// An entry lacks one of its fields.
        case missingField(String)
        /// A package does not fit the inventory's limits.
        case unfit(name: String, reason: String)
        /// The text is not UTF-8.
        case notUTF8
    }

    /// One line for the user.
    public var description: String {
        switch kind {
        case .malformedLine(let expected): "line \(line): expected \(expected)"
        case .missingField(let field): "line \(line): the entry has no \(field)"
        case .unfit(let name, let reason): "line \(line): \(name): \(reason)"
        case .notUTF8: "line \(line): not UTF-8"
        }
    }
}
