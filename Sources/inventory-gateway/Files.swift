import Foundation

/// The bytes of the file at the path; `-` is standard input.
func contents(ofFile path: String) throws(CommandFailure) -> [UInt8] {
    let handle: FileHandle
    if path == "-" {
        handle = .standardInput
    } else {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure("\(path): \(systemMessage(errno)).") }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
    do {
        return Array(try handle.readToEnd() ?? Data())
    } catch {
        let system = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        throw CommandFailure("\(path): \(system.map { systemMessage(Int32($0.code)) } ?? "it can't be read").")
    }
}
