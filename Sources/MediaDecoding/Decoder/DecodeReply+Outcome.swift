import DecoderWire
import Foundation

extension DecodeReply {
    /// The outcome of the reply for its waiter.
    ///
    /// Nothing in it is believed before it was checked.
    ///
    /// - Throws: `WireError` when a sane decoder would not have sent it.
    func outcome(of order: DecodeOrder, memory: borrowing PassedDescriptor) throws(WireError) -> DecodeJob.Outcome {
        switch status {
        case .decoded:
            return .success(try decoded(order, ResultMapping(memory, of: self, limits: order.limits)))
        case .malformed:
            return .failure(DecodeError(.malformed, "The \(order.noun) is damaged: \(detail)."))
        case .unsupported:
            return .failure(DecodeError(.unsupported, "This kind of \(order.noun) cannot be decoded: \(detail)."))
        case .tooManyPixels:
            return .failure(
                DecodeError(
                    .limitExceeded,
                    "The \(order.noun) has \(width) × \(height) pixels; at most \(order.maxPixels) pixels are accepted."
                ))
        case .locked:
            return .failure(DecodeError(.unsupported, OfficeDocument.protectedWords))
        case .missing:
            return .failure(
                DecodeError(
                    .unsupported,
                    "PDF documents are not read here: the library for them is not installed (./setup brings it). Copy the "
                        + "words and paste them as a text, or hand in the pages as images."))
        case .outOfMemory:
            return .failure(order.outOfMemory)
        }
    }

    private func decoded(_ order: DecodeOrder, _ mapping: ResultMapping) throws(WireError) -> Decoded {
        switch order.operation {
        case .picture: .image(try image(mapping, maxPixels: order.maxPixels))
        case .chroma: .planes(try planes(mapping, maxPixels: order.maxPixels))
        case .pixels: .pixels(try storedPixels(mapping, maxPixels: order.maxPixels))
        case .sound(let seconds): .audio(try audio(mapping, seconds: Int(seconds)))
        case .keyframes, .times: .video(try video(mapping, maxPixels: order.maxPixels))
        case .manifests: .manifests(try manifests(mapping))
        case .document(let characters):
            .document(try DecodedDocument(mapping.bytes, pageCount: Int(frames), characters: Int(characters)))
        case .isolation: .isolation(try isolation(mapping))
        }
    }

    private func isolation(_ mapping: ResultMapping) throws(WireError) -> Isolation {
        guard mapping.bytes.count == 1, let isolation = Isolation(byte: mapping.bytes[0]) else { throw .malformed }
        return isolation
    }

    /// The library's own words in one clean line, without the name of its part; where it has none, what is known.
    private var detail: String {
        let line = words.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        let text = String(line).trimmingPrefix(/\ *(Vips[A-Za-z]+: )?/)
        let isUnknown = text.lowercased().hasPrefix("unknown error")
        let end = isUnknown ? nil : text.lastIndex { !" .".contains($0) }
        return end.map { String(text[...$0]) } ?? "its data ends early or makes no sense"
    }
}
