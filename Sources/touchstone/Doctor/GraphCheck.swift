import Foundation
import Inference
import Presentation

/// Looks at the folder of compiled graphs.
enum GraphCheck {
    /// Whether starts are spared compiling, and what that takes.
    static func finding(_ cache: GraphCache?) -> Finding {
        guard let cache else {
            return Finding(
                subject: "graphs", state: .good,
                words: "Compiled graphs are not stored: graph.cache is off, or there is no home.")
        }
        let place = cache.folder.printable
        if let objection = cache.objection {
            return Finding(
                subject: "graphs", state: .reduced, words: "Compiled graphs are not stored in \(place). \(objection)",
                remedy: "Name another folder in TOUCHSTONE_GRAPH_CACHE, or off.")
        }
        let (graphs, bytes) = cache.contents
        guard graphs > 0 else {
            return Finding(
                subject: "graphs", state: .good,
                words: "No compiled graph is stored yet. The first is put into \(place), if that can be written to.")
        }
        let words =
            "\(graphs) compiled \(graphs == 1 ? "graph is" : "graphs are") stored in \(place): "
            + "\(bytes.formatted(.byteCount(style: .decimal)))."
        return Finding(subject: "graphs", state: .good, words: words)
    }
}
