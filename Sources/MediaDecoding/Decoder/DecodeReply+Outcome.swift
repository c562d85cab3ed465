import DecoderWire

extension DecodeReply {
    /// What the reply means to whoever waits.
    ///
    /// Nothing in it is believed before it was checked.
    ///
    /// - Throws: `WireError` when a sane decoder would not have sent it.
    func outcome(memory: borrowing PassedDescriptor, limits: DecodeLimits) throws(WireError) -> DecodeJob.Outcome {
        switch status {
        case .decoded:
            return .success(try image(in: memory, limits: limits))
        case .malformed:
            return .failure(DecodeError(.malformed, "The picture is damaged: \(detail)."))
        case .unsupported:
            return .failure(DecodeError(.unsupported, "This kind of picture cannot be decoded: \(detail)."))
        case .tooManyPixels:
            return .failure(
                DecodeError(
                    .limitExceeded,
                    "The picture has \(width) × \(height) pixels; at most \(limits.maxPixels) pixels are accepted."))
        case .outOfMemory:
            return .failure(.outOfMemory(limits))
        }
    }

    private func image(
        in memory: borrowing PassedDescriptor, limits: DecodeLimits
    ) throws(WireError) -> DecodedImage {
        let (pixels, isTooLarge) = Int(width).multipliedReportingOverflow(by: Int(height))
        guard !isTooLarge, pixels > 0, pixels <= limits.maxPixels, let descriptor = memory.number else {
            throw .malformed
        }
        let mapping = try PixelMemory.map(descriptor, count: pixels * 3)
        return DecodedImage(width: Int(width), height: Int(height), frames: max(1, Int(frames)), mapping: mapping)
    }

    /// The library's own words in one clean line.
    private var detail: String {
        let line = message.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        let text = String(line).trimmingPrefix(" ")
        let end = text.lastIndex { !" .".contains($0) }
        return end.map { String(text[...$0]) } ?? "its data ends early or makes no sense"
    }
}
