import Foundation
import Inference
import Testing

@testable import Detectors

@Suite("Score of a dropped-in model", .timeLimit(.minutes(20)))
struct OutputLogOddsTests {
    private func output(_ kind: String, index: Int = 0, polarity: String = "synthetic_high") throws
        -> ModelManifest.Output
    {
        let json = #"{"name": "y", "kind": "\#(kind)", "index": \#(index), "polarity": "\#(polarity)"}"#
        return try JSONDecoder().decode(ModelManifest.Output.self, from: Data(json.utf8))
    }

    private func tensor(_ values: Float...) -> Tensor { Tensor(shape: [1, values.count], floats: values) }

    @Test("Logits, probabilities and class scores become the same log-odds")
    func kinds() throws {
        let odds = log(3.0)
        #expect(try output("logit").logOdds(in: tensor(2)) == 2)
        #expect(abs(try #require(try output("probability").logOdds(in: tensor(0.75))) - odds) < 1e-6)
        let classes = try output("softmax", index: 1).logOdds(in: tensor(0, Float(odds)))
        #expect(abs(try #require(classes) - odds) < 1e-6)
        #expect(try output("map").logOdds(in: tensor(1, 2, 6)) == 3)
    }

    @Test("Polarity turns the sign")
    func polarity() throws {
        #expect(try output("logit", polarity: "synthetic_low").logOdds(in: tensor(2)) == -2)
    }

    @Test("A value that is missing, infinite or no probability has no odds")
    func invalid() throws {
        #expect(try output("logit", index: 3).logOdds(in: tensor(2)) == nil)
        #expect(try output("logit").logOdds(in: tensor(.nan)) == nil)
        #expect(try output("probability").logOdds(in: tensor(1.5)) == nil)
        #expect(try output("softmax").logOdds(in: tensor(1)) == nil)
    }
}
