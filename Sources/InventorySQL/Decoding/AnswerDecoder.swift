internal import Inventory
internal import JSON

/// Makes records of an answer's JSON text, in one pass. See `ListRendering.swift` for the text's form.
///
/// Ids that the dictionary does not know are collected in ``missing``; the answer is decoded again when these are known.
struct AnswerDecoder {
    private var reader: JSONReader
    private let dictionary: DictionarySnapshot
    /// What was fetched for this answer. Looked into only for what the dictionary does not have.
    private let fetched: [Int: DictionaryEntry]
    private(set) var missing: Set<Int> = []
    /// How many packages had to be sorted without ranks.
    private(set) var sortedUnranked = 0

    init(_ text: UnsafeRawBufferPointer, _ dictionary: DictionarySnapshot, fetched: [Int: DictionaryEntry]) {
        reader = JSONReader(text)
        self.dictionary = dictionary
        self.fetched = fetched
    }

    /// `[elements of the list]`
    mutating func instancePage(_ shape: InstanceListShape) throws(JSONParseError) -> Page<Instance> {
        try reader.beginArray()
        let page = try list(shape)
        try reader.endArray()
        try reader.finish()
        return page
    }

    /// `[elements of the list]`
    mutating func packagePage(_ shape: PackageListShape) throws(JSONParseError) -> Page<Package> {
        try reader.beginArray()
        let page = try list(shape)
        try reader.endArray()
        try reader.finish()
        return page
    }

    /// `[instance, …]`
    mutating func instances(_ packages: [PackageListShape]) throws(JSONParseError) -> [Instance] {
        let instances = try instanceArray(packages)
        try reader.finish()
        return instances
    }

    /// `[[position, package_id, lists …], …]`
    mutating func packages(
        _ instances: [InstanceListShape]
    ) throws(JSONParseError) -> [(position: Int, package: Package)] {
        var packages: [(position: Int, package: Package)] = []
        try reader.beginArray()
        while try reader.nextElement() {
            try reader.beginArray()
            try reader.expectElement()
            let position = try reader.readInt()
            try reader.expectElement()
            packages.append((position, try packageAndLists(instances)))
            try reader.endArray()
        }
        try reader.finish()
        return packages
    }

    private mutating func list(_ shape: InstanceListShape) throws(JSONParseError) -> Page<Instance> {
        var nodes: [Instance] = []
        var count: Int?
        if shape.parts.contains(.nodes) {
            try reader.expectElement()
            nodes = try instanceArray(shape.packages)
        }
        if shape.parts.contains(.totalCount) {
            try reader.expectElement()
            count = try reader.readInt()
        }
        return Page(cutting: nodes, to: shape.page, totalCount: count)
    }

    private mutating func instanceArray(_ packages: [PackageListShape]) throws(JSONParseError) -> [Instance] {
        var instances: [Instance] = []
        try reader.beginArray()
        while try reader.nextElement() { instances.append(try instance(packages)) }
        return instances
    }

    private mutating func instance(_ shapes: [PackageListShape]) throws(JSONParseError) -> Instance {
        try reader.beginArray()
        try reader.expectElement()
        let id = try reader.readString()
        try reader.expectElement()
        let region = try reader.readString()
        try reader.expectElement()
        let account = try reader.readString()
        try reader.expectElement()
        let createdAt = Timestamp(milliseconds: Int64(try reader.readInt()))
        try reader.expectElement()
        let updatedAt = Timestamp(milliseconds: Int64(try reader.readInt()))
        var packages: [Page<Package>] = []
        packages.reserveCapacity(shapes.count)
        for shape in shapes { packages.append(try list(shape)) }
        try reader.endArray()
        return Instance(
            id: id, region: region, account: account, createdAt: createdAt, updatedAt: updatedAt, packages: packages)
    }

    private mutating func list(_ shape: PackageListShape) throws(JSONParseError) -> Page<Package> {
        var nodes: [Package] = []
        var count: Int?
        if shape.parts.contains(.nodes) {
            try reader.expectElement()
            if let sorting = shape.sorting { return try allPackages(shape, sorting) }
            try reader.beginArray()
            while try reader.nextElement() {
                if shape.instances.isEmpty {
                    nodes.append(Package(try packageEntry()?.package ?? Self.unknown))
                } else {
                    try reader.beginArray()
                    try reader.expectElement()
                    nodes.append(try packageAndLists(shape.instances))
                    try reader.endArray()
                }
            }
        }
        if shape.parts.contains(.totalCount) {
            try reader.expectElement()
            count = try reader.readInt()
        }
        return Page(cutting: nodes, to: shape.page, totalCount: count)
    }

    /// Sorts and cuts what the statement left as it was.
    private mutating func allPackages(
        _ shape: PackageListShape, _ sorting: PackageSorting
    ) throws(JSONParseError) -> Page<Package> {
        let ids = try reader.readInts()
        let count = shape.parts.contains(.totalCount) ? ids.count : nil
        let page = shape.page
        if sorting.isDefault, page.after == nil, page.before == nil {
            if let nodes = dictionary.sorted(ids, limit: page.limit, fromEnd: page.isBackward) {
                return Page(nodes: nodes, of: page, hasMore: ids.count > page.limit, totalCount: count)
            }
            sortedUnranked += ids.count
        }
        var entries: [DictionaryEntry] = []
        entries.reserveCapacity(ids.count)
        for id in ids {
            guard let entry = packageEntry(id) else { continue }
            if let after = shape.page.after, sorting.compare(entry, after) <= 0 { continue }
            if let before = shape.page.before, sorting.compare(entry, before) >= 0 { continue }
            entries.append(entry)
        }
        sorting.sort(&entries)
        let limit = min(shape.page.limit, entries.count)
        let slice = shape.page.isBackward ? entries.suffix(limit) : entries.prefix(limit)
        return Page(
            nodes: Records(slice.map { Package($0.package) }), of: shape.page, hasMore: entries.count > limit,
            totalCount: count)
    }

    private mutating func packageAndLists(_ shapes: [InstanceListShape]) throws(JSONParseError) -> Package {
        let entry = try packageEntry()
        var instances: [Page<Instance>] = []
        instances.reserveCapacity(shapes.count)
        for shape in shapes { instances.append(try list(shape)) }
        return Package(entry?.package ?? Self.unknown, instances: instances)
    }

    private mutating func packageEntry() throws(JSONParseError) -> DictionaryEntry? {
        packageEntry(try reader.readInt())
    }

    private mutating func packageEntry(_ id: Int) -> DictionaryEntry? {
        if let entry = dictionary[id] ?? fetched[id] { return entry }
        missing.insert(id)
        return nil
    }

    /// Stands for a package of an answer that will be decoded again.
    private static let unknown = PackageCoordinate(ecosystem: "", name: "", version: "")
}

extension Page {
    /// A page of what was read: one record more than the page's limit, when there are more, and in the direction of reading.
    fileprivate convenience init(cutting read: [Node], to request: PageRequest, totalCount: Int?) {
        let hasMore = read.count > request.limit
        let nodes = hasMore ? Array(read.prefix(request.limit)) : read
        self.init(
            nodes: Records(request.isBackward ? nodes.reversed() : nodes), of: request, hasMore: hasMore,
            totalCount: totalCount)
    }

    /// Where a cursor bounds the page, its record is there: it precedes or follows.
    fileprivate convenience init(nodes: Records<Node>, of request: PageRequest, hasMore: Bool, totalCount: Int?) {
        self.init(
            nodes: nodes,
            hasNextPage: request.before != nil || (!request.isBackward && hasMore),
            hasPreviousPage: request.after != nil || (request.isBackward && hasMore),
            totalCount: totalCount)
    }
}
