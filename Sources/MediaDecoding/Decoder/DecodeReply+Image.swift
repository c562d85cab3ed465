import DecoderWire

extension DecodeReply {
    /// The picture in a result.
    func image(_ mapping: ResultMapping, maxPixels: Int) throws(WireError) -> DecodedImage {
        let pixels = try pixelCount(atMost: maxPixels)
        guard mapping.bytes.count == pixels * 3 else { throw .malformed }
        return DecodedImage(
            width: Int(width), height: Int(height), frames: max(1, Int(frames)), hasAlpha: channels == 4,
            mapping: mapping)
    }

    /// The colour planes in a result.
    func planes(_ mapping: ResultMapping, maxPixels: Int) throws(WireError) -> ColourPlanes {
        _ = try pixelCount(atMost: maxPixels)
        let planes = ColourPlanes(width: Int(width), height: Int(height), mapping: mapping)
        guard mapping.bytes.count == 2 * planes.columns * planes.rows else { throw .malformed }
        return planes
    }

    /// The stored pixels in a result.
    func storedPixels(_ mapping: ResultMapping, maxPixels: Int) throws(WireError) -> StoredPixels {
        guard mapping.bytes.count == (try pixelCount(atMost: maxPixels)) * 4 else { throw .malformed }
        return StoredPixels(width: Int(width), height: Int(height), mapping: mapping)
    }

    private func pixelCount(atMost most: Int) throws(WireError) -> Int {
        let (pixels, isTooLarge) = Int(width).multipliedReportingOverflow(by: Int(height))
        guard !isTooLarge, pixels > 0, pixels <= most else { throw .malformed }
        return pixels
    }
}
