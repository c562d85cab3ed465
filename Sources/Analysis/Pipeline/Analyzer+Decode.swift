import DetectionCore
import Detectors
import MediaDecoding

extension Analyzer {
    /// The medium, decoded once for all detectors.
    ///
    /// A picture that no decoder can make sense of is an error of the medium. A decoder that dies, stalls or runs into
    /// its limits is not: the pixel detectors fail, whatever reads bytes still answers.
    func decode(_ file: MediaFile) async throws(MediaError) -> DecodedMedium {
        let description = try await describe(file)
        switch description.kind {
        case .text:
            let limits = limits
            let text = try await BlockingWork.value { () throws(MediaError) in
                try TextReader.text(of: file, limits: limits)
            }
            return DecodedMedium(file: file, description: description, text: text)
        case .image:
            let image = try await picture(file, description.format)
            return DecodedMedium(file: file, description: description, image: image)
        case .video, .audio:
            throw MediaError(.unsupportedMedia, "Video and audio cannot be analysed yet. Hand in a picture or a text.")
        }
    }

    /// What the medium's metadata says of its origin; nothing for texts.
    func claims(of medium: DecodedMedium) async -> [MetadataClaim] {
        let read = try? await BlockingWork.value { () throws(MediaError) in
            MetadataReader.claims(of: medium.file, format: medium.description.format)
        }
        return read ?? []
    }

    private func picture(
        _ file: MediaFile, _ format: MediaFormat
    ) async throws(MediaError) -> Result<DecodedImage, DecodeError> {
        do throws(DecodeError) {
            return .success(try await decoders.image(file, format: format))
        } catch {
            switch error.code {
            case .malformed: throw MediaError(.unprocessableMedia, error.message)
            case .unsupported: throw MediaError(.unsupportedMedia, error.message)
            case .cancelled: throw .cancelled
            case .decoderDied, .timedOut, .limitExceeded, .unavailable: return .failure(error)
            }
        }
    }
}
