internal import Inventory

/// What a decoder has to know of a list of instances: how its part of the answer looks, and how the page is cut.
struct InstanceListShape: Sendable {
    let parts: PageParts
    let page: PageRequest
    let packages: [PackageListShape]

    init(_ query: InstanceQuery) {
        parts = query.parts
        page = query.page
        packages = query.packages.map { PackageListShape($0, ofInstance: true) }
    }
}

/// What a decoder has to know of a list of packages.
struct PackageListShape: Sendable {
    let parts: PageParts
    let page: PageRequest
    let instances: [InstanceListShape]
    /// Set when the answer holds the ids of all the packages, still to be sorted and cut here.
    let sorting: PackageSorting?

    init(_ query: PackageQuery, ofInstance: Bool) {
        parts = query.parts
        page = query.page
        instances = query.instances.map(InstanceListShape.init)
        sorting = ofInstance && query.isAllOfInstance ? PackageSorting(query) : nil
    }
}
