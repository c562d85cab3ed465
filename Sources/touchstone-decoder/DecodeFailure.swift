import CFFmpegShim
import CVipsShim
import DecoderWire

/// Why there is no result.
struct DecodeFailure: Error {
    var status: DecodeReply.Status
    var message: String
    var width = 0
    var height = 0

    init(_ status: DecodeReply.Status, _ message: String = "") {
        self.status = status
        self.message = message
    }

    /// What libvips says, sorted into a status by the words it uses.
    static func fromPictureLibrary() -> DecodeFailure {
        let lines = String(cString: vs_error()).split(separator: "\n")
        let first = lines.first.map(String.init) ?? ""
        let text = lines.joined(separator: " ").lowercased()
        let status: DecodeReply.Status =
            if ["out of memory", "insufficient memory", "cannot allocate", "memory allocation", "can't allocate"]
                .contains(where: text.contains)
            {
                .outOfMemory
            } else if ["unsupported", "not supported", "blocked"].contains(where: text.contains) {
                .unsupported
            } else {
                .malformed
            }
        return DecodeFailure(status, first)
    }

    /// What FFmpeg says.
    static func fromTrackLibrary(_ status: fs_status) -> DecodeFailure {
        switch status {
        case FS_MEMORY: DecodeFailure(.outOfMemory)
        case FS_UNSUPPORTED: DecodeFailure(.unsupported, String(cString: fs_error()))
        case FS_TOO_LARGE: DecodeFailure(.tooManyPixels)
        case FS_END: DecodeFailure(.malformed, "nothing in it can be decoded")
        default: DecodeFailure(.malformed, String(cString: fs_error()))
        }
    }

    var reply: DecodeReply {
        var reply = DecodeReply(number: 0, status: status)
        reply.width = UInt32(clamping: width)
        reply.height = UInt32(clamping: height)
        reply.words = message
        return reply
    }
}
