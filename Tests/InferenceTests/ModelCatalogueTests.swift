import Foundation
import Inference
import Testing

@Suite("Folders of models", .timeLimit(.minutes(20)))
struct ModelCatalogueTests {
    private let bench: ModelBench

    init() throws {
        bench = try ModelBench()
    }

    @Test("The newest version of each model is used")
    func newest() throws {
        for version in ["1.9.0", "1.10.0", "1.2.0"] { try bench.installAffine("a", version) }
        try bench.installAffine("b")
        #expect(bench.repository.manifests.map { "\($0.id) \($0.version)" } == ["a 1.10.0", "b 1.0.0"])
        #expect(bench.repository.problems.isEmpty)
    }

    @Test("An older version stands in for a newest one that is invalid, and the problem is named")
    func olderStandsIn() throws {
        try bench.installAffine("a", "1.0.0")
        try bench.installAffine("a", "2.0.0") { $0["licence"] = nil }
        #expect(bench.repository.manifests.map(\.version) == ["1.0.0"])
        #expect(bench.repository.problems.map(\.model) == ["a"])
        #expect(bench.repository.problems.first?.message.contains("a/2.0.0") == true)
    }

    @Test("The files of one version may lie in several roots")
    func overlay() async throws {
        let weights = try ModelBench()
        try bench.writeManifest("a")
        for file in ["affine.xml", "affine.bin"] { try weights.write(try ModelBench.fixture(file), file, of: "a") }
        let repository = ModelRepository(folders: [bench.root, weights.root])
        #expect(repository.problems.isEmpty)
        #expect(try await repository.model("a").manifest.id == "a")
    }

    @Test("An earlier root hides the same file of a later one")
    func earlierRootWins() throws {
        let other = try ModelBench()
        try bench.installAffine("a") { $0["source"] = "first" }
        try other.installAffine("a") { $0["source"] = "second" }
        #expect(ModelRepository(folders: [bench.root, other.root]).manifests.map(\.source) == ["first"])
        #expect(ModelRepository(folders: [other.root, bench.root]).manifests.map(\.source) == ["second"])
    }

    @Test("A folder without a manifest, with a wrong name, or without its files is named, and the others work")
    func incompleteFolders() throws {
        try bench.installAffine("good")
        try bench.write(Data(), "model.bin", of: "empty")
        try bench.installAffine("named", "latest")
        try bench.writeManifest("lonely")
        let repository = bench.repository
        #expect(repository.manifests.map(\.id) == ["good", "lonely"])
        #expect(
            repository.problems == [
                ModelProblem(
                    model: "empty", code: .manifestInvalid,
                    message: "The model folder 'empty/1.0.0' has no readable manifest.json."),
                ModelProblem(
                    model: "lonely", code: .modelMissing,
                    message: "The file 'affine.bin' of 'lonely' is missing: run ./setup."),
                ModelProblem(
                    model: "lonely", code: .modelMissing,
                    message: "The file 'affine.xml' of 'lonely' is missing: run ./setup."),
                ModelProblem(
                    model: "named", code: .manifestInvalid,
                    message: "The folder 'named/latest' is not named by a version such as 1.0.0: rename it."),
            ])
    }

    @Test("Folders that hold no versions, and roots that do not exist, are no problem")
    func foreignFolders() throws {
        try FileManager.default.createDirectory(atPath: "\(bench.root)/fusion", withIntermediateDirectories: true)
        try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(bench.root)/fusion/image.json"))
        let repository = ModelRepository(folders: [bench.root, "\(bench.root)/nowhere"])
        #expect(repository.manifests.isEmpty && repository.problems.isEmpty)
    }

    @Test("A model whose backbone is missing or no backbone is named before it is used")
    func backbones() throws {
        try bench.writeManifest("orphan") { $0["graph"] = ["backbone": "gone"] }
        try bench.installAffine("detector")
        try bench.writeManifest("misled") { $0["graph"] = ["backbone": "detector"] }
        let messages = Dictionary(uniqueKeysWithValues: bench.repository.problems.map { ($0.model, $0.message) })
        #expect(messages["orphan"] == "The model 'orphan' needs the model 'gone', which is missing: run ./setup.")
        #expect(messages["misled"]?.contains("whose role is another") == true)
        #expect(messages.count == 2)
    }

    @Test("A model that another one needs beside it and that is missing or has no files is that one's problem, too")
    func needs() async throws {
        try bench.installAffine("lone") { $0["needs"] = ["gone"] }
        try bench.writeManifest("empty")
        try bench.installAffine("hollow") { $0["needs"] = ["empty"] }
        try bench.installAffine("good")
        try bench.installAffine("whole") { $0["needs"] = ["good"] }
        let repository = bench.repository
        let messages = Dictionary(repository.problems.map { ($0.model, $0.message) }, uniquingKeysWith: { $1 })
        #expect(
            messages["lone"]
                == "The model 'lone' needs the model 'gone', which is missing: put its folder, which comes with "
                + "Touchstone, back beside the others.")
        #expect(
            messages["hollow"]?
                .hasPrefix("The model 'hollow' needs the model 'empty'. The file 'affine.") == true)
        #expect(messages.keys.sorted() == ["empty", "hollow", "lone"])
        for id in ["lone", "hollow"] {
            let error = await #expect(throws: InferenceError.self) { try await ModelVerifier(repository).verify(id) }
            #expect(error?.code == .modelMissing)
        }
        try await ModelVerifier(repository).verify("whole")
        try bench.installAffine("selfish") { $0["needs"] = ["selfish"] }
        #expect(bench.repository.problems.contains { $0.message.contains("'needs' names the model itself") })
    }
}
