import DetectionCore
import DecoderWire

/// What is to be decoded, and what that may cost.
struct DecodeOrder: Equatable {
    var format: WireFormat
    var operation: DecodeOperation
    var limits: DecodeLimits

    /// What people call it.
    var noun: String {
        switch operation {
        case .picture, .chroma, .pixels: "picture"
        case .sound: "sound"
        case .keyframes, .times: "video"
        case .manifests: "signature"
        case .document: "PDF document"
        case .isolation: "self-check"
        }
    }

    /// CPU seconds it may take.
    var cpuSeconds: Int { isOfTrack ? limits.trackCPUSeconds : limits.cpuSeconds }

    /// Seconds until its decoder is ended.
    var wallSeconds: Double { isOfTrack ? limits.trackWallSeconds : limits.wallSeconds }

    /// Most pixels of one picture or frame.
    var maxPixels: Int {
        switch operation {
        case .picture, .chroma, .manifests, .isolation, .document: limits.maxPixels
        // Four bytes each, in a result that has room for three of each of the most pixels.
        case .pixels: limits.maxPixels / 4 * 3
        case .sound, .keyframes, .times: min(limits.maxFramePixels, limits.maxPixels)
        }
    }

    private var isOfTrack: Bool {
        switch operation {
        case .picture, .chroma, .pixels, .manifests, .isolation, .document: false
        case .sound, .keyframes, .times: true
        }
    }

    /// The message for a decoder.
    func request(number: UInt64) -> DecodeRequest {
        DecodeRequest(
            number: number, format: format, operation: operation, maxPixels: UInt64(maxPixels),
            maxBytes: UInt64(limits.maxResultBytes), memoryBytes: UInt64(limits.memoryBytes),
            cpuSeconds: UInt64(cpuSeconds))
    }
}

extension DecodeOrder {
    var outOfMemory: DecodeError {
        DecodeError(
            .limitExceeded,
            "The \(noun) needs more than the \(limits.memoryBytes >> 20) MiB of memory a decoder may use.")
    }
}
