import DecoderWire
import Foundation

/// How a decoder process ended, read from its wait status.
enum ProcessExit: Equatable {
    case status(Int32)
    case signal(Int32)
    case unknown

    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self = signal == 0 ? .status(waitStatus >> 8 & 0xff) : .signal(signal)
    }

    /// What the job that was running gets told.
    func error(limits: DecodeLimits) -> DecodeError {
        switch self {
        case .status(DecoderExit.outOfMemory):
            .outOfMemory(limits)
        case .signal(SIGXCPU):
            DecodeError(
                .limitExceeded, "The picture needs more than the \(limits.cpuSeconds) s of CPU time a decoder may use.")
        case .status(DecoderExit.startFailed):
            DecodeError(.unavailable, "The decoder could not be started: check its libraries and memory limit.")
        case .status(127):
            DecodeError(.unavailable, "The decoder could not be started: check its installation.")
        case .status(let status):
            DecodeError(.decoderDied, "The decoder ended in the middle of the picture (status \(status)).")
        case .signal(let signal):
            DecodeError(
                .decoderDied,
                "The decoder died in the middle of the picture (signal \(signal), \(String(cString: strsignal(signal))))."
            )
        case .unknown:
            DecodeError(.decoderDied, "The decoder died in the middle of the picture.")
        }
    }
}
