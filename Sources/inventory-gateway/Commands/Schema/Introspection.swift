import GraphQLExecution
import InventoryAPI
import JSON

/// The result of the introspection query that client generators send, on the gateway's own schema.
func introspectionResult() async throws -> String {
    let request = GraphQLRequest(document: Array(introspectionQuery.utf8))
    // Introspection reads nothing of the store.
    let response = try await StoreURL.sqliteMemory.withStore { store in
        try await InventoryAPI(store: store).execute(request)
    }
    return try JSONValue(parsing: response.body).prettyPrinted()
}

private let introspectionQuery = """
    query IntrospectionQuery {
      __schema {
        description
        queryType { name }
        mutationType { name }
        subscriptionType { name }
        types { ...FullType }
        directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
      }
    }
    fragment FullType on __Type {
      kind name description specifiedByURL isOneOf
      fields(includeDeprecated: true) {
        name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
        isDeprecated deprecationReason
      }
      inputFields(includeDeprecated: true) { ...InputValue }
      interfaces { ...TypeRef }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
      possibleTypes { ...TypeRef }
    }
    fragment InputValue on __InputValue {
      name description type { ...TypeRef } defaultValue isDeprecated deprecationReason
    }
    fragment TypeRef on __Type {
      kind name
      ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
        kind name ofType { kind name ofType { kind name } }
      } } } } } }
    }
    """
