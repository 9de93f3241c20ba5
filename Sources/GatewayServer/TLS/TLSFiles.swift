/// The files that a server proves its name with, in PEM.
public struct TLSFiles: Hashable, Sendable {
    /// The certificate, followed by those that vouch for it.
    public var certificate: String
    /// The certificate's private key.
    public var key: String

    /// The files at these paths.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
