internal import Inventory

/// Conditions on a single value.
extension StatementBuilder {
    /// A value that a condition is on.
    enum Operand {
        case column(String, of: Alias)
        /// How many packages an instance has.
        case packageCount(of: Alias)
    }

    mutating func operand(_ operand: Operand) {
        switch operand {
        case .column(let name, let table): column(name, of: table)
        case .packageCount(let instance):
            let installed = alias()
            append("(SELECT count(*) FROM ec2_package AS \(installed.name) WHERE \(installed.name).instance_key = ")
            column("instance_key", of: instance)
            append(")")
        }
    }

    /// A condition on text. Stored text holds no NUL, which some engines can't take in text: a test with one is false.
    mutating func condition(_ condition: StringCondition, on operand: Operand) {
        let test = condition.ignoresCase ? condition.test.asciiLowercased : condition.test
        switch test {
        case .equal(let text):
            guard !text.utf8.contains(0) else { return append("1 = 0") }
            value(operand, ignoringCase: condition.ignoresCase)
            append(" = ")
            bind(.text(text))
        case .isIn(let texts):
            value(operand, ignoringCase: condition.ignoresCase)
            append(" IN (" + dialect.textsOfJSON.opening)
            bind(JSONParameter.texts(texts.lazy.filter { !$0.utf8.contains(0) }))
            append(dialect.textsOfJSON.closing + ")")
        case .startsWith(let part), .endsWith(let part), .contains(let part):
            if part.utf8.contains(0) { return append("1 = 0") }
            if part.isEmpty { return append("1 = 1") }
            switch test {
            case .startsWith where !condition.ignoresCase: prefixRange(part, on: operand)
            case .startsWith: call(dialect.startsWith, operand, part, ignoringCase: true)
            case .endsWith:
                call(dialect.ending, operand, part, ignoringCase: condition.ignoresCase)
                append(" = ")
                bind(.text(part))
            default: call(dialect.contains, operand, part, ignoringCase: condition.ignoresCase)
            }
        }
    }

    /// A condition on a number or a moment.
    mutating func condition<Value>(
        _ comparison: Comparison<Value>, on operand: Operand, _ integer: (Value) -> Int
    ) {
        self.operand(operand)
        switch comparison {
        case .isIn(let values):
            append(" IN (" + dialect.integersOfJSON.opening)
            bind(JSONParameter.integers(values.lazy.map(integer)))
            append(dialect.integersOfJSON.closing + ")")
        case .ordered(let relation, let value):
            append(" \(relation.rawValue) ")
            bind(.integer(Int64(integer(value))))
        }
    }

    /// A range of the column's index instead of a pattern, so `%` and `_` are letters like others.
    private mutating func prefixRange(_ prefix: String, on operand: Operand) {
        append("(")
        self.operand(operand)
        append(" >= ")
        bind(.text(prefix))
        if let end = prefix.endOfPrefixRange {
            append(" AND ")
            self.operand(operand)
            append(" < ")
            bind(.text(end))
        }
        append(")")
    }

    private mutating func call(
        _ function: (opening: String, separator: String, closing: String), _ operand: Operand, _ part: String,
        ignoringCase: Bool
    ) {
        append(function.opening)
        value(operand, ignoringCase: ignoringCase)
        append(function.separator)
        bind(.text(part))
        append(function.closing)
    }

    private mutating func value(_ operand: Operand, ignoringCase: Bool) {
        if ignoringCase { append(dialect.asciiLowercased.opening) }
        self.operand(operand)
        if ignoringCase { append(dialect.asciiLowercased.closing) }
    }
}

extension StringCondition.Test {
    /// The same test with its texts' ASCII letters in lower case.
    fileprivate var asciiLowercased: Self {
        switch self {
        case .equal(let text): .equal(text.asciiLowercased)
        case .isIn(let texts): .isIn(texts.map(\.asciiLowercased))
        case .startsWith(let text): .startsWith(text.asciiLowercased)
        case .endsWith(let text): .endsWith(text.asciiLowercased)
        case .contains(let text): .contains(text.asciiLowercased)
        }
    }
}

extension String {
    /// ASCII letters in lower case, all else as it is.
    fileprivate var asciiLowercased: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The first text behind all that start with this one, in the order of UTF-8 (which is the order of scalars); nil
    /// when nothing is behind them.
    var endOfPrefixRange: String? {
        var scalars = Array(unicodeScalars)
        while let last = scalars.popLast() {
            // Surrogates are no scalars.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            if let next = Unicode.Scalar(next) {
                scalars.append(next)
                var text = ""
                text.unicodeScalars.append(contentsOf: scalars)
                return text
            }
        }
        return nil
    }
}
