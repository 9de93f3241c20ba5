import JSON

/// An instance to be registered through GraphQL, with packages by count.
struct Registration {
    var id: String
    var packages: Int

    init(_ id: String, packages: Int = 3) {
        self.id = id
        self.packages = packages
    }

    /// The mutation with its values in it.
    var mutation: String {
        let packages = (0..<packages).map { #"{name: "package-\#($0)", version: "1.\#($0)"}"# }.joined(separator: ", ")
        return """
            mutation { registerInstance(input: {id: "\(id)", region: "eu-central-1", account: "123456789012", \
            packages: [\(packages)]}) { instance { id } } }
            """
    }

    /// The mutation that takes its values from ``variables``.
    static let document = """
        mutation($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id } } }
        """

    /// The values.
    var variables: JSONObject {
        let packages = (0..<packages).map { index in
            JSONValue.object(["name": .string("package-\(index)"), "version": .string("1.\(index)")])
        }
        return [
            "input": .object([
                "id": .string(id), "region": .string("eu-central-1"), "account": .string("123456789012"),
                "packages": .array(packages),
            ])
        ]
    }
}
