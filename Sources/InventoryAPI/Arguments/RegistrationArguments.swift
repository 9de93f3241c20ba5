import GraphQLExecution
import GraphQLLanguage
import Inventory

/// Inputs of mutations into the domain's values, checked against its limits.
enum RegistrationArguments {
    static func registration(_ input: InputValue?) throws(GraphQLError) -> InstanceRegistration {
        let registration = InstanceRegistration(
            id: input?["id"]?.stringValue ?? "", region: input?["region"]?.stringValue ?? "",
            account: input?["account"]?.stringValue ?? "",
            createdAt: input?["createdAt"]?.stringValue.flatMap(Timestamp.init(rfc3339:)),
            packages: coordinates(input?["packages"]))
        try checked { () throws(InventoryError) in try registration.validate() }
        return registration
    }

    static func instanceID(_ input: InputValue?) throws(GraphQLError) -> String {
        let id = input?["instanceId"]?.stringValue ?? ""
        try checked { () throws(InventoryError) in
            try InventoryLimits.check(id, "instanceId", maximum: InventoryLimits.instanceID)
        }
        return id
    }

    static func packages(_ input: InputValue?) throws(GraphQLError) -> [PackageCoordinate] {
        let packages = coordinates(input)
        try checked { () throws(InventoryError) in
            for package in packages { try package.validate() }
        }
        return packages
    }

    private static func coordinates(_ input: InputValue?) -> [PackageCoordinate] {
        (input?.listValue ?? []).map { package in
            PackageCoordinate(
                ecosystem: package["ecosystem"]?.stringValue ?? "", name: package["name"]?.stringValue ?? "",
                version: package["version"]?.stringValue ?? "")
        }
    }

    private static func checked(_ body: () throws(InventoryError) -> Void) throws(GraphQLError) {
        do throws(InventoryError) {
            try body()
        } catch {
            throw GraphQLError(error.message, .badUserInput)
        }
    }
}
