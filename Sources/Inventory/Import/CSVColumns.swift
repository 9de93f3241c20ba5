/// Where a CSV file has which column.
struct CSVColumns: Sendable {
    let count: Int
    let id: Int
    let region: Int
    let account: Int
    let packageName: Int
    let packageVersion: Int
    let ecosystem: Int?
    let createdAt: Int?

    /// The columns that a header names.
    init(header: [String]) throws(InventoryError) {
        var positions: [String: Int] = [:]
        for (position, name) in header.enumerated() {
            guard positions.updateValue(position, forKey: name) == nil else {
                throw InventoryError(.invalidInput, "The header has the column \"\(name)\" twice.")
            }
        }
        func required(_ name: String) throws(InventoryError) -> Int {
            guard let position = positions.removeValue(forKey: name) else {
                throw InventoryError(.invalidInput, "The header has no column \"\(name)\".")
            }
            return position
        }
        count = header.count
        id = try required("id")
        region = try required("region")
        account = try required("account")
        packageName = try required("package_name")
        packageVersion = try required("package_version")
        ecosystem = positions.removeValue(forKey: "ecosystem")
        createdAt = positions.removeValue(forKey: "created_at")
        if let unknown = positions.keys.min() {
            throw InventoryError(.invalidInput, "The header has an unknown column \"\(unknown)\".")
        }
    }
}
