public import GraphQLLanguage

/// What a resolver may know: its field with all that is selected below, the arguments, and the request.
public struct FieldContext: Sendable {
    /// The field, as compiled.
    public let field: PlannedField
    let execution: ExecutionContext

    /// The field's arguments, coerced, with their defaults.
    public var arguments: Arguments {
        // Completion does not resolve a field whose arguments failed.
        (try? execution.arguments(of: field)) ?? Arguments()
    }

    /// The arguments of a field somewhere below: what a resolver looks ahead for.
    public func arguments(of field: PlannedField) throws(GraphQLError) -> Arguments {
        try execution.arguments(of: field)
    }

    /// What the caller of the executor gave along for its resolvers.
    public var userInfo: any Sendable { execution.userInfo }
}

/// One request under execution.
final class ExecutionContext: Sendable {
    let userInfo: any Sendable
    /// The arguments of the plan's fields whose arguments hold variables, by ``PlannedField/dynamicArgumentsIndex``.
    private let dynamicArguments: [Result<Arguments, GraphQLError>]

    init(plan: OperationPlan, variables: VariableValues, userInfo: any Sendable) {
        self.userInfo = userInfo
        dynamicArguments = plan.dynamicArguments.map { templates in
            do throws(GraphQLError) {
                return .success(Arguments(try InputTemplate.values(of: templates, variables)))
            } catch {
                return .failure(error)
            }
        }
    }

    func arguments(of field: PlannedField) throws(GraphQLError) -> Arguments {
        switch field.arguments {
        case .constant(let arguments): arguments
        case .dynamic(let index): try dynamicArguments[index].get()
        case .failed(let error): throw error
        }
    }
}
