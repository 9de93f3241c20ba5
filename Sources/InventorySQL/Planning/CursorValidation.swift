internal import Inventory

extension InstanceQuery {
    /// Refuses cursors, at any depth, that are no place in their list's order.
    func validateCursors() throws(InventoryError) {
        if page.after != nil || page.before != nil {
            let order = totalOrder
            for cursor in [page.after, page.before] {
                guard let cursor else { continue }
                let fits =
                    cursor.values.count == order.count
                    && zip(cursor.values, order).allSatisfy { value, column in
                        switch (column.field, value) {
                        case (.createdAt, .timestamp), (.updatedAt, .timestamp): true
                        case (.id, .text), (.region, .text), (.account, .text): true
                        default: false
                        }
                    }
                guard fits else { throw .cursorOfOtherOrder }
            }
        }
        for query in packages { try query.validateCursors() }
    }
}

extension PackageQuery {
    /// Refuses cursors, at any depth, that are no place in their list's order.
    func validateCursors() throws(InventoryError) {
        if page.after != nil || page.before != nil {
            let order = totalOrder
            for cursor in [page.after, page.before] {
                guard let cursor else { continue }
                let fits =
                    cursor.values.count == order.count
                    && zip(cursor.values, order).allSatisfy { value, column in
                        switch (column.field, value) {
                        case (.version, .version): true
                        case (.name, .text), (.ecosystem, .text), (.versionText, .text): true
                        default: false
                        }
                    }
                guard fits else { throw .cursorOfOtherOrder }
            }
        }
        for query in instances { try query.validateCursors() }
    }
}

extension InventoryError {
    fileprivate static var cursorOfOtherOrder: InventoryError {
        InventoryError(.invalidInput, "The cursor belongs to a list of another order.")
    }
}
