public import DetectionCore

/// Why a medium could not be decoded.
///
/// Only the one request fails; the next is served.
public struct DecodeError: Error, Sendable, Equatable {
    /// The ways of failing.
    public enum Code: String, Sendable {
        /// The decoder process ended in the middle of the job.
        case decoderDied
        /// It did not answer in time and was ended.
        case timedOut
        /// The medium needs more pixels, memory or CPU time than allowed.
        case limitExceeded
        /// The medium is damaged.
        case malformed
        /// The medium is of a kind that cannot be decoded.
        case unsupported
        /// There is no decoder to ask.
        case unavailable
        /// The caller gave up, or the pool was shut down.
        case cancelled
    }

    /// The kind of error.
    public var code: Code
    /// One sentence for a person.
    public var message: String

    /// An error with its code and sentence.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The reason a detector gives for having no evidence.
    public var reason: Reason {
        switch code {
        case .decoderDied, .timedOut, .malformed, .unavailable: .decoderFailed
        case .limitExceeded: .limitExceeded
        case .unsupported: .formatUnsupported
        case .cancelled: .cancelled
        }
    }
}

extension DecodeError {
    static let givenUp = DecodeError(.cancelled, "The decoding was cancelled.")
    static let nonsense = DecodeError(.decoderDied, "The decoder answered nonsense and was ended.")
}
