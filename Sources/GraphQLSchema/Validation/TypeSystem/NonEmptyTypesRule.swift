/// "An Object type must define one or more fields", and alike an interface and an input object; "a Union type must
/// include one or more unique member types"; "an Enum type must define one or more unique enum values" (the sections
/// of these kinds).
enum NonEmptyTypesRule: TypeSystemRule {
    static let name = "NonEmptyTypes"

    static func check(_ context: inout TypeSystemContext) {
        for (source, type) in context.types {
            let problem: String? =
                switch type.kind {
                case .scalar: nil
                case .object, .interface:
                    type.fields.isEmpty ? "Type \(type.name) must define one or more fields." : nil
                case .union:
                    type.memberTypes.isEmpty ? "Union type \(type.name) must define one or more member types." : nil
                case .enumeration:
                    type.enumValues.isEmpty ? "Enum type \(type.name) must define one or more values." : nil
                case .inputObject:
                    type.inputFields.isEmpty
                        ? "Input Object type \(type.name) must define one or more fields." : nil
                }
            if let problem { context.report(problem, at: source.locations, in: source.position) }
        }
    }
}
