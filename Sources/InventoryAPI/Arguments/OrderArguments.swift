import GraphQLExecution
import Inventory

/// `orderBy` into the domain's orders.
enum OrderArguments {
    static func instances(_ input: InputValue?) -> [InstanceOrder] {
        steps(input) { field, isDescending in
            let column: InstanceOrder.Field =
                switch field {
                case "REGION": .region
                case "ACCOUNT": .account
                case "CREATED_AT": .createdAt
                case "UPDATED_AT": .updatedAt
                default: .id
                }
            return InstanceOrder(column, isDescending: isDescending)
        }
    }

    static func packages(_ input: InputValue?) -> [PackageOrder] {
        steps(input) { field, isDescending in
            let column: PackageOrder.Field =
                switch field {
                case "VERSION": .version
                case "ECOSYSTEM": .ecosystem
                default: .name
                }
            return PackageOrder(column, isDescending: isDescending)
        }
    }

    private static func steps<Order>(_ input: InputValue?, _ order: (String, Bool) -> Order) -> [Order] {
        (input?.listValue ?? []).map { step in
            order(step["field"]?.stringValue ?? "", step["direction"]?.stringValue == "DESC")
        }
    }
}
