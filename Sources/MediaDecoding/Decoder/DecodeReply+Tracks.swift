import DecoderWire

extension DecodeReply {
    private static let maxCodecLength = 32

    /// The sound in a result of at most `seconds`; every sample is a number within ±8, what is not is silence.
    func audio(_ mapping: ResultMapping, seconds: Int) throws(WireError) -> DecodedAudio {
        let width = MemoryLayout<Float>.size
        guard mapping.bytes.count % width == 0, mapping.bytes.count / width <= seconds * DecodedAudio.sampleRate,
            sampleRate > 0, channels > 0
        else { throw .malformed }
        let samples = mapping.bytes.bindMemory(to: Float.self).map { $0.isFinite ? min(max($0, -8), 8) : 0 }
        let decoded = Double(samples.count) / Double(DecodedAudio.sampleRate)
        guard duration.isFinite, duration >= decoded else { throw .malformed }
        return DecodedAudio(
            samples: samples, duration: duration, storedRate: Int(sampleRate), channels: Int(channels),
            codec: try codec)
    }

    /// The frames in a result: their pixels one after the other, then a table of times and sizes.
    func video(_ mapping: ResultMapping, maxPixels: Int) throws(WireError) -> DecodedVideo {
        guard frames > 0, duration.isFinite, duration >= 0,
            mapping.bytes.count > Int(frames) * FrameEntry.size
        else { throw .malformed }
        let table = mapping.bytes.count - Int(frames) * FrameEntry.size
        var place = 0
        var found: [VideoFrame] = []
        for index in 0..<Int(frames) {
            let start = table + index * FrameEntry.size
            guard let entry = FrameEntry(bytes: Array(mapping.bytes[start..<start + FrameEntry.size])),
                entry.time.isFinite, entry.time >= 0, entry.time > found.last?.time ?? -1
            else { throw .malformed }
            let (pixels, isTooLarge) = Int(entry.width).multipliedReportingOverflow(by: Int(entry.height))
            guard !isTooLarge, pixels > 0, pixels <= maxPixels, pixels * 3 <= table - place else { throw .malformed }
            let image = DecodedImage(
                width: Int(entry.width), height: Int(entry.height), mapping: mapping, offset: place)
            found.append(VideoFrame(time: entry.time, image: image))
            place += pixels * 3
        }
        guard place == table else { throw .malformed }
        return DecodedVideo(duration: duration, codec: try codec, frames: found)
    }

    private var codec: String {
        get throws(WireError) {
            let isName = words.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x5f
            }
            guard isName, (1...Self.maxCodecLength).contains(words.utf8.count) else { throw .malformed }
            return words
        }
    }
}
