/// Field Selection Merging: fields of one response name in a selection set, fragments followed, must be mergeable: their
/// types must have the same shape (SameResponseShape), and, if one object can have both, they must be the same field
/// with the same arguments, and so on through their selections (FieldsInSetCanMerge).
///
/// The specification compares pairs of fields. ``FieldMerger`` merges whole sets instead and compares each field with
/// the first of its name, so that the cost grows with the fields and not with their pairs.
enum OverlappingFieldsCanBeMergedRule: ValidationRule {
    static let name = "OverlappingFieldsCanBeMerged"

    static func check(_ selections: SelectionGraph, _ context: inout ValidationContext) {
        var merger = FieldMerger(selections, context.schema, maximumConflicts: context.options.maximumErrors)
        merger.merge(&context)
        for conflict in merger.conflicts.all {
            let name = selections.names[selections.fields[conflict.first].responseName]
            context.report(
                self,
                "Fields \"\(name)\" conflict because \(conflict.reason). Use different aliases on the fields to fetch "
                    + "both if this was intentional.",
                at: conflict.fields.map { selections.fields[$0].location })
            if context.isFinished { return }
        }
    }
}
