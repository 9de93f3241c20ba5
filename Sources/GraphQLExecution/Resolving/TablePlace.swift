/// Where an object stands that never changes: at a place of a table that many responses share.
public struct TablePlace: Sendable {
    let table: Unmanaged<any AnyObject & Sendable>
    let place: Int

    /// A place, 0 or more, in a table that lives as long as the object's storage.
    public init(_ table: any AnyObject & Sendable, _ place: Int) {
        self.table = .passUnretained(table)
        self.place = place
    }
}
