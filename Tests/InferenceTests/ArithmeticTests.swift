import Foundation
import Testing

@testable import Inference

@Suite("Arithmetic of graphs", .timeLimit(.minutes(20)))
struct ArithmeticTests {
    private static let row = (0..<64).map { Float(sin(Double($0)) * (0.2 + Double($0) / 32)) }
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
    }

    @Test(
        "Whether a processor multiplies bytes is read off what Linux says about it",
        arguments: [
            ("model name\t: A\nflags\t\t: fpu avx2 avx512f avx512_vnni\n", true),
            ("flags\t\t: avx2 avx_vnni fma\n", true),
            ("flags\t\t: fpu avx2 fma\nvmx flags\t: avx512_vnni\n", false),
            ("Features\t: fp asimd\n", false),
            ("", false),
        ])
    func processors(_ description: String, _ expected: Bool) {
        #expect(Processor(description: Data(description.utf8)).multipliesBytes == expected)
    }

    @Test(
        "Instructions that a variable withholds from the kernels are not counted on",
        arguments: [
            (nil, true, true), ("", true, true), ("default", true, true), ("ALL", true, true),
            ("SSE41", false, false), ("avx2", false, false), ("AVX2_VNNI", true, false), ("AVX2_VNNI_2", true, false),
            ("AVX512_CORE", true, true), ("AVX512_CORE_AMX", true, true), ("misspelt", false, false),
        ] as [(String?, Bool, Bool)])
    func withheld(limit: String?, both: Bool, wideOnly: Bool) {
        for name in ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"] {
            let environment = limit.map { [name: $0] } ?? [:]
            func multiplies(_ flags: String) -> Bool {
                Processor(description: Data("flags: \(flags)\n".utf8), environment: environment).multipliesBytes
            }
            #expect(multiplies("avx512_vnni avx_vnni") == both)
            #expect(multiplies("avx512_vnni") == wideOnly)
            #expect(!multiplies("avx2"))
        }
    }

    @Test("Values are rounded in the groups that the manifest names, and not at all where it names none")
    func groups() async throws {
        for group in [nil, 16, 32, 64] {
            let id = "m\(group ?? 0)"
            try bench.installBytes(id) { $0["dynamic_group"] = group }
            let outputs = try await bench.repository.model(id).run(["x": Tensor(shape: [1, 64], floats: Self.row)])
            let found = try #require(outputs["y"]?.floats)
            let rounds = Processor.current.multipliesBytes
            let expected = Self.product(group.flatMap { rounds ? Self.rounded(Self.row, in: $0) : nil } ?? Self.row)
            #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 }, "in groups of \(group ?? 0)")
        }
    }

    @Test("A processor without the instructions computes in floating point, and the arithmetic is named")
    func fallback() throws {
        try bench.installBytes("m") { $0["dynamic_group"] = 32 }
        let manifest = try #require(bench.repository.manifests.first)
        let able = Processor(description: Data("flags: avx512_vnni\n".utf8))
        #expect(Arithmetic(of: manifest, on: able).group == 32)
        #expect(Arithmetic(of: manifest, on: able).name == "int8")
        #expect(Arithmetic(of: manifest, on: Processor(description: Data())).group == nil)
        #expect(Arithmetic(of: manifest, on: Processor(description: Data())).name == "f32")
    }

    @Test("A detector's arithmetic is that of its backbone; a plain model's is not worth a word")
    func backbones() throws {
        try bench.installBytes("tower") { manifest in
            manifest["role"] = "backbone"
            manifest["dynamic_group"] = 32
        }
        try bench.writeManifest("head") { $0["graph"] = ["backbone": "tower"] }
        try bench.installAffine("plain")
        let repository = bench.repository
        #expect(repository.arithmetic(of: "head")?.name == (Processor.current.multipliesBytes ? "int8" : "f32"))
        #expect(repository.arithmetic(of: "plain") == nil)
        let digests = try ["head", "plain"].map { try #require(repository.digest(of: $0)) }
        #expect(repository.ids(ofDigests: digests.joined(separator: " ")) == ["head", "plain"])
        #expect(repository.ids(ofDigests: "sha256:00").isEmpty)
    }

    /// What the runtime rounds to: 8 bits and a scale for each group, the largest value becoming 127.
    private static func rounded(_ row: [Float], in group: Int) -> [Float] {
        stride(from: 0, to: row.count, by: group).flatMap { start in
            let part = row[start..<start + group]
            let largest = part.map(abs).max() ?? 0
            return part.map { ($0 * (127 / largest)).rounded(.toNearestOrEven) * (largest / 127) }
        }
    }

    private static func product(_ row: [Float]) -> [Float] {
        (0..<64).map { column in
            row.indices.reduce(0) { sum, index in sum + row[index] * 0.5 * Float((7 * index + 3 * column) % 17 - 8) }
        }
    }
}
