import DecoderWire

extension DecodeOperation {
    /// Times beyond this are after the end of anything.
    private static let maxTime = 1e6

    /// The operation for a selection; nil when it makes no sense.
    init?(_ frames: FrameSelection) {
        switch frames {
        case .keyframes(let count):
            guard count > 0 else { return nil }
            self = .keyframes(UInt32(min(count, Self.maxTimes)))
        case .times(let times):
            let isSane = times.allSatisfy { $0.isFinite && $0 >= 0 }
            guard isSane, (1...Self.maxTimes).contains(times.count) else { return nil }
            self = .times(times.map { min($0, Self.maxTime) }.sorted())
        }
    }
}
