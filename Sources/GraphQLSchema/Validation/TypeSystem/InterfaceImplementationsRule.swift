internal import GraphQLLanguage

/// "An object type may declare that it implements one or more unique interfaces. An object type must be a super-set of
/// all interfaces it implements: […] for each interface declared implemented as interfaceType,
/// IsValidImplementation(objectType, interfaceType) must be true" (section "Objects"); and alike an interface, which
/// "must not implement itself" (section "Interfaces").
enum InterfaceImplementationsRule: TypeSystemRule {
    static let name = "InterfaceImplementations"

    static func check(_ context: inout TypeSystemContext) {
        for (source, type) in context.types where !type.interfaces.isEmpty {
            let mentions = TypeMention.all(type.interfaces, named: source.interfaces)
            let implemented = Set(type.interfaces)
            for mention in mentions {
                let interface = context.schema[mention.type]
                if interface.kind != .interface {
                    context.report(
                        "Type \(type.name) must only implement Interface types, it cannot implement \(interface.name).",
                        at: mention.locations, in: source.position)
                    continue
                }
                if interface.id == type.id {
                    context.report(
                        "Type \(type.name) cannot implement itself because it would create a circular reference.",
                        at: mention.locations, in: source.position)
                    continue
                }
                if mention.locations.count > 1 {
                    context.report(
                        "Type \(type.name) can only implement \(interface.name) once.", at: mention.locations,
                        in: source.position)
                }
                guard let interfaceSource = context.source(of: interface.id) else { continue }
                checkAncestors(of: interface, interfaceSource, mention, implemented, type, source, &context)
                ImplementedFields(
                    type: type, source: source, interface: interface, interfaceSource: interfaceSource
                ).check(&context)
            }
        }
    }

    /// "If implementedType declares it implements any interfaces, type must also declare it implements those
    /// interfaces" (IsValidImplementation).
    private static func checkAncestors(
        of interface: SchemaType, _ interfaceSource: TypeSource, _ mention: TypeMention, _ implemented: Set<TypeID>,
        _ type: SchemaType, _ source: TypeSource, _ context: inout TypeSystemContext
    ) {
        for ancestor in TypeMention.all(interface.interfaces, named: interfaceSource.interfaces)
        where !implemented.contains(ancestor.type) {
            let name = context.schema[ancestor.type].name
            let message =
                ancestor.type == type.id
                ? "Type \(type.name) cannot implement \(interface.name) because it would create a circular reference."
                : "Type \(type.name) must implement \(name) because it is implemented by \(interface.name)."
            context.report(message, at: ancestor.locations + mention.locations, in: source.position)
        }
    }
}
