import Inventory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads which packages are installed on this host, from the databases of its package managers.
struct HostPackageReader {
    /// Where dpkg keeps its database.
    static let dpkgStatus = "/var/lib/dpkg/status"

    /// The dpkg database to read.
    var statusFile = dpkgStatus

    /// The packages of dpkg and of rpm. What of them does not fit the inventory is left out, and reported.
    func read() throws(CommandFailure) -> [PackageCoordinate] {
        var packages: [PackageCoordinate] = []
        var managers = 0
        if access(statusFile, F_OK) == 0 {
            packages += usable(DpkgStatus.parse(try contents(ofFile: statusFile)), of: statusFile)
            managers += 1
        } else if statusFile != Self.dpkgStatus {
            throw CommandFailure("\(statusFile): there is no such file.")
        }
        // A dpkg database that was named is a question about that file, not about this host.
        if statusFile == Self.dpkgStatus, let listing = try rpmListing() {
            packages += usable(RPMQuery.parse(listing), of: "rpm")
            managers += 1
        }
        guard managers > 0 else {
            throw CommandFailure("This host has neither a dpkg database (\(Self.dpkgStatus)) nor the rpm tool.")
        }
        return packages
    }

    private func usable(_ found: HostPackages, of source: String) -> [PackageCoordinate] {
        for problem in found.problems { StandardError.line("left out: \(source): \(problem)") }
        return found.packages
    }

    /// What the rpm tool lists; nil where there is no such tool.
    private func rpmListing() throws(CommandFailure) -> [UInt8]? {
        let directories = (Setting.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
        let paths = directories.map { "\($0)/rpm" }
        guard let path = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
        let (listing, status) = try ChildProcess.run(
            path, ["--query", "--all", "--queryformat", RPMQuery.format])
        guard status == 0 else { throw CommandFailure("\(path) --query --all failed with exit code \(status).") }
        return listing
    }
}
