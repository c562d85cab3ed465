import DetectionCore

/// Reads the description, the packet table and the size of the samples of a Core Audio file.
///
/// Source: Apple, "Core Audio Format Specification 1.0".
enum CAFWalker {
    private static let maxChunks = 10_000

    static func structure(of file: MediaFile) throws(MediaError) -> TrackStructure {
        var window = ByteWindow(file, isBigEndian: true)
        // What describes the sound comes first.
        guard try window.has("desc", at: 8), let format = try CAFDescription(at: 20, window: &window) else {
            return TrackStructure()
        }
        var position = 8
        var duration: Double?
        for _ in 0..<maxChunks {
            guard let name = try window.text(position, count: 4) else { break }
            let start = position + 12
            // Samples of a size that is not known reach to the end.
            guard let size = try window.number(position + 4, bytes: 8) ?? (name == "data" ? file.count : nil) else {
                break
            }
            let content = start..<start + min(size, max(0, file.count - start))
            switch name {
            case "data":
                // The number of edits comes before the samples.
                duration = duration ?? format.duration(bytes: max(0, content.count - 4))
            case "pakt":
                guard let packets = try window.number(start, bytes: 8),
                    let frames = try window.number(start + 8, bytes: 8)
                else { return TrackStructure() }
                duration = duration ?? format.duration(packets: packets, frames: frames)
            default:
                break
            }
            position = content.upperBound
        }
        return TrackStructure(
            sound: format.codec, sampleRate: format.rate, channels: format.channels, duration: duration)
    }
}
