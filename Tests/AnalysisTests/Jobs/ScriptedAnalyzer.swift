import Analysis
import Foundation
import MediaDecoding
import Synchronization

@testable import DetectionCore

/// An analyzer that does as it was told, one step a call, and keeps count.
final class ScriptedAnalyzer: MediaAnalyzing {
    /// What one call does.
    enum Step: Sendable {
        /// Answers with a report.
        case succeed
        /// Fails.
        case fail(MediaError)
        /// Waits until it is cancelled.
        case hang
    }

    private struct State {
        var steps: [Step]
        var calls = 0
        var cancelled = 0
        var running = 0
        var peak = 0
    }

    private let state: Mutex<State>

    /// An analyzer with its steps; after them every call succeeds.
    init(steps: [Step]) { state = Mutex(State(steps: steps)) }

    /// How often it was called.
    var calls: Int { state.withLock { $0.calls } }
    /// Most calls at a time.
    var peak: Int { state.withLock { $0.peak } }

    /// Returns once so many calls have begun.
    func hasStarted(_ count: Int) async {
        while state.withLock({ $0.calls }) < count { try? await Task.sleep(for: .milliseconds(5)) }
    }

    /// Returns once so many hanging calls were cancelled.
    func wasCancelled(_ count: Int) async {
        while state.withLock({ $0.cancelled }) < count { try? await Task.sleep(for: .milliseconds(5)) }
    }

    func check(_ settings: VerdictSettings, for kind: MediaKind) {}

    func describe(_ file: MediaFile) async throws(MediaError) -> MediaDescription {
        MediaDescription(kind: .text, format: .text, bytes: file.count, sha256: JobBench.key)
    }

    func analyze(
        id: String, _ file: MediaFile, options: AnalysisOptions,
        onEvidence: @escaping @Sendable (Evidence) async -> Void
    ) async throws(MediaError) -> Report {
        let step = state.withLock { state in
            state.calls += 1
            state.running += 1
            state.peak = max(state.peak, state.running)
            return state.steps.isEmpty ? Step.succeed : state.steps.removeFirst()
        }
        defer { state.withLock { $0.running -= 1 } }
        let evidence = Evidence(detector: "text.scripted", version: "1", state: .done, explanation: "As told.")
        await onEvidence(evidence)
        switch step {
        case .fail(let error): throw error
        case .hang:
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(60)) }
            state.withLock { $0.cancelled += 1 }
            throw MediaError(.internal, "Cancelled.")
        case .succeed: break
        }
        let decision = Decision(
            verdict: .noSigns, reason: nil, probability: 0.1, interval: nil, llr: -2, operatingPoint: nil,
            evidence: [evidence], coverage: 1, conflicts: [])
        return Report(
            id: id, created: Date(timeIntervalSince1970: 0), finished: Date(timeIntervalSince1970: 1),
            media: try await describe(file), decision: decision, claims: [], warnings: [],
            engine: .init(version: "0", models: [:]))
    }

    var capabilities: Capabilities {
        Capabilities(formats: [], maxBytes: 0, maxPixels: 0, detectors: [], operatingPoints: [:])
    }
}
