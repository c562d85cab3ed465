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
    func error(of order: DecodeOrder) -> DecodeError {
        switch self {
        case .status(DecoderExit.outOfMemory):
            order.outOfMemory
        case .signal(SIGXCPU):
            DecodeError(
                .limitExceeded,
                "The \(order.noun) needs more than the \(order.cpuSeconds) s of CPU time a decoder may use.")
        case .status(DecoderExit.startFailed):
            DecodeError(.unavailable, "The decoder could not be started: check its libraries and memory limit.")
        case .status(127):
            DecodeError(.unavailable, "The decoder could not be started: check its installation.")
        case .status(let status):
            DecodeError(.decoderDied, "The decoder ended in the middle of the \(order.noun) (status \(status)).")
        case .signal(let signal):
            DecodeError(
                .decoderDied,
                "The decoder died in the middle of the \(order.noun) "
                    + "(signal \(signal), \(String(cString: strsignal(signal)))).")
        case .unknown:
            DecodeError(.decoderDied, "The decoder died in the middle of the \(order.noun).")
        }
    }
}
