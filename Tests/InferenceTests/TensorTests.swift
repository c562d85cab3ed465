import Inference
import Testing

@Suite("Tensor", .timeLimit(.minutes(20)))
struct TensorTests {
    @Test("A tensor gives back its numbers and hides those of the other kind")
    func kinds() {
        let floats = Tensor(shape: [2, 2], floats: [1, 2, 3, 4])
        let integers = Tensor(shape: [1, 3], integers: [7, 8, 9])
        #expect(floats.floats == [1, 2, 3, 4])
        #expect(floats.integers.isEmpty)
        #expect(integers.integers == [7, 8, 9])
        #expect(integers.floats.isEmpty)
        #expect(floats.count == 4 && integers.count == 3)
    }

    @Test("Two tensors are equal only when shape and numbers are")
    func equality() {
        let tensor = Tensor(shape: [2, 2], floats: [1, 2, 3, 4])
        #expect(tensor == Tensor(shape: [2, 2], floats: [1, 2, 3, 4]))
        #expect(tensor != Tensor(shape: [4], floats: [1, 2, 3, 4]))
        #expect(tensor != Tensor(shape: [2, 2], floats: [1, 2, 3, 5]))
    }
}
