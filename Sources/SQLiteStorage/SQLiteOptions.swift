/// How a SQLite database is used.
public struct SQLiteOptions: Sendable {
    /// How many statements may read at once; each reader has a connection of its own.
    public var readers: Int
    /// How long a statement waits for another process that writes, before the database counts as busy.
    public var busyTimeout: Duration
    /// How much of the file each connection keeps in memory, in bytes.
    public var cacheBytes: Int
    /// How many bytes of packages' names are kept in memory.
    public var dictionaryBytes: Int
    /// How large the file may grow, in bytes; nil for as large as the disk allows.
    public var maximumFileBytes: Int?
    /// How long a statement may run on its caller's thread before it is moved to one of its own.
    public var inlineBudget: Duration

    /// Options with their defaults.
    public init(
        readers: Int = defaultReaders, busyTimeout: Duration = .seconds(5), cacheBytes: Int = 4 << 20,
        dictionaryBytes: Int = 16 << 20, maximumFileBytes: Int? = nil, inlineBudget: Duration = .milliseconds(2)
    ) {
        self.readers = max(1, readers)
        self.busyTimeout = busyTimeout
        self.cacheBytes = cacheBytes
        self.dictionaryBytes = dictionaryBytes
        self.maximumFileBytes = maximumFileBytes
        self.inlineBudget = inlineBudget
    }

    /// One reader for each core.
    public static var defaultReaders: Int { onlineCores }
}
