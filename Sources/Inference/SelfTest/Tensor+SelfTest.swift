extension Tensor {
    /// The numbers that a self-test's input describes, or nil when there are not as many as its shape says.
    package init?(_ input: ModelManifest.SelfTest.Input) {
        let count = Self.count(of: input.shape)
        switch input.pattern {
        case .floats(let floats):
            guard floats.count == count else { return nil }
            self.init(shape: input.shape, floats: floats)
        case .integers(let integers):
            guard integers.count == count else { return nil }
            self.init(shape: input.shape, integers: integers)
        case .fill(let value):
            self.init(shape: input.shape, floats: [Float](repeating: value, count: count))
        case .ramp(let from, let to):
            let step = (Double(to) - Double(from)) / Double(max(1, count - 1))
            self.init(shape: input.shape, floats: (0..<count).map { Float(Double(from) + Double($0) * step) })
        }
    }
}

extension ModelManifest.SelfTest {
    /// The difference between the outputs found and those expected, as one sentence; nil when all agree.
    package func difference(from outputs: [String: Tensor]) -> String? {
        for (name, expectation) in expected.sorted(by: { $0.key < $1.key }) {
            guard let output = outputs[name] else { return "there is no output '\(name)'" }
            guard output.shape == expectation.shape else {
                return "'\(name)' has the shape \(output.shape) instead of \(expectation.shape)"
            }
            let found = output.floats.isEmpty ? output.integers.map(Float.init) : output.floats
            guard found.count >= expectation.first.count else { return "'\(name)' has only \(found.count) numbers" }
            for (index, (value, wanted)) in zip(found, expectation.first).enumerated() {
                // A not-a-number fails this comparison, as it should.
                guard abs(value - wanted) <= tolerance * max(1, abs(wanted)) else {
                    return "'\(name)'[\(index)] is \(value) instead of \(wanted)"
                }
            }
        }
        return nil
    }
}
