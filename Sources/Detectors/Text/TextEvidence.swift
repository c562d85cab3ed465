import DetectionCore
import Inference

/// Why a text detector has no score.
enum TextFailure: Error {
    /// The text is not one that the detector judges.
    case refused(TextReading.Refusal)
    /// The model cannot be loaded or run.
    case failed(InferenceError)

    /// A lazily loaded value, its error wrapped.
    static func wrapping<Value>(_ value: LazyValue<Value, InferenceError>) async throws(TextFailure) -> Value {
        do {
            return try await value.get()
        } catch {
            throw .failed(error)
        }
    }
}

extension TextReading {
    /// A reading, its refusal wrapped.
    static func read(_ text: String?) throws(TextFailure) -> TextReading {
        do {
            return try TextReading(text)
        } catch {
            throw .refused(error)
        }
    }
}

/// Turns what a text detector did into evidence.
enum TextEvidence {
    /// The evidence that the work gives, or evidence that says why there is none; timed either way.
    static func measured(
        id: String, version: String, _ work: () async throws(TextFailure) -> Evidence
    ) async -> Evidence {
        let start = ContinuousClock.now
        var evidence: Evidence
        do throws(TextFailure) {
            evidence = try await work()
        } catch {
            evidence = Self.evidence(of: error, id: id, version: version)
        }
        evidence.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return evidence
    }

    private static func evidence(of failure: TextFailure, id: String, version: String) -> Evidence {
        switch failure {
        case .refused(let refusal):
            Evidence(
                detector: id, version: version, state: .notApplicable, reason: refusal.reason,
                explanation: refusal.explanation, figures: refusal.figures)
        case .failed(let error):
            Evidence(
                detector: id, version: version, state: .failed, reason: error.reason, explanation: error.message)
        }
    }
}

extension ModelManifest {
    /// The calibration line; the score itself when there is none.
    var platt: PlattCalibration {
        PlattCalibration(slope: calibration?.slope ?? 1, intercept: calibration?.intercept ?? 0)
    }
}
