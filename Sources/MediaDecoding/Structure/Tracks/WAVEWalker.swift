import Containers
import DetectionCore

/// Reads the format and the size of the samples of a WAV file, RF64, BW64 and Wave64 included.
enum WAVEWalker {
    /// Sample formats whose length follows from their width: integer, float, A-law, µ-law and the extensible form.
    private static let linear: Set<Int> = [1, 3, 6, 7, 0xfffe]

    static func structure(of window: ByteWindow) -> TrackStructure {
        guard let form = RIFFForm(window) else { return TrackStructure() }
        let window = window.ordered(.little)
        var format: (tag: Int, channels: Int, rate: Int, bytesPerSecond: Int)?
        // As decoders do, up to the end of the file: many writers never fill in how large it became.
        for chunk in RIFFChunks(in: window, form.all, of: form) {
            let start = chunk.content.lowerBound
            switch chunk.name {
            case "fmt ":
                guard let tag = window.number(at: start, width: 2),
                    let channels = window.number(at: start + 2, width: 2),
                    let rate = window.number(at: start + 4, width: 4),
                    let average = window.number(at: start + 8, width: 4),
                    let block = window.number(at: start + 12, width: 2)
                else { return TrackStructure() }
                format = (tag, channels, rate, linear.contains(tag) ? rate * block : average)
            case "data":
                guard let format, format.rate > 0, format.channels > 0 else { return TrackStructure() }
                // A recorder that was cut off leaves no size: then it is what is there.
                let bytes = chunk.size == 0 ? window.count - start : chunk.content.count
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
