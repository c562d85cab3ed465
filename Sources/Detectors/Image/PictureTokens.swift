import Inference
import Synchronization

/// The hidden states of one picture, computed once for all heads that stand on the same graph.
final class PictureTokens: Sendable {
    private let makings = Mutex<[String: LazyValue<Tensor, InferenceError>]>([:])

    /// The states that a graph gives, made now if nobody has asked for them yet.
    ///
    /// - Parameter graph: Names the graph; every head on it has the same view of the picture.
    func tokens(
        of graph: String, _ make: @escaping @Sendable () async throws(InferenceError) -> Tensor
    ) async throws(InferenceError) -> Tensor {
        let value = makings.withLock { makings in
            if let there = makings[graph] { return there }
            let made = LazyValue(make)
            makings[graph] = made
            return made
        }
        return try await value.get()
    }
}
