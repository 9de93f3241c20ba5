internal import GraphQLLanguage

// Arguments, input fields and directives.
extension SchemaComparison {
    mutating func compareArguments(_ old: SchemaField, _ new: SchemaField, of field: String) {
        let arguments = NameComparison(old.arguments, new.arguments, by: \.name)
        for argument in arguments.removed {
            report(.argumentRemoved, "\(field)(\(argument.name):)", "\(field) arg \(argument.name) was removed.")
        }
        for (oldArgument, newArgument) in arguments.kept {
            compareInputs(
                oldArgument, newArgument, "\(field)(\(oldArgument.name):)",
                unsafe: .argumentChangedKind, safe: .argumentChangedKindSafely)
        }
        for argument in arguments.added {
            let coordinate = "\(field)(\(argument.name):)"
            if argument.isRequired {
                report(.requiredArgumentAdded, coordinate, "A required arg \(argument.name) on \(field) was added.")
            } else {
                report(.optionalArgumentAdded, coordinate, "An optional arg \(argument.name) on \(field) was added.")
            }
        }
    }

    mutating func compareInputFields(_ old: SchemaType, _ new: SchemaType) {
        let fields = NameComparison(old.inputFields, new.inputFields, by: \.name)
        for field in fields.removed {
            report(.fieldRemoved, "\(old.name).\(field.name)", "\(old.name).\(field.name) was removed.")
        }
        for (oldField, newField) in fields.kept {
            compareInputs(
                oldField, newField, "\(old.name).\(oldField.name)",
                unsafe: .fieldChangedKind, safe: .fieldChangedKindSafely)
        }
        for field in fields.added {
            let coordinate = "\(old.name).\(field.name)"
            let article = field.isRequired ? "A required" : "An optional"
            report(
                field.isRequired ? .requiredInputFieldAdded : .optionalInputFieldAdded, coordinate,
                "\(article) field \(field.name) on input type \(old.name) was added.")
        }
        if !old.isOneOf, new.isOneOf {
            report(.oneOfAdded, old.name, "Input type \(old.name) takes exactly one field now.")
        } else if old.isOneOf, !new.isOneOf {
            report(.oneOfRemoved, old.name, "Input type \(old.name) no longer takes exactly one field.")
        }
    }

    /// Compares type, default value and deprecation of an argument or input field.
    private mutating func compareInputs(
        _ old: SchemaInputValue, _ new: SchemaInputValue, _ coordinate: String, unsafe: SchemaChange.Kind,
        safe: SchemaChange.Kind
    ) {
        let (oldType, newType) = (self.old.text(of: old.type), self.new.text(of: new.type))
        if oldType != newType {
            let isSafe = TypeChange(old: self.old, new: self.new).isSafeForInput(old.type, new.type)
            report(isSafe ? safe : unsafe, coordinate, "\(coordinate) changed type from \(oldType) to \(newType).")
        }
        switch (old.defaultValue?.sortedText, new.defaultValue?.sortedText) {
        case (let oldDefault?, let newDefault?) where oldDefault != newDefault:
            report(
                .defaultValueChanged, coordinate,
                "\(coordinate) has changed defaultValue from \(oldDefault) to \(newDefault).")
        case (_?, nil):
            report(
                new.isRequired ? unsafe : .defaultValueChanged, coordinate,
                "\(coordinate) defaultValue was removed\(new.isRequired ? ", it is required now" : "").")
        case (nil, let newDefault?):
            report(.defaultValueAdded, coordinate, "\(coordinate) got the defaultValue \(newDefault).")
        default:
            break
        }
        compareDeprecation(old.deprecationReason, new.deprecationReason, coordinate)
    }

    mutating func compareDirectives() {
        let directives = NameComparison(old.directives, new.directives, by: \.name)
        for directive in directives.removed {
            report(.directiveRemoved, "@\(directive.name)", "Directive @\(directive.name) was removed.")
        }
        for (old, new) in directives.kept { compareDirective(old, new, "@\(old.name)") }
        for directive in directives.added {
            report(.directiveAdded, "@\(directive.name)", "Directive @\(directive.name) was added.")
        }
    }

    private mutating func compareDirective(_ old: SchemaDirective, _ new: SchemaDirective, _ name: String) {
        let arguments = NameComparison(old.arguments, new.arguments, by: \.name)
        for argument in arguments.removed {
            report(
                .directiveArgumentRemoved, "\(name)(\(argument.name):)", "\(argument.name) was removed from \(name).")
        }
        for (oldArgument, newArgument) in arguments.kept {
            compareInputs(
                oldArgument, newArgument, "\(name)(\(oldArgument.name):)",
                unsafe: .argumentChangedKind, safe: .argumentChangedKindSafely)
        }
        for argument in arguments.added {
            let article = argument.isRequired ? "A required" : "An optional"
            report(
                argument.isRequired ? .requiredDirectiveArgumentAdded : .optionalDirectiveArgumentAdded,
                "\(name)(\(argument.name):)", "\(article) arg \(argument.name) on directive \(name) was added.")
        }
        if old.isRepeatable, !new.isRepeatable {
            report(.directiveRepeatableRemoved, name, "Repeatable flag was removed from \(name).")
        } else if !old.isRepeatable, new.isRepeatable {
            report(.directiveRepeatableAdded, name, "Repeatable flag was added to \(name).")
        }
        let locations = NameComparison(old.locations, new.locations, by: \.rawValue)
        for location in locations.removed {
            report(.directiveLocationRemoved, name, "\(location.rawValue) was removed from \(name).")
        }
        for location in locations.added {
            report(.directiveLocationAdded, name, "\(location.rawValue) was added to \(name).")
        }
    }
}

extension Value {
    /// The value as canonical text with the fields of input objects in the order of their names.
    fileprivate var sortedText: String { sorted.printed() }

    private var sorted: Value {
        switch kind {
        case .list(let items):
            Value(.list(items.map(\.sorted)), at: location)
        case .object(let fields):
            Value(
                .object(
                    fields.map { ObjectField(name: $0.name, value: $0.value.sorted) }
                        .sorted { $0.name.value < $1.name.value }),
                at: location)
        default:
            self
        }
    }
}
