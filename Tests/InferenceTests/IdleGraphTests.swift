import Foundation
import Testing

@testable import Inference

@Suite("Models out of use", .timeLimit(.minutes(20)))
struct IdleGraphTests {
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
        try bench.installAffine("m") { $0["output"] = ["name": "y", "kind": "logit", "polarity": "synthetic_high"] }
    }

    @Test("A graph that nobody uses leaves memory, and the next to use it gets the same numbers")
    func leaves() async throws {
        let model = try await repository(idle: .zero).model("m")
        let graph = try #require(model.graph as? IdleGraph)
        for number in 0..<3 {
            let x: [Float] = [Float(number), 2, 3, 4]
            #expect(try await model.run(["x": Tensor(shape: [1, 4], floats: x)])["y"]?.floats == affine(x))
            while graph.isLoaded { await Task.yield() }
        }
        #expect(graph.takes.map(\.name) == ["x"])
        #expect(graph.gives.map(\.name) == ["y"])
    }

    @Test("A graph that was loaded and never used leaves memory, too")
    func neverUsed() async throws {
        let model = try await repository(idle: .zero).model("m")
        let graph = try #require(model.graph as? IdleGraph)
        while graph.isLoaded { await Task.yield() }
        #expect(try await graph.outputName(of: "y") == "y")
    }

    @Test("Any number of tasks get their answers while the graph leaves and comes back")
    func concurrency() async throws {
        let model = try await repository(idle: .zero).model("m")
        let right = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<16 {
                group.addTask {
                    var right = 0
                    for step in 0..<10 {
                        let x = [Float(number), Float(step), 1, -1]
                        let y = try await model.run(["x": Tensor(shape: [1, 4], floats: x)])
                        right += y["y"]?.floats == affine(x) ? 1 : 0
                    }
                    return right
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(right == 16 * 10)
    }

    @Test("A graph in use again and again stays in memory")
    func stays() async throws {
        let model = try await repository(idle: .seconds(3600)).model("m")
        let graph = try #require(model.graph as? IdleGraph)
        for _ in 0..<3 {
            _ = try await model.run(["x": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])])
            #expect(graph.isLoaded)
        }
    }

    @Test("A graph that cannot come back says why, and comes back once it can")
    func fails() async throws {
        let model = try await ModelRepository(folders: [bench.root], idle: .zero).model("m")
        let graph = try #require(model.graph as? IdleGraph)
        let x = ["x": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])]
        _ = try await model.run(x)
        while graph.isLoaded { await Task.yield() }
        try bench.write(Data("changed".utf8), "affine.bin", of: "m")
        let error = await #expect(throws: InferenceError.self) { try await model.run(x) }
        #expect(error?.code == .digestMismatch)
        try bench.write(try ModelBench.fixture("affine.bin"), "affine.bin", of: "m")
        #expect(try await model.run(x)["y"]?.floats == affine([1, 2, 3, 4]))
    }

    private func repository(idle: Duration) -> ModelRepository {
        ModelRepository(folders: [bench.root], cache: GraphCache(folder: "\(bench.root)/.graphs"), idle: idle)
    }
}
