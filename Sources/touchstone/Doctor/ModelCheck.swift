import Analysis
import DetectionCore
import Foundation
import Inference
import OpenInference
import Presentation

/// Checks the digests of all models and lets each compute its self-test.
enum ModelCheck {
    private static let remedy = "Run ./setup, or unpack the release again."

    /// One finding for all models that work, one for each that does not.
    static func findings() async -> [Finding] {
        let environment = ProcessInfo.processInfo.environment
        let remote: InferenceServer?
        do {
            remote = try LocalAnalyzer.remote(environment, patience: .seconds(1))
        } catch {
            return [Finding(subject: "models", state: .broken, words: error.message, remedy: "Correct the address.")]
        }
        let models = ModelRepository(remote: remote)
        let verifier = ModelVerifier(models)
        let ids = models.manifests.map(\.id)
        var (intact, broken) = (0, [Finding]())
        for id in ids {
            do throws(InferenceError) {
                try await verifier.verify(id)
                intact += 1
            } catch {
                broken.append(finding(id, error.message, isRemote: remote?.has(id) == true))
            }
        }
        // Folders whose manifest cannot even be read have no id to verify.
        broken += models.problems.filter { !ids.contains($0.model) }.map { finding($0.model, $0.message) }
        if intact > 0 {
            let words = "\(intact) \(intact == 1 ? "model is" : "models are") intact and computed the self-test."
            return [Finding(subject: "models", state: .good, words: words)] + broken
        }
        return broken.isEmpty
            ? [Finding(subject: "models", state: .broken, words: "No models are installed.", remedy: remedy)] : broken
    }

    /// Whether each kind of medium has the table that turns what its detectors found into an answer.
    static func finding(_ tables: FusionTables) -> Finding {
        let missing = MediaKind.allCases.filter { tables[$0] == nil }.map { "fusion/\($0.rawValue).json" }
        guard missing.isEmpty else {
            return Finding(
                subject: "tables", state: .broken,
                words: "Missing or not valid: \(missing.joined(separator: ", ")). Without them there is no answer.",
                remedy: "Copy the folder Models/fusion again, or unpack the release again.")
        }
        return Finding(subject: "tables", state: .good, words: "Every kind of medium has a fusion table.")
    }

    private static func finding(_ model: String, _ message: String, isRemote: Bool = false) -> Finding {
        Finding(
            subject: "models", state: .broken, words: "\(model.printable): \(message.printable)",
            remedy: isRemote ? "Check inference.server, inference.token and what that server serves." : remedy)
    }
}
