/// Where the bytes of a stored medium are.
public enum MediumContent: Sendable, Equatable {
    /// Most bytes that are kept beside the analysis in the database; a medium with more is a blob.
    ///
    /// A blob costs two syncs of its own and an entry in a folder, whatever it holds; bytes in the database share the sync
    /// of the analysis they came with. Above some ten kilobytes the copying costs more than that.
    public static let inlineLimit = 64 << 10

    /// In the database, and so in memory now.
    case bytes([UInt8])
    /// In the store of blobs.
    case blob(BlobKey)
}

/// The bytes of a medium that was received and not yet taken in.
public enum ReceivedMedium: Sendable, Equatable {
    /// In memory.
    case bytes([UInt8])
    /// In a fully written file.
    case file(StagedFile)
}
