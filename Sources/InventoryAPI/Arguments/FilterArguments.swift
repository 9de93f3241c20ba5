import GraphQLExecution
import GraphQLLanguage
import Inventory

/// Input objects of the schema into the domain's filters. Entries of one object must all hold.
enum FilterArguments {
    /// Filters inside each other, at most: what is deeper is refused before it reaches the store.
    static let maximumDepth = 10

    static func instances(_ input: InputValue?, depth: Int = 1) throws(GraphQLError) -> InstanceFilter {
        var filters: [InstanceFilter] = []
        for (name, value) in try entries(input, "InstanceFilter", depth) {
            switch name {
            case "id": filters += try texts(value, name, InstanceFilter.id, InstanceFilter.not)
            case "region": filters += try texts(value, name, InstanceFilter.region, InstanceFilter.not)
            case "account": filters += try texts(value, name, InstanceFilter.account, InstanceFilter.not)
            case "createdAt":
                filters += try comparisons(value, name, moment, InstanceFilter.createdAt, InstanceFilter.not)
            case "packageCount":
                filters += try comparisons(value, name, \.intValue, InstanceFilter.packageCount, InstanceFilter.not)
            case "packages":
                for (quantifier, filter) in try quantified(value, "packages", depth) {
                    filters.append(.packages(quantifier, try packages(filter, depth: depth + 1)))
                }
            case "and": filters.append(.all(try list(value, depth, instances)))
            case "or": filters.append(.any(try list(value, depth, instances)))
            default: filters.append(.not(try instances(value, depth: depth + 1)))
            }
        }
        return filters.count == 1 ? filters[0] : .all(filters)
    }

    static func packages(_ input: InputValue?, depth: Int = 1) throws(GraphQLError) -> PackageFilter {
        var filters: [PackageFilter] = []
        for (name, value) in try entries(input, "PackageFilter", depth) {
            switch name {
            case "name": filters += try texts(value, name, PackageFilter.name, PackageFilter.not)
            case "ecosystem": filters += try texts(value, name, PackageFilter.ecosystem, PackageFilter.not)
            case "version": filters += try versions(value)
            case "instances":
                for (quantifier, filter) in try quantified(value, "instances", depth) {
                    filters.append(.instances(quantifier, try instances(filter, depth: depth + 1)))
                }
            case "and": filters.append(.all(try list(value, depth, packages)))
            case "or": filters.append(.any(try list(value, depth, packages)))
            default: filters.append(.not(try packages(value, depth: depth + 1)))
            }
        }
        return filters.count == 1 ? filters[0] : .all(filters)
    }

    // MARK: Parts

    /// The fields of an input object. An explicit null is refused: taken as "no condition", a variable that happens to
    /// be null would let everything through.
    private static func entries(
        _ input: InputValue?, _ what: String, _ depth: Int = 1
    ) throws(GraphQLError) -> [(String, InputValue)] {
        guard depth <= maximumDepth else {
            throw GraphQLError("Filters may be \(maximumDepth) deep at most.", .operationLimitExceeded)
        }
        guard let input, !input.isNull else { return [] }
        var entries: [(String, InputValue)] = []
        for field in input.objectValue ?? [] {
            guard !field.value.isNull else {
                throw GraphQLError(
                    "\"\(field.name)\" in \(what) must not be null: leave it out for no condition.", .badUserInput)
            }
            entries.append((field.name, field.value))
        }
        return entries
    }

    private static func list<Filter>(
        _ value: InputValue, _ depth: Int, _ convert: (InputValue?, Int) throws(GraphQLError) -> Filter
    ) throws(GraphQLError) -> [Filter] {
        var filters: [Filter] = []
        for item in value.listValue ?? [] { filters.append(try convert(item, depth + 1)) }
        return filters
    }

    private static func quantified(
        _ value: InputValue, _ what: String, _ depth: Int
    ) throws(GraphQLError) -> [(Quantifier, InputValue)] {
        try entries(value, what, depth).map { name, filter in
            switch name {
            case "some": (.some, filter)
            case "none": (.none, filter)
            default: (.every, filter)
            }
        }
    }

    private static func texts<Filter>(
        _ value: InputValue, _ what: String, _ condition: (StringCondition) -> Filter, _ not: (Filter) -> Filter
    ) throws(GraphQLError) -> [Filter] {
        let ignoresCase = value["caseInsensitive"]?.booleanValue ?? false
        var filters: [Filter] = []
        for (name, operand) in try entries(value, what) where name != "caseInsensitive" {
            filters.append(
                test(name, operand, { condition(StringCondition($0, ignoresCase: ignoresCase)) }, not))
        }
        return filters
    }

    private static func test<Filter>(
        _ name: String, _ operand: InputValue, _ condition: (StringCondition.Test) -> Filter, _ not: (Filter) -> Filter
    ) -> Filter {
        let text = operand.stringValue ?? ""
        let list = operand.listValue?.compactMap(\.stringValue) ?? []
        return switch name {
        case "eq": condition(.equal(text))
        case "ne": not(condition(.equal(text)))
        case "in": condition(.isIn(list))
        case "notIn": not(condition(.isIn(list)))
        case "startsWith": condition(.startsWith(text))
        case "endsWith": condition(.endsWith(text))
        default: condition(.contains(text))
        }
    }

    private static func versions(_ value: InputValue) throws(GraphQLError) -> [PackageFilter] {
        var filters: [PackageFilter] = []
        for (name, operand) in try entries(value, "version") {
            if let relation = relations[name], relation != .equal {
                let version = operand.stringValue ?? ""
                do throws(InventoryError) {
                    try InventoryLimits.check(
                        version, "version to compare with", maximum: InventoryLimits.packageVersion)
                } catch {
                    throw GraphQLError(error.message, .badUserInput)
                }
                filters.append(.version(relation, version))
            } else {
                filters.append(
                    test(name, operand, { .versionText(StringCondition($0)) }, PackageFilter.not))
            }
        }
        return filters
    }

    private static let relations: [String: ComparisonOperator] = [
        "eq": .equal, "lt": .less, "lte": .lessOrEqual, "gt": .greater, "gte": .greaterOrEqual,
    ]

    private static func comparisons<Filter, Operand>(
        _ value: InputValue, _ what: String, _ operand: (InputValue) -> Operand?,
        _ condition: (Comparison<Operand>) -> Filter, _ not: (Filter) -> Filter
    ) throws(GraphQLError) -> [Filter] {
        var filters: [Filter] = []
        for (name, input) in try entries(value, what) {
            if let relation = relations[name] {
                if let operand = operand(input) { filters.append(condition(.ordered(relation, operand))) }
            } else if name == "ne" {
                if let operand = operand(input) { filters.append(not(condition(.ordered(.equal, operand)))) }
            } else {
                filters.append(condition(.isIn(input.listValue?.compactMap(operand) ?? [])))
            }
        }
        return filters
    }

    /// A DateTime has been read by its scalar: what is no moment was refused there.
    private static func moment(_ input: InputValue) -> Timestamp? {
        input.stringValue.flatMap(Timestamp.init(rfc3339:))
    }
}
