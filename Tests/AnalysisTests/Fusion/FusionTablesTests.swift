import Analysis
import DetectionCore
import Foundation
import TestSupport
import Testing

@Suite("Fusion tables on disk", .timeLimit(.minutes(20)))
struct FusionTablesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for root in ["first", "second"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(root)/fusion", withIntermediateDirectories: true)
        }
    }

    private var roots: [String] { ["\(folder.path)/first", "\(folder.path)/second"] }

    private func write(_ table: FusionTable, to name: String) throws {
        try folder.write(JSONEncoder().encode(table), to: name)
    }

    @Test("The first folder that has a table wins")
    func firstWins() throws {
        var table = Pipelines.table(["image.a"])
        table.version = "1.0.0"
        try write(table, to: "first/fusion/image.json")
        table.version = "2.0.0"
        try write(table, to: "second/fusion/image.json")
        try write(Pipelines.table(["text.a"], kind: .text), to: "second/fusion/text.json")
        let tables = FusionTables(folders: roots)
        #expect(tables[.image]?.version == "1.0.0")
        #expect(tables[.text]?.profiles.first?.detectors == ["text.a"])
        #expect(tables[.audio] == nil)
        #expect(tables.all.map(\.kind) == [.image, .text])
        #expect(tables.problems.isEmpty)
    }

    @Test("A table that is not valid, or of another kind, is a problem and not used")
    func invalid() throws {
        try folder.write(Array("{}".utf8), to: "first/fusion/image.json")
        try write(Pipelines.table(["image.a"], kind: .image), to: "first/fusion/text.json")
        let tables = FusionTables(folders: roots)
        #expect(tables.all.isEmpty)
        #expect(tables.problems.count == 2)
    }
}
