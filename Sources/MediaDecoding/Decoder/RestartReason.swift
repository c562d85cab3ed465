import DecoderWire
import Foundation
import Metrics

/// Why a decoder process ended, as it is counted.
enum RestartReason: String {
    /// It had served as many media as one process may.
    case recycled
    /// It did not answer in time.
    case timedOut = "timed_out"
    /// A medium needed more CPU time or memory than a process has.
    case cpuLimit = "cpu_limit", outOfMemory = "out_of_memory"
    /// It could not start.
    case startFailed = "start_failed"
    /// It was killed: its job was cancelled, or somebody else did.
    case killed
    /// It died of any other signal, or ended by itself.
    case crashed, exited
    /// The pool is being shut down; that is no restart.
    case shutDown = "shut_down"

    /// Counts it.
    func count() {
        guard self != .shutDown else { return }
        Counter(label: "touchstone_decoder_restarts_total", dimensions: [("reason", rawValue)]).increment()
    }
}

extension ProcessExit {
    /// The reason that an exit shows.
    var restartReason: RestartReason {
        switch self {
        case .status(DecoderExit.outOfMemory): .outOfMemory
        case .status(DecoderExit.startFailed), .status(127): .startFailed
        case .signal(SIGXCPU): .cpuLimit
        case .signal(SIGKILL): .killed
        case .signal: .crashed
        case .status, .unknown: .exited
        }
    }
}
