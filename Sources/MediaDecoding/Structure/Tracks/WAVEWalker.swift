import DetectionCore

/// Reads the format and the size of the samples of a WAV file, RF64 and BW64 included.
enum WAVEWalker {
    /// Sample formats whose length follows from their width: integer, float, A-law, µ-law and the extensible form.
    private static let linear: Set<Int> = [1, 3, 6, 7, 0xfffe]

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var chunks = RIFFChunks(file, in: 12..<max(12, file.count))
        var format: (tag: Int, channels: Int, rate: Int, bytesPerSecond: Int)?
        var large: Int?
        while let chunk = try chunks.next() {
            let start = chunk.content.lowerBound
            switch chunk.name {
            case "fmt ":
                guard let tag = try chunks.window.number(start, bytes: 2),
                    let channels = try chunks.window.number(start + 2, bytes: 2),
                    let rate = try chunks.window.number(start + 4, bytes: 4),
                    let average = try chunks.window.number(start + 8, bytes: 4),
                    let block = try chunks.window.number(start + 12, bytes: 2)
                else { return TrackStructure() }
                format = (tag, channels, rate, linear.contains(tag) ? rate * block : average)
            case "ds64":
                large = try chunks.window.number(start + 8, bytes: 8)
            case "data":
                guard let format, format.rate > 0, format.channels > 0 else { return TrackStructure() }
                // Where the size is told elsewhere it is that; a recorder that was cut off leaves none: then it is what is there.
                let isOpen = chunk.size == 0 || chunk.size == 0xffff_ffff
                let bytes = isOpen ? min(large ?? .max, file.count - start) : chunk.content.count
                let duration = format.bytesPerSecond > 0 ? Double(bytes) / Double(format.bytesPerSecond) : nil
                return TrackStructure(
                    sound: CodecName.wave(format.tag), sampleRate: format.rate, channels: format.channels,
                    duration: duration)
            default:
                break
            }
        }
        return TrackStructure()
    }
}
