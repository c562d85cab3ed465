import DetectionCore
import Foundation
import Testing

@testable import Inference

@Suite("Loading models", .timeLimit(.minutes(20)))
struct ModelRepositoryTests {
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
    }

    @Test("Any number of tasks that ask for a model share one load")
    func coalesced() async throws {
        try bench.installAffine("m")
        let repository = bench.repository
        let models = try await withThrowingTaskGroup(of: Model.self) { group in
            for _ in 0..<32 { group.addTask { try await repository.model("m") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(models.map(ObjectIdentifier.init)).count == 1)
    }

    @Test("Two heads on one backbone share its compiled graph")
    func sharedBackbone() async throws {
        try bench.installAffine("base") { $0["role"] = "backbone" }
        for id in ["one", "two"] { try bench.writeManifest(id) { $0["graph"] = ["backbone": "base"] } }
        let repository = bench.repository
        let (one, two) = (try await repository.model("one"), try await repository.model("two"))
        let graph = try #require(one.graph as? CompiledModel)
        #expect(graph === two.graph as? CompiledModel)
        #expect(one.digest != two.digest)
        #expect(
            try await two.run(["x": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])])["y"]?.floats == affine([1, 2, 3, 4]))
    }

    @Test(
        "A changed file is refused by name, and accepted again once it is restored",
        arguments: ["affine.xml", "affine.bin"])
    func digestMismatch(_ file: String) async throws {
        try bench.installAffine("m")
        var changed = try ModelBench.fixture(file)
        changed[changed.startIndex] ^= 1
        try bench.write(changed, file, of: "m")
        let repository = bench.repository
        let error = await #expect(throws: InferenceError.self) { try await repository.model("m") }
        #expect(error?.code == .digestMismatch)
        #expect(error?.reason == .modelMissing)
        #expect(
            error?.message.hasPrefix("The file '\(file)' of the model 'm' 1.0.0 is not the one its manifest pins")
                == true)
        #expect(repository.problems.map(\.model) == ["m"])

        try bench.write(try ModelBench.fixture(file), file, of: "m")
        _ = try await repository.model("m")
        #expect(repository.problems.isEmpty)
    }

    @Test("A model that is not there, or whose backbone is not, says what to do")
    func missing() async throws {
        try bench.writeManifest("orphan") { $0["graph"] = ["backbone": "gone"] }
        let repository = bench.repository
        await #expect(throws: InferenceError(.modelMissing, "The model 'none' is not installed: run ./setup.")) {
            try await repository.model("none")
        }
        await #expect(
            throws: InferenceError(
                .modelMissing, "The model 'orphan' needs the model 'gone', which is missing: run ./setup.")
        ) {
            try await repository.model("orphan")
        }
    }

    @Test("A file that is no graph is refused by the runtime without harm")
    func brokenGraph() async throws {
        try bench.writeManifest("m") { manifest in
            manifest["graph"] = ["onnx": ["file": "m.onnx", "sha256": FileDigest.sha256(of: Data("no graph".utf8))]]
        }
        try bench.write(Data("no graph".utf8), "m.onnx", of: "m")
        let repository = bench.repository
        let error = await #expect(throws: InferenceError.self) { try await repository.model("m") }
        #expect(error?.code == .compileFailed)
        #expect(error?.message.hasPrefix("The runtime cannot read the graph: ") == true)
        #expect(error?.message.contains("\n") == false)
    }

    @Test("The digest of a model is that of its manifest file")
    func digest() async throws {
        try bench.installAffine("m")
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(bench.root)/m/1.0.0/manifest.json"))
        let model = try await bench.repository.model("m")
        #expect(model.digest == "sha256:\(FileDigest.sha256(of: data))")
    }

    @Test("A digest of a file agrees with the standard's example")
    func digests() throws {
        let path = "\(bench.root)/abc"
        try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(FileDigest.sha256(ofFile: path) == known)
        #expect(FileDigest.sha256(of: Data("abc".utf8)) == known)
        #expect(FileDigest.sha256(ofFile: "\(path)d") == nil)
    }

    @Test("Model folders are found from a program inside the source tree or an installation")
    func standardFolders() throws {
        let manager = FileManager.default
        for folder in ["tree/Models", "tree/.build/debug", "usr/bin", "usr/share/touchstone/models"] {
            try manager.createDirectory(atPath: "\(bench.root)/\(folder)", withIntermediateDirectories: true)
        }
        try Data().write(to: URL(fileURLWithPath: "\(bench.root)/tree/Package.swift"))
        #expect(
            ModelRepository.folders(above: "\(bench.root)/tree/.build/debug/touchstone")
                == ["\(bench.root)/tree/Models", "\(bench.root)/tree/.deps/models"])
        #expect(
            ModelRepository.folders(above: "\(bench.root)/usr/bin/touchstone")
                == ["\(bench.root)/usr/share/touchstone/models"])
    }

    @Test("A user's own models go into the first folder that is named, or where programs keep a user's data")
    func userFolder() {
        func folder(_ environment: [String: String]) -> String? { ModelRepository.userFolder(in: environment) }
        #expect(folder(["TOUCHSTONE_MODELS": "/a:/b", "HOME": "/home/x"]) == "/a")
        #expect(folder(["XDG_DATA_HOME": "/data", "HOME": "/home/x"]) == "/data/touchstone/models")
        #expect(folder(["XDG_DATA_HOME": "data", "HOME": "/home/x"]) == "/home/x/.local/share/touchstone/models")
        #expect(folder([:]) == nil)
    }
}
