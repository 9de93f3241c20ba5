/// What is fuzzed; the environment variable `FUZZ_TARGET` names one.
enum FuzzTarget: String, CaseIterable {
    case document, sdl, validator, executor, request

    static let chosen: FuzzTarget = {
        let name = environmentVariable("FUZZ_TARGET") ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("FUZZ_TARGET must be one of \(allCases.map(\.rawValue)), not \"\(name)\".")
        }
        return target
    }()

    func check(_ input: [UInt8]) {
        switch self {
        case .document: DocumentTarget.check(input)
        case .sdl: SDLTarget.check(input)
        case .validator: ValidatorTarget.check(input)
        case .executor: ExecutorTarget.check(input)
        case .request: RequestTarget.check(input)
        }
    }
}

/// libFuzzer's door.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzerTestOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
