import DetectionCore
import MediaDecoding

@testable import Detectors

/// Decoded media for detector tests, without a decoder.
enum Media {
    static func picture(_ image: Result<DecodedImage, DecodeError>?, bytes: [UInt8] = [1]) throws -> DecodedMedium {
        DecodedMedium(
            file: try MediaFile(bytes: bytes),
            description: MediaDescription(kind: .image, format: .jpeg, bytes: bytes.count, sha256: ""), image: image)
    }

    static func sound(_ audio: Result<DecodedAudio, DecodeError>?) throws -> DecodedMedium {
        DecodedMedium(
            file: try MediaFile(bytes: [1]),
            description: MediaDescription(kind: .audio, format: .wav, bytes: 1, sha256: ""), audio: audio)
    }
}
