internal import Inventory

/// Pages as text, so that a difference between two stores can be read.
func describe(_ page: Page<Instance>) -> String {
    "{\(page.nodes.map(describe).joined(separator: " ")) \(describeEnds(page))}"
}

func describe(_ page: Page<Package>) -> String {
    "{\(page.nodes.map(describe).joined(separator: " ")) \(describeEnds(page))}"
}

func describe(_ instance: Instance) -> String {
    "\(instance.id)/\(instance.region)/\(instance.account)/\(instance.createdAt.milliseconds)/"
        + "\(instance.updatedAt.milliseconds)\(instance.packages.map(describe).joined())"
}

func describe(_ package: Package) -> String {
    "\(describe(package.coordinate))\(package.instances.map(describe).joined())"
}

func describe(_ package: PackageCoordinate) -> String { "\(package.ecosystem):\(package.name)=\(package.version)" }

private func describeEnds<Node>(_ page: Page<Node>) -> String {
    (page.hasPreviousPage ? "<" : "|") + (page.hasNextPage ? ">" : "|") + (page.totalCount.map { " of \($0)" } ?? "")
}
