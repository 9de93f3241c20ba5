/// "The member types of a Union type must all be Object base types; Scalar, Interface and Union types must not be
/// member types of a Union. […] A Union type must include one or more unique member types" (section "Unions").
enum UnionMembersRule: TypeSystemRule {
    static let name = "UnionMembers"

    static func check(_ context: inout TypeSystemContext) {
        for (source, type) in context.types where type.kind == .union {
            for mention in TypeMention.all(type.memberTypes, named: source.members) {
                let member = context.schema[mention.type]
                if member.kind != .object {
                    context.report(
                        "Union type \(type.name) can only include Object types, it cannot include \(member.name).",
                        at: mention.locations, in: source.position)
                } else if mention.locations.count > 1 {
                    context.report(
                        "Union type \(type.name) can only include type \(member.name) once.", at: mention.locations,
                        in: source.position)
                }
            }
        }
    }
}
