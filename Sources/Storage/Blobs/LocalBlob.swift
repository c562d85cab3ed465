/// A blob as a local file; it stays there at least as long as this value.
public final class LocalBlob: Sendable {
    /// Where the file is, which must not be written to.
    public let path: String
    private let release: @Sendable () -> Void

    /// A local file.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - release: Called when nobody needs the file any more.
    public init(path: String, release: @escaping @Sendable () -> Void = {}) {
        self.path = path
        self.release = release
    }

    deinit { release() }
}
