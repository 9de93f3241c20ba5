import ArgumentParser

/// A number that is 0 or more.
struct Count: ExpressibleByArgument {
    /// The number.
    let value: Int

    init?(argument: String) {
        guard let value = Int(argument), value >= 0 else { return nil }
        self.value = value
    }
}
