/// Why a host could not be registered.
struct RegistrationFailure: Error {
    /// What is wrong, in a sentence.
    var message: String
    /// Whether the same may go well some time later, with nothing changed here.
    var passesByItself: Bool
    /// How long the other side asks to wait.
    var retryAfter: Duration?

    init(_ message: String, passesByItself: Bool = false, retryAfter: Duration? = nil) {
        self.message = message
        self.passesByItself = passesByItself
        self.retryAfter = retryAfter
    }
}
