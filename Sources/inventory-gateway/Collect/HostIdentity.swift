/// Who a host is, as EC2 knows it; what is not known yet is nil.
struct HostIdentity {
    /// The instance's id.
    var id: String?
    /// The region it runs in.
    var region: String?
    /// The account that owns it.
    var account: String?

    /// All three, once nothing is left to be asked.
    var complete: (id: String, region: String, account: String)? {
        guard let id, let region, let account else { return nil }
        return (id, region, account)
    }

    /// The options that would name what is missing.
    var missingOptions: [String] {
        [(id, "--instance-id"), (region, "--region"), (account, "--account")]
            .compactMap { value, option in value == nil ? option : nil }
    }

    /// These values, and the other's where there are none.
    func completed(from other: HostIdentity) -> HostIdentity {
        HostIdentity(id: id ?? other.id, region: region ?? other.region, account: account ?? other.account)
    }
}
