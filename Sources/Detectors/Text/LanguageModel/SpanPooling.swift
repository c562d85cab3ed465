import Inference
import Tokenizing

/// Which tokens of a window are averaged together: the whole window first, then each sentence.
struct SpanPooling: Sendable, Equatable {
    /// Tokens of the whole window, then of each sentence that has any.
    let spans: [Range<Int>]
    /// The sentences behind `spans[1...]`, as ranges of the normalised text.
    let sentences: [Range<Int>]
    private let length: Int

    /// Pooling of a window of tokens by the sentences that its tokens start in.
    ///
    /// Token 0 is left out everywhere: its state is an attention sink, the same for every text.
    init(_ tokens: TokenSequence, sentences all: [Range<Int>]) {
        length = tokens.count
        var spans = [1..<max(tokens.count, 1)]
        var sentences: [Range<Int>] = []
        var token = 1
        for sentence in all {
            let first = token
            while token < tokens.count, tokens.starts[token] < sentence.upperBound { token += 1 }
            guard token > first else { continue }
            spans.append(first..<token)
            sentences.append(sentence)
        }
        self.spans = spans
        self.sentences = sentences
    }

    /// One row of weights a span; each row sums to 1.
    var weights: Tensor {
        var values = [Float](repeating: 0, count: spans.count * length)
        for (row, span) in spans.enumerated() {
            for token in span { values[row * length + token] = 1 / Float(span.count) }
        }
        return Tensor(shape: [spans.count, length], floats: values)
    }
}
