internal import HTTPTypes

extension HTTPFields {
    /// A field's value; the values of a field that comes several times, joined as the standard has it (RFC 9110 section
    /// 5.3). The same as the library's subscript, without building a string where there is one value.
    func value(_ name: HTTPField.Name) -> String? {
        var found: String?
        for field in self where field.name == name {
            guard found == nil else { return self[name] }
            found = field.value
        }
        return found
    }
}
