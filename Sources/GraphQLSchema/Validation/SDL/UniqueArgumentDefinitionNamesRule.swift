internal import GraphQLLanguage

/// "The argument must have a unique name within that field; no two arguments may share the same name" (section
/// "Objects"); and alike for a directive's arguments (section "Type System Directives").
enum UniqueArgumentDefinitionNamesRule: SDLRule {
    static let name = "UniqueArgumentDefinitionNames"

    static func check(_ context: inout SDLContext) {
        for (index, definition) in context.definitions {
            switch definition {
            case .directive(let directive):
                check(directive.arguments, of: "@\(directive.name.value)", in: index, &context)
            case .type(let type), .typeExtension(let type):
                switch type.body {
                case .object(_, let fields), .interface(_, let fields):
                    for field in fields {
                        check(field.arguments, of: "\(type.name.value).\(field.name.value)", in: index, &context)
                    }
                case .scalar, .union, .enumeration, .inputObject:
                    break
                }
            case .operation, .fragment, .schema, .schemaExtension:
                break
            }
        }
    }

    private static func check(
        _ arguments: [InputValueDefinition], of owner: @autoclosure () -> String, in index: Int,
        _ context: inout SDLContext
    ) {
        var known = UniqueNames()
        for argument in arguments {
            guard let first = known.insert(argument.name) else { continue }
            context.report(
                "Argument \"\(owner())(\(argument.name.value):)\" can only be defined once.",
                at: [first, argument.name.location], in: index)
        }
    }
}
