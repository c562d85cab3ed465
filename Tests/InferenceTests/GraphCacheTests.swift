import DetectionCore
import Foundation
import Synchronization
import Testing

@testable import Inference

@Suite("Compiled graphs on disk", .timeLimit(.minutes(20)))
struct GraphCacheTests {
    private let bench: ModelBench
    private let folder: String

    init() throws {
        bench = try ModelBench()
        folder = "\(bench.root)/.graphs"
    }

    @Test(
        "A graph computes the same numbers to the bit, compiled or out of the cache",
        arguments: [Parallelism.latency, .throughput])
    func sameNumbers(_ parallelism: Parallelism) async throws {
        try bench.installBytes("m") { $0["dynamic_group"] = 32 }
        try bench.installAffine("onnx") { $0["graph"] = ["onnx": try? ModelBench.reference("affine.onnx")] }
        let row = Tensor(shape: [1, 64], floats: (0..<64).map { Float(sin(Double($0))) })
        let four = Tensor(shape: [1, 4], floats: [0.1, -0.2, 0.3, 7])
        var found: [[[UInt32]]] = []
        for cache in [nil, cache(), cache()] {
            let models = ModelRepository(folders: [bench.root], parallelism: parallelism, cache: cache)
            let outputs = [
                try await models.model("m").run(["x": row])["y"], try await models.model("onnx").run(["x": four])["y"],
            ]
            found.append(outputs.map { $0?.floats.map(\.bitPattern) ?? [] })
        }
        #expect(found[0].map(\.count) == [64, 2])
        #expect(found[1] == found[0])
        #expect(found[2] == found[0])
        #expect(cache().contents.graphs == 2)
        #expect(try leftovers().isEmpty)
    }

    @Test("A stored graph is used without its model's files being read")
    func spares() async throws {
        try bench.installAffine("m")
        try await check()
        try bench.write(Data("changed".utf8), "affine.bin", of: "m")
        try await check()
        await #expect(throws: InferenceError.self) { try await bench.repository.model("m") }
    }

    @Test("Other weights in the same place are another graph")
    func changedWeights() async throws {
        try bench.installAffine("m")
        try await check()
        let zeros = Data(count: try ModelBench.fixture("affine.bin").count)
        try bench.write(zeros, "affine.bin", of: "m")
        try bench.writeManifest("m") { manifest in
            manifest["graph"] = [
                "xml": try? ModelBench.reference("affine.xml"),
                "bin": ["file": "affine.bin", "sha256": FileDigest.sha256(of: zeros)],
            ]
        }
        #expect(try await answer() == [0, 0])
        #expect(cache().contents.graphs == 2)
    }

    /// What may have happened to the file of a stored graph.
    enum Harm: String, CaseIterable, Sendable {
        case empty, shortened, flipped, gone, otherVersion, shortenedBeforeItWasSealed, noSeal
    }

    @Test(
        "A stored graph that was harmed, or that another version wrote, is not used, and replaced",
        arguments: Harm.allCases)
    func harmed(_ harm: Harm) async throws {
        try bench.installAffine("m")
        try await check()
        let entry = try #require(try entries().first)
        let (blob, seal) = (URL(filePath: "\(entry)/graph.blob"), URL(filePath: "\(entry)/seal"))
        var data = try Data(contentsOf: blob)
        try FileManager.default.removeItem(at: blob)
        switch harm {
        case .empty: data = Data()
        case .shortened, .shortenedBeforeItWasSealed: data = data.prefix(data.count / 2)
        case .flipped, .noSeal: data[data.count / 2] ^= 1
        case .otherVersion: data = Data("an earlier form of these files".utf8)
        case .gone: break
        }
        if harm != .gone { try data.write(to: blob) }
        if harm == .otherVersion || harm == .shortenedBeforeItWasSealed {
            try Data(try #require(GraphSeal(ofFile: blob.path)).text.utf8).write(to: seal)
        }
        if harm == .noSeal { try FileManager.default.removeItem(at: seal) }
        try await check()
        #expect(try entries() == [entry])
        let text = try String(contentsOf: seal, encoding: .utf8)
        #expect(GraphSeal(ofFile: blob.path) == GraphSeal(text: text))
        #expect(try Data(contentsOf: blob) != data)
        #expect(try leftovers().isEmpty)
    }

    /// Why a folder cannot be used.
    enum Obstacle: String, CaseIterable, Sendable {
        case file, parentIsFile, openToOthers, link, noRoom
    }

    @Test("A cache that cannot be used costs one line, and the answers are right", arguments: Obstacle.allCases)
    func obstacles(_ obstacle: Obstacle) async throws {
        for id in ["m", "n"] { try bench.installAffine(id) }
        var (path, limit) = (folder, GraphCache.limit)
        switch obstacle {
        case .file: try Data().write(to: URL(filePath: folder))
        case .parentIsFile:
            try Data().write(to: URL(filePath: folder))
            path += "/graphs"
        case .openToOthers:
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
        case .link:
            try FileManager.default.createDirectory(
                atPath: "\(bench.root)/elsewhere", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: folder, withDestinationPath: "\(bench.root)/elsewhere")
        case .noRoom: limit = Int.max
        }
        let told = Mutex<[String]>([])
        let cache = GraphCache(folder: path, limit: limit) { line in told.withLock { $0.append(line) } }
        if obstacle == .noRoom {
            #expect(cache.draft(room: Int.max - GraphCache.limit) == nil)
        } else {
            let models = ModelRepository(folders: [bench.root], cache: cache)
            for id in ["m", "n"] {
                let y = try await models.model(id).run(["x": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])])["y"]
                #expect(y?.floats == affine([1, 2, 3, 4]))
            }
        }
        #expect(told.withLock { $0 }.count == 1, "\(told.withLock { $0 })")
        #expect(cache.contents.graphs == 0)
    }

    @Test("A graph that the runtime could not write is not kept")
    func unwritten() throws {
        let told = Mutex<[String]>([])
        let cache = GraphCache(folder: folder) { line in told.withLock { $0.append(line) } }
        do {
            let draft = try #require(cache.draft(room: 1))
            #expect(!cache.keep(draft, as: Self.key("a")))
        }
        #expect(told.withLock { $0.count } == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("Any number of processes write one cache: each has the right answers, and one entry is left")
    func together() async throws {
        try bench.installAffine("m")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<12 { group.addTask { try await check() } }
            try await group.waitForAll()
        }
        // Two that had both found nothing.
        do {
            let (one, two) = (try draft(of: 10), try draft(of: 20))
            #expect(cache().keep(one, as: Self.key("a")))
            #expect(cache().keep(two, as: Self.key("a")))
        }
        #expect(GraphSeal(ofFile: "\(folder)/\(Self.key("a").name)/graph.blob")?.bytes == 10)
        #expect(cache().contents.graphs == 2)
        #expect(try leftovers().isEmpty)
    }

    @Test("The cache keeps to its limit: what was not used for longest goes, and what nobody has used for a month")
    func limit() throws {
        // Room for three of 300 bytes and their seals.
        let cache = GraphCache(folder: folder, limit: 1250)
        #expect(cache.draft(room: 1251) == nil)
        for (name, days) in [("a", 3), ("b", 2), ("c", 40)] {
            #expect(cache.keep(try draft(of: 300), as: Self.key(name)))
            try age("\(folder)/\(Self.key(name).name)", days: days)
        }
        #expect(cache.contents.graphs == 3)
        for (name, days) in [("new-of-a-dead-process", 1), ("somebody's", 100)] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            try age("\(folder)/\(name)", days: days)
        }
        func names(_ keys: [String]) -> [String] { keys.map { "\(folder)/\(Self.key($0).name)" }.sorted() }
        #expect(cache.keep(try draft(of: 30), as: Self.key("d")))
        #expect(try entries() == names(["a", "b", "d"]))
        // Used now, so that the other goes first.
        #expect(cache.entry(Self.key("a")) != nil)
        #expect(cache.keep(try draft(of: 300), as: Self.key("e")))
        #expect(cache.keep(try draft(of: 300), as: Self.key("f")))
        #expect(try entries() == names(["a", "d", "e", "f"]))
        #expect(try leftovers() == ["somebody's"])
    }

    @Test("Whatever a compiled graph depends on makes it another one")
    func keys() {
        let base = Self.key("a")
        #expect(base == Self.key("a"))
        #expect(Self.key("a", runtime: "2027.0") != base)
        #expect(Self.key("a", settings: [("NUM_STREAMS", "2")]) != base)
        #expect(Self.key("a", processor: "flags\t: avx2 avx512_vnni\n") != base)
        #expect(Self.key("a", processor: "model\t\t: 7\nflags\t: avx2\n") != base)
        #expect(Self.key("a", processor: "cpu MHz\t: 7\nflags\t: avx2\n") == base)
        #expect(Self.key("a", environment: ["ONEDNN_MAX_CPU_ISA": "AVX2"]) != base)
        #expect(Self.key("a", environment: ["HOME": "/home/somebody"]) == base)
        #expect(Self.key("b") != base)
    }

    @Test("The setting names a folder, none, or leaves it where the user's programs keep such things")
    func settings() {
        func folder(_ setting: String, _ environment: [String: String]) -> String? {
            GraphCache.chosen(setting, in: environment)?.folder
        }
        #expect(folder("off", ["HOME": "/tmp"]) == nil)
        #expect(folder("none", ["HOME": "/tmp"]) == nil)
        #expect(folder("/graphs", ["HOME": "/tmp"]) == "/graphs")
        #expect(folder("", ["HOME": "/tmp"]) == "/tmp/.cache/touchstone/graphs")
        #expect(folder("", ["XDG_CACHE_HOME": "/caches", "HOME": "/tmp"]) == "/caches/touchstone/graphs")
        #expect(folder("", ["HOME": "/nonexistent"]) == nil)
        #expect(folder("", [:]) == nil)
    }

    // MARK: Helpers

    private func cache() -> GraphCache { GraphCache(folder: folder) }

    private func answer() async throws -> [Float]? {
        let model = try await ModelRepository(folders: [bench.root], cache: cache()).model("m")
        return try await model.run(["x": Tensor(shape: [1, 4], floats: [1, 2, 3, 4])])["y"]?.floats
    }

    private func check() async throws {
        #expect(try await answer() == affine([1, 2, 3, 4]))
    }

    private func entries() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.count == 64 }.sorted()
            .map { "\(folder)/\($0)" }
    }

    private func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.count != 64 }
    }

    private func draft(of bytes: Int) throws -> GraphDraft {
        guard let draft = cache().draft(room: bytes) else { throw InferenceError(.compileFailed, "no draft") }
        try Data(count: bytes).write(to: URL(filePath: "\(draft.folder)/graph.blob"))
        return draft
    }

    private func age(_ path: String, days: Int) throws {
        let date = Date(timeIntervalSinceNow: -Double(days) * 86_400)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }

    private static func key(
        _ file: String, settings: [(name: String, value: String)] = [("NUM_STREAMS", "1")], runtime: String = "2026.4",
        processor: String = "cpu MHz\t: 2\nflags\t: avx2\n", environment: [String: String] = [:]
    ) -> GraphKey {
        GraphKey(
            files: [file], settings: settings, runtime: runtime,
            processor: Processor(description: Data(processor.utf8)),
            environment: environment)
    }
}
