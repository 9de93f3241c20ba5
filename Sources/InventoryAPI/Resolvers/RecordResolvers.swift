import GraphQLExecution
import GraphQLLanguage
import Inventory

extension Resolvers {
    /// `Instance`, `Package` and the scalar they use.
    mutating func records() {
        object("Instance", of: RecordList<Instance>.self) { type in
            type.field("id") { list, index in .string(list.records[index].id) }
            type.field("region") { list, index in .string(list.records[index].region) }
            type.field("account") { list, index in .string(list.records[index].account) }
            type.field("createdAt") { list, index in .string(list.records[index].createdAt.rfc3339) }
            type.field("updatedAt") { list, index in .string(list.records[index].updatedAt.rfc3339) }
            type.field("packages") { list, index, context in list.connection(of: index, context.field) }
        }
        object("Package", of: RecordList<Package>.self) { type in
            type.unchanging { list, index in
                list.records.place(of: index).map { TablePlace(list.records.table, $0) }
            }
            type.field("name") { list, index in .string(list.records[index].coordinate.name) }
            type.field("version") { list, index in .string(list.records[index].coordinate.version) }
            type.field("ecosystem") { list, index in .string(list.records[index].coordinate.ecosystem) }
            type.field("instances") { list, index, context in list.connection(of: index, context.field) }
        }
        scalar(
            "DateTime",
            ScalarType(parse: { input throws(GraphQLError) in
                guard case .string(let text) = input, let timestamp = Timestamp(rfc3339: text) else {
                    throw GraphQLError(
                        "A DateTime must be text in RFC 3339 with an offset, such as \"2019-03-06T02:45:32Z\".",
                        .badUserInput)
                }
                return .string(timestamp.rfc3339)
            }))
    }
}
