import CFFmpegShim
import Contained
import DecoderWire

/// Frames of the first video track of a medium, upright, each in its own size.
struct Frames: ~Copyable {
    private let track: Track

    init(_ bytes: UnsafeRawBufferPointer, format: WireFormat, maxPixels: UInt64) throws(DecodeFailure) {
        track = try Track(bytes, format: format, kind: FS_VIDEO, maxPixels: maxPixels)
    }

    /// At most `count` keyframes, evenly spread over the track; fewer when they do not fit or it has no more.
    ///
    /// Other frames where no keyframe is shown.
    func keyframes(_ count: Int, maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        let duration = duration
        let count = min(count, fitting(in: maxBytes))
        let times = (0..<count).map { (Double($0) + 0.5) / Double(count) * duration }
        do throws(DecodeFailure) {
            return try collect(at: times, duration: duration, maxBytes: maxBytes, find: fs_keyframe_at)
        } catch  where error.status == .malformed {
            // No keyframe that is shown: the frames are there all the same.
            return try collect(at: times, duration: duration, maxBytes: maxBytes, find: fs_frame_in_reach)
        }
    }

    /// The frames shown at the times, each once; when they do not fit, some of them, evenly left out.
    func shown(at times: [Double], maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        let count = min(times.count, fitting(in: maxBytes))
        let kept = (0..<count).map { times[($0 * 2 + 1) * times.count / (count * 2)] }
        return try collect(at: kept, duration: duration, maxBytes: maxBytes, find: fs_frame_at)
    }

    /// Length in seconds: what the container declares, or what reading it through shows.
    private var duration: Double {
        let declared = fs_duration(track.handle)
        return declared > 0 ? declared : fs_measured_duration(track.handle)
    }

    private func fitting(in maxBytes: UInt64) -> Int {
        let pixels = Int(fs_declared_width(track.handle)) * Int(fs_declared_height(track.handle))
        return max(1, Int(clamping: maxBytes) / (pixels * 3 + FrameEntry.size))
    }

    private func collect(
        at times: [Double], duration: Double, maxBytes: UInt64, find: (OpaquePointer, Double) -> fs_status
    ) throws(DecodeFailure) -> Answer {
        let handle = track.handle
        var memory = ResultMemory(maxBytes: maxBytes)
        var table: [FrameEntry] = []
        for time in times {
            let status = find(handle, time)
            if status == FS_END { continue }
            guard status == FS_OK else { throw .fromTrackLibrary(status) }
            guard fs_time(handle) > table.last?.time ?? -1 else { continue }
            let entry = FrameEntry(
                time: fs_time(handle), width: UInt32(fs_width(handle)), height: UInt32(fs_height(handle)))
            let bytes = Int(entry.width) * Int(entry.height) * 3
            guard memory.hasRoom(for: bytes + (table.count + 1) * FrameEntry.size) else { break }
            let rendered = try memory.append(bytes) {
                fs_render(handle, $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
            }
            guard rendered == FS_OK else { throw .fromTrackLibrary(rendered) }
            table.append(entry)
        }
        guard !table.isEmpty else { throw .fromTrackLibrary(FS_END) }
        for entry in table { try memory.append(entry.bytes) }
        var reply = track.facts
        reply.frames = UInt32(table.count)
        reply.duration = max(duration, table[table.count - 1].time)
        return try Answer(reply, memory)
    }
}
