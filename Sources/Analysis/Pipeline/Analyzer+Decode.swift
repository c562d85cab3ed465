public import DetectionCore
import Detectors
public import MediaDecoding

extension Analyzer {
    /// The medium, decoded once for all detectors.
    ///
    /// A medium that no decoder can make sense of is an error. A decoder that dies, stalls or runs into its limits is
    /// not: the detectors that need its content fail, whatever reads bytes still answers.
    func decode(_ file: MediaFile, isThorough: Bool = false) async throws(MediaError) -> DecodedMedium {
        var description = try await describe(file)
        switch description.kind {
        case .text:
            let (text, encoding, document) = try await read(file, description.format)
            description.document = document
            return DecodedMedium(file: file, description: description, text: text, encoding: encoding)
        case .image:
            let image = await Self.result { () throws(DecodeError) in
                try await decoders.image(file, format: description.format)
            }
            try Self.check(image)
            if case .success(let image) = image { description.adopt(image) }
            let stored = await storedPixels(of: file, description.format, image)
            return DecodedMedium(
                file: file, description: description, image: image, stored: stored, isThorough: isThorough)
        case .audio:
            let audio = await sound(of: file, description.format)
            try Self.check(audio)
            if case .success(let audio) = audio { description.adopt(audio) }
            return DecodedMedium(file: file, description: description, audio: audio)
        case .video:
            return try await video(file, description)
        }
    }

    /// The text of a text or a document as the detectors read it.
    ///
    /// - Throws: As `TextReader.read`, and as a decoder that is asked for a PDF document.
    public func text(of file: MediaFile, format: MediaFormat) async throws(MediaError) -> String {
        try await read(file, format).text
    }

    private func read(_ file: MediaFile, _ format: MediaFormat) async throws(MediaError) -> TextReader.Reading {
        let limits = limits
        guard format == .pdf else {
            return try await WorkQueue.shared.run { () throws(MediaError) in
                var reading = try TextReader.read(file, limits: limits)
                reading.document = reading.document ?? TextDocument(ofMail: reading.text)
                return reading
            }
        }
        let pages = await Self.result { () throws(DecodeError) in try await decoders.document(file) }
        try Self.check(pages)
        switch pages {
        case .success(let pages):
            return try await WorkQueue.shared.run { () throws(MediaError) in
                let (text, document) = try PDFText.read(pages, limits: limits)
                return (text, .utf8, document)
            }
        case .failure(let error):
            throw MediaError(error.code == .unavailable ? .unreadable : .unprocessableMedia, error.message)
        }
    }

    /// The pixels as they are stored, of a picture in which a text hides or which says that its pixels are signed.
    private func storedPixels(
        of file: MediaFile, _ format: MediaFormat, _ image: Result<DecodedImage, DecodeError>
    ) async -> StoredPixels? {
        guard format == .png || format == .webp, case .success(let image) = image else { return nil }
        let isSigned = await read { PixelSignatureReader.isAnnounced(in: file, format: format) } ?? false
        guard isSigned || image.hasAlpha || HiddenText.startsInColours(of: image) else { return nil }
        return try? await decoders.storedPixels(file, format: format, onlyWithText: !isSigned)
    }

    /// What the medium says of its own origin; a text by the marks of chat tools in it.
    func provenance(of medium: DecodedMedium, by reader: CredentialReader?) async -> Report.Provenance {
        guard medium.description.kind != .text else {
            return Report.Provenance(metadata: await medium.claims(), remarks: await medium.remarks())
        }
        async let signed = reader?.credentials(of: medium.file, format: medium.description.format)
        let pixelSignatures = pixelSignatures
        let pixels = await read { pixelSignatures.signature(of: medium) } ?? nil
        return Report.Provenance(
            c2pa: await signed, pixelSignature: pixels, metadata: await medium.claims(), remarks: await medium.remarks()
        )
    }

    private func read<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        try? await WorkQueue.shared.run { () throws(MediaError) in work() }
    }

    func sound(of file: MediaFile, _ format: MediaFormat) async -> Result<DecodedAudio, DecodeError> {
        await Self.result { () throws(DecodeError) in try await decoders.audio(file, format: format) }
    }

    /// What came of decoding one part of a medium.
    static func result<Part>(
        _ decode: () async throws(DecodeError) -> Part
    ) async -> Result<Part, DecodeError> {
        do throws(DecodeError) { return .success(try await decode()) } catch { return .failure(error) }
    }

    /// Refuses a medium whose only part cannot be made sense of.
    static func check<Part>(_ part: Result<Part, DecodeError>) throws(MediaError) {
        guard case .failure(let error) = part else { return }
        switch error.code {
        case .malformed: throw MediaError(.unprocessableMedia, error.message)
        case .unsupported: throw MediaError(.unsupportedMedia, error.message)
        case .cancelled: throw .cancelled
        case .decoderDied, .timedOut, .limitExceeded, .unavailable: return
        }
    }
}
