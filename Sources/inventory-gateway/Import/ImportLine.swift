import Inventory
import JSON

extension JSONWriter {
    /// Writes the registration as a line of JSON Lines, as ``JSONLinesParser`` reads it.
    mutating func writeImportLine(of registration: InstanceRegistration) {
        append(contentsOf: #"{"id":"#)
        writeString(registration.id)
        append(contentsOf: #","region":"#)
        writeString(registration.region)
        append(contentsOf: #","account":"#)
        writeString(registration.account)
        if let createdAt = registration.createdAt {
            append(contentsOf: #","createdAt":"#)
            writeString(createdAt.rfc3339)
        }
        append(contentsOf: #","packages":["#)
        for (index, package) in registration.packages.enumerated() {
            append(contentsOf: index == 0 ? #"{"name":"# : #",{"name":"#)
            writeString(package.name)
            append(contentsOf: #","version":"#)
            writeString(package.version)
            append(contentsOf: #","ecosystem":"#)
            writeString(package.ecosystem)
            append(UInt8(ascii: "}"))
        }
        append(contentsOf: "]}\n")
    }
}
