/// A signature over a picture's pixels that a generator wrote into the file: proof without certificates, for whoever made
/// those very pixels signed them.
public struct PixelSignature: Codable, Sendable, Equatable {
    /// What the check found.
    public enum State: String, ExtensibleCode, CaseIterable {
        /// It fits the pixels, and the key is the signer's.
        case trusted
        /// It does not fit: the pixels were changed, it was taken from another picture, or another key made it.
        case altered
        /// A state of another version; never given.
        case unknown

        /// The states that are given.
        public static let allCases: [State] = [.trusted, .altered]
    }

    /// The name under which this source appears among a report's conflicts.
    public static let source = "provenance.pixel_signature"

    /// What the check found.
    public var state: State
    /// Whose key it was held against.
    public var signer: String
    /// Where in the file it is, such as `png:stealth`.
    public var path: String

    /// The outcome of one check.
    public init(state: State, signer: String, path: String) {
        self.state = state
        self.signer = signer
        self.path = path
    }

    /// Whether it proves that a machine made the pixels.
    public var provesSynthesis: Bool { state == .trusted }
}
