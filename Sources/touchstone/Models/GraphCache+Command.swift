import Foundation
import Inference

extension GraphCache {
    /// The cache of a command that computes models in its own process, as the environment says; complaints go to standard error.
    static func ofCommand() -> GraphCache? {
        let environment = ProcessInfo.processInfo.environment
        return chosen(environment["TOUCHSTONE_GRAPH_CACHE"] ?? "", in: environment) { sentence in
            StandardError.line("touchstone: \(sentence)")
        }
    }
}
