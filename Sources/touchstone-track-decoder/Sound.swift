import CFFmpegShim
import Contained
import DecoderWire

/// A sound track of a medium, as 16 kHz mono: the mean of its channels.
struct Sound: ~Copyable {
    /// Tracks that are listened to before a medium counts as silent.
    private static let maxTracks = 4
    /// What stays below is silence: −60 dB of full scale.
    private static let audible: Float = 0.001

    private static let sampleRate = 16_000
    /// Samples made at a time: more than any packet gives.
    private static let capacity = 1 << 20

    private let track: Track

    private init(_ bytes: UnsafeRawBufferPointer, format: WireFormat, place: Int) throws(DecodeFailure) {
        track = try Track(bytes, format: format, kind: FS_SOUND, place: place)
    }

    /// Decodes at most `seconds` from the start of the first track in which there is any sound; of the first one when all
    /// are silent or damaged.
    static func decode(
        _ bytes: UnsafeRawBufferPointer, format: WireFormat, seconds: Int, maxBytes: UInt64
    ) throws(DecodeFailure) -> Answer {
        var first: Result<Answer, DecodeFailure>?
        for place in 0..<maxTracks {
            do throws(DecodeFailure) {
                let sound = try Sound(bytes, format: format, place: place)
                let (answer, isSilent) = try sound.decode(seconds: seconds, maxBytes: maxBytes)
                guard isSilent else {
                    try? first?.get().discard()
                    return answer
                }
                if first == nil { first = .success(answer) } else { answer.discard() }
            } catch {
                // After the last track there is none.
                if let first, error.status == .unsupported { return try first.get() }
                if error.status == .outOfMemory || error.status == .tooManyPixels { throw error }
                first = first ?? .failure(error)
            }
        }
        guard let first else { throw .fromTrackLibrary(FS_END) }
        return try first.get()
    }

    /// Decodes at most `seconds` from the start, and says whether that is silence.
    ///
    /// Packets that make no sense are left out; a track without any sound is malformed.
    private func decode(seconds: Int, maxBytes: UInt64) throws(DecodeFailure) -> (Answer, isSilent: Bool) {
        let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: Self.capacity)
        defer { buffer.deallocate() }
        var memory = ResultMemory(maxBytes: maxBytes)
        var samples = 0
        let most = seconds * Self.sampleRate
        var isWhole = false
        var isSilent = true
        while samples < most {
            var count: Int32 = 0
            let status = fs_read_sound(track.handle, buffer.baseAddress, Int32(Self.capacity), &count)
            if status == FS_END {
                isWhole = true
                break
            }
            guard status == FS_OK else { throw .fromTrackLibrary(status) }
            let new = UnsafeBufferPointer(rebasing: buffer.prefix(min(Int(count), most - samples)))
            if !new.isEmpty { try memory.append(UnsafeRawBufferPointer(new)) }
            isSilent = isSilent && !new.contains { abs($0) >= Self.audible }
            samples += new.count
        }
        guard samples > 0 else { throw .fromTrackLibrary(FS_END) }
        let decoded = Double(samples) / Double(Self.sampleRate)
        var reply = track.facts
        reply.duration = isWhole ? decoded : max(fs_duration(track.handle), decoded)
        reply.sampleRate = UInt32(clamping: fs_sample_rate(track.handle))
        reply.channels = UInt32(clamping: fs_channels(track.handle))
        return (try Answer(reply, memory), isSilent)
    }
}
