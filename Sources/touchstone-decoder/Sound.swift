import CFFmpegShim
import DecoderWire

/// The first sound track of a medium, as 16 kHz mono: the mean of its channels.
struct Sound: ~Copyable {
    private static let sampleRate = 16_000
    /// Samples made at a time: more than any packet gives.
    private static let capacity = 1 << 20

    private let track: Track

    init(_ bytes: UnsafeRawBufferPointer, format: WireFormat) throws(DecodeFailure) {
        track = try Track(bytes, format: format, kind: FS_SOUND)
    }

    /// Decodes at most `seconds` from the start.
    ///
    /// Packets that make no sense are left out; a track without any sound is malformed.
    func decode(seconds: Int, maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: Self.capacity)
        defer { buffer.deallocate() }
        var memory = ResultMemory(maxBytes: maxBytes)
        var samples = 0
        let most = seconds * Self.sampleRate
        var isWhole = false
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
            samples += new.count
        }
        guard samples > 0 else { throw .fromTrackLibrary(FS_END) }
        let decoded = Double(samples) / Double(Self.sampleRate)
        var reply = track.facts
        reply.duration = isWhole ? decoded : max(fs_duration(track.handle), decoded)
        reply.sampleRate = UInt32(clamping: fs_sample_rate(track.handle))
        reply.channels = UInt32(clamping: fs_channels(track.handle))
        return try Answer(reply, memory)
    }
}
