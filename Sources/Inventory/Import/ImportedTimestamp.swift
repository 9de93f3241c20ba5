/// A moment in one of the forms that imported files may have.
func importedTimestamp(_ text: String, _ name: String) throws(InventoryError) -> Timestamp {
    if let timestamp = Timestamp(rfc3339: text) ?? Timestamp(sampleForm: text) { return timestamp }
    throw InventoryError(
        .invalidInput, "The \(name) must be a date like 2019-03-06T02:45:32Z or 2019-03-06 02:45:32 (UTC).")
}
