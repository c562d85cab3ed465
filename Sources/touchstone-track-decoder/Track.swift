import CFFmpegShim
import Contained
import DecoderWire

/// A track of a kind in a medium in memory, with its decoder.
struct Track: ~Copyable {
    let handle: OpaquePointer

    /// Reads the container's header and chooses the track with a place in the order in which players offer them.
    ///
    /// `bytes` must outlive the track.
    init(
        _ bytes: UnsafeRawBufferPointer, format: WireFormat, kind: fs_kind, place: Int = 0, maxPixels: UInt64 = 0
    ) throws(DecodeFailure) {
        var handle: OpaquePointer?
        var width: Int32 = 0
        var height: Int32 = 0
        let status = fs_open(
            bytes.baseAddress, bytes.count, fs_format(format.rawValue), kind, Int32(place),
            Int64(clamping: maxPixels), &handle, &width, &height)
        guard status == FS_OK, let handle else {
            var failure = DecodeFailure.fromTrackLibrary(status)
            failure.width = Int(width)
            failure.height = Int(height)
            throw failure
        }
        self.handle = handle
    }

    deinit {
        fs_close(handle)
    }

    /// A reply with what is known of every track.
    var facts: DecodeReply {
        var reply = DecodeReply(number: 0, status: .decoded)
        reply.words = String(cString: fs_codec(handle))
        return reply
    }
}
