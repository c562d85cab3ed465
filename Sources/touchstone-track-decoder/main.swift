import CFFmpegShim
import Contained
import DecoderWire

/// Largest single allocation of FFmpeg in bytes.
let maxAllocation = 1 << 29

ContainedProgram.run { duty in
    guard duty == .tracks else { return nil }
    fs_start(maxAllocation)
    return { request, bytes throws(DecodeFailure) in
        switch request.operation {
        case .keyframes(let count):
            try Frames(bytes, format: request.format, maxPixels: request.maxPixels)
                .keyframes(Int(count), maxBytes: request.maxBytes)
        case .times(let times):
            try Frames(bytes, format: request.format, maxPixels: request.maxPixels)
                .shown(at: times, maxBytes: request.maxBytes)
        case .sound(let seconds):
            try Sound.decode(bytes, format: request.format, seconds: Int(seconds), maxBytes: request.maxBytes)
        default:
            throw DecodeFailure(.unsupported)
        }
    }
}
