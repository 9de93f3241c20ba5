import GraphQLLanguage
import GraphQLSchema
import Testing

/// The types of the specification's section "Schema Introspection", field by field.
@Suite struct IntrospectionTypesTests {
    private static let objectFields = [
        "__Schema": """
        description: String; types: [__Type!]!; queryType: __Type!; mutationType: __Type; \
        subscriptionType: __Type; directives: [__Directive!]!
        """,
        "__Type": """
        kind: __TypeKind!; name: String; description: String; specifiedByURL: String; \
        fields(includeDeprecated: Boolean! = false): [__Field!]; interfaces: [__Type!]; \
        possibleTypes: [__Type!]; enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]; \
        inputFields(includeDeprecated: Boolean! = false): [__InputValue!]; ofType: __Type; isOneOf: Boolean
        """,
        "__Field": """
        name: String!; description: String; args(includeDeprecated: Boolean! = false): [__InputValue!]!; \
        type: __Type!; isDeprecated: Boolean!; deprecationReason: String
        """,
        "__InputValue": """
        name: String!; description: String; type: __Type!; defaultValue: String; isDeprecated: Boolean!; \
        deprecationReason: String
        """,
        "__EnumValue": "name: String!; description: String; isDeprecated: Boolean!; deprecationReason: String",
        "__Directive": """
        name: String!; description: String; isRepeatable: Boolean!; locations: [__DirectiveLocation!]!; \
        args(includeDeprecated: Boolean! = false): [__InputValue!]!
        """,
    ]

    private static let enumValues = [
        "__TypeKind": "SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL",
        "__DirectiveLocation": """
        QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT \
        VARIABLE_DEFINITION SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM \
        ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION
        """,
    ]

    private static let directiveDefinitions = [
        "skip": "(if: Boolean!) FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
        "include": "(if: Boolean!) FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
        "deprecated": """
        (reason: String! = "No longer supported") \
        FIELD_DEFINITION ARGUMENT_DEFINITION INPUT_FIELD_DEFINITION ENUM_VALUE
        """,
        "specifiedBy": "(url: String!) SCALAR",
        "oneOf": "INPUT_OBJECT",
    ]

    private let schema: Schema

    init() throws { schema = try Schema(sdl: "type Query { a: Int }") }

    @Test("Each introspection object has exactly its fields", arguments: objectFields)
    func objects(name: String, fields: String) throws {
        let type = try #require(schema.type(named: name))
        let found = type.fields.map { field in
            "\(field.name)\(text(field.arguments)): \(schema.text(of: field.type))"
        }
        #expect(found.joined(separator: "; ") == fields)
    }

    @Test("Each introspection enum has exactly its values", arguments: enumValues)
    func enums(name: String, values: String) throws {
        let type = try #require(schema.type(named: name))
        #expect(type.enumValues.map(\.name).joined(separator: " ") == values)
    }

    @Test("Each built-in directive has exactly its arguments and locations", arguments: directiveDefinitions)
    func directives(name: String, expected: String) throws {
        let directive = try #require(schema.directive(named: name))
        let parts = [text(directive.arguments)] + directive.locations.map(\.rawValue)
        #expect(parts.filter { !$0.isEmpty }.joined(separator: " ") == expected)
        #expect(!directive.isRepeatable)
    }

    @Test("A schema has no other introspection types and directives")
    func nothingElse() {
        #expect(
            Set(schema.types.map(\.name).filter { $0.hasPrefix("__") })
                == Set(Self.objectFields.keys).union(Self.enumValues.keys))
        #expect(Set(schema.directives.map(\.name)) == Set(Self.directiveDefinitions.keys))
    }

    private func text(_ arguments: [SchemaInputValue]) -> String {
        guard !arguments.isEmpty else { return "" }
        let texts = arguments.map { argument in
            let defaultValue = argument.defaultValue.map { " = \($0.printed())" } ?? ""
            return "\(argument.name): \(schema.text(of: argument.type))\(defaultValue)"
        }
        return "(\(texts.joined(separator: ", ")))"
    }
}
