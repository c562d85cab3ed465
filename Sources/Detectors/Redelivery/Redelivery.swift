public import DetectionCore

/// One way in which media are sent on: a copy, made in memory, of a medium as it would arrive.
///
/// What re-delivery costs a detector is measured with real encoders (`training/`); these views only ask whether an
/// answer survives losses of that kind.
public struct Redelivery: Sendable {

    /// Short name, such as `512-q40`.
    public let name: String
    private let make: @Sendable (DecodedMedium) -> DecodedMedium?

    init(_ name: String, make: @escaping @Sendable (DecodedMedium) -> DecodedMedium?) {
        self.name = name
        self.make = make
    }

    /// The medium as it would arrive; nil when there is nothing to send on, such as pixels that could not be decoded.
    public func view(of medium: DecodedMedium) async -> DecodedMedium? {
        await WorkQueue.shared.run { make(medium) }
    }

    /// The ways for one kind of medium, always in the same order.
    public static func all(for kind: MediaKind) -> [Redelivery] {
        switch kind {
        case .image: pictures
        case .audio: sounds
        case .video: videos
        case .text: texts
        }
    }
}
