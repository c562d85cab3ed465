extension TrustList {
    /// Whom a certificate of a list names.
    public struct Holder: Sendable, Equatable {
        /// The name, and the organisation if it has another one; `somebody without a name` where there is neither.
        public var name: String
        /// The day on which it ends, such as `2030-05-08`; nil where that cannot be read.
        public var ends: String?
        /// Whether it is meant for time stamps.
        public var stampsTime: Bool
    }
}
