import DecoderWire

extension DecodeReply {
    /// The picture in a result.
    func image(_ mapping: ResultMapping, maxPixels: Int) throws(WireError) -> DecodedImage {
        let (pixels, isTooLarge) = Int(width).multipliedReportingOverflow(by: Int(height))
        guard !isTooLarge, pixels > 0, pixels <= maxPixels, mapping.bytes.count == pixels * 3 else {
            throw .malformed
        }
        return DecodedImage(
            width: Int(width), height: Int(height), frames: max(1, Int(frames)), mapping: mapping)
    }
}
