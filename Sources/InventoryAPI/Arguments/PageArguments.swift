import GraphQLExecution
import GraphQLLanguage
import Inventory

/// `first`, `after`, `last` and `before` (GraphQL Cursor Connections specification, section "Arguments").
enum PageArguments {
    /// The slice that the arguments mean. `order` tells what the cursors must hold.
    static func page<Order: CursorOrder>(
        _ arguments: Arguments, order: [Order], defaultSize: Int
    ) throws(GraphQLError) -> PageRequest {
        let first = try size("first", arguments)
        let last = try size("last", arguments)
        guard first == nil || last == nil else {
            throw GraphQLError("Give \"first\" or \"last\", not both.", .badUserInput)
        }
        return PageRequest(
            limit: first ?? last ?? defaultSize, isBackward: last != nil,
            after: try cursor("after", arguments, order), before: try cursor("before", arguments, order))
    }

    /// What bounds the slice: one of the arguments, or the size that holds without them.
    static func bound(_ arguments: Arguments, defaultSize: Int) -> FieldCost.Bound {
        if arguments["first"]?.intValue == nil, let last = arguments["last"]?.intValue {
            return FieldCost.Bound("last", last)
        }
        return FieldCost.Bound("first", arguments["first"]?.intValue ?? defaultSize)
    }

    private static func size(_ name: String, _ arguments: Arguments) throws(GraphQLError) -> Int? {
        guard let size = arguments[name]?.intValue else { return nil }
        guard size >= 0 else { throw GraphQLError("\"\(name)\" must not be negative, but is \(size).", .badUserInput) }
        return size
    }

    private static func cursor<Order: CursorOrder>(
        _ name: String, _ arguments: Arguments, _ order: [Order]
    ) throws(GraphQLError) -> PageCursor? {
        guard let text = arguments[name]?.stringValue else { return nil }
        do throws(CursorError) {
            return try PageCursor(decoding: text, order: order)
        } catch {
            let reason =
                switch error {
                case .malformed: "is no cursor of this service"
                case .otherOrder: "belongs to a list of another order"
                }
            throw GraphQLError("The cursor in \"\(name)\" \(reason).", .badUserInput)
        }
    }
}
