/// The bytes of a medium, wherever they are.
public enum MediumContent: Sendable, Equatable {
    /// Most bytes that are kept beside the analysis in the database; a medium with more is a file.
    ///
    /// A file costs two syncs of its own and an entry in a folder, whatever it holds; bytes in the database share the sync
    /// of the analysis they came with. Above some ten kilobytes the copying costs more than that.
    public static let inlineLimit = 64 << 10

    /// In memory.
    case bytes([UInt8])
    /// In the file at a path.
    case file(String)
}
