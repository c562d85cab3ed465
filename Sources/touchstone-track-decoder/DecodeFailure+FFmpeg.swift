import CFFmpegShim
import Contained
import DecoderWire

extension DecodeFailure {
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
}
