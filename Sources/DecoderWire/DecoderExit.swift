/// What both sides know of the process boundary.
public enum DecoderExit {
    /// The descriptor at which a decoder finds its socket.
    public static let socketDescriptor: Int32 = 3
    /// Exit status after an allocation failed that the libraries cannot survive.
    public static let outOfMemory: Int32 = 81
    /// Exit status when the libraries could not be started or contained.
    public static let startFailed: Int32 = 82
}
