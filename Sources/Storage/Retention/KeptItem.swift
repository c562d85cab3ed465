public import DetectionCore
public import Foundation

/// A kept analysis as far as making room is concerned.
public struct KeptItem: Sendable, Equatable {
    /// The analysis.
    public var id: String
    /// Kind of its medium.
    public var kind: MediaKind
    /// Bytes of its medium; 0 once that is deleted.
    public var bytes: Int
    /// Time of acceptance.
    public var created: Date
    /// Whether it ended without a clear answer: failed, uncertain or not applicable.
    public var isInconclusive: Bool

    /// A kept analysis.
    public init(id: String, kind: MediaKind, bytes: Int, created: Date, isInconclusive: Bool) {
        self.id = id
        self.kind = kind
        self.bytes = bytes
        self.created = created
        self.isInconclusive = isInconclusive
    }
}
