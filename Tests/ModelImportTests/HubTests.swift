import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import ModelImport

@Suite("Models of a hub", .timeLimit(.minutes(20)))
struct HubTests {
    private static let numbers = CheckpointFolder.safetensors(numbers: 5000)

    private func files(_ change: [String: [UInt8]] = [:], without left: String? = nil) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [
            "config.json": Array(CheckpointFolder.configuration().utf8),
            "preprocessor_config.json": Array(#"{"image_processor_type": "ViTImageProcessor"}"#.utf8),
            "README.md": Array("---\nlicense: mit\n---\n".utf8), "model.safetensors": Self.numbers,
            "pytorch_model.bin": [0x80, 2], "training/optimizer.pt": [1],
        ]
        files.merge(change) { $1 }
        if let left { files[left] = nil }
        return files
    }

    private func download(
        _ server: HubServer, revision: String = "", token: String? = nil, most: Int = 1 << 20, into folder: String
    ) async throws -> HubDownload.Result {
        try await server.run { address in
            var environment = ["TOUCHSTONE_HUB": address, "XDG_CACHE_HOME": folder]
            environment["TOUCHSTONE_HUB_TOKEN"] = token
            let reference = try #require(try HubReference("hf:maker/model\(revision)"))
            let settings = try HubSettings(environment: environment)
            return try await HubDownload(reference, settings: settings, most: most, pause: .zero).run { _ in }
        }
    }

    private func refusal(
        _ server: HubServer, revision: String = "", token: String? = nil, most: Int = 1 << 20
    ) async throws -> String? {
        let folder = try TemporaryFolder()
        do {
            _ = try await download(server, revision: revision, token: token, most: most, into: folder.path)
            return nil
        } catch let refusal as ImportRefusal {
            return refusal.sentence
        }
    }

    @Test("Only what is needed comes, and the model says which commit it was")
    func whole() async throws {
        let (folder, server) = (try TemporaryFolder(), HubServer(files()))
        let result = try await download(server, into: folder.path)
        let names = try FileManager.default.contentsOfDirectory(atPath: result.folder).sorted()
        #expect(names == ["README.md", "config.json", "model.safetensors", "preprocessor_config.json"])
        #expect(result.source.commit == HubServer.commit && result.source.revision == "main")
        let checkpoint = try Checkpoint(path: result.folder, source: result.source)
        #expect(checkpoint.name == "model" && checkpoint.licence == "MIT")
        let again = HubServer(files())
        _ = try await download(again, into: folder.path)
        #expect(again.asked.map(\.path) == ["/api/models/maker/model/revision/main"], "what is there is not asked for")
    }

    @Test("A revision may be a branch with a slash, or a commit")
    func revisions() async throws {
        #expect(try await refusal(HubServer(files()), revision: "@v1/2") == nil)
        #expect(try await refusal(HubServer(files()), revision: "@\(HubServer.commit)") == nil)
        #expect(
            try await refusal(HubServer(files()), revision: "@other")
                == "'maker/model' is not there, or has no revision 'other': check its name.")
    }

    @Test("A download that is cut goes on where it stopped")
    func resumes() async throws {
        // The fourth body is the weights'; it is cut twice.
        var behaviour = HubServer.Behaviour()
        behaviour.cuts = [3: 7000, 4: 6000]
        let (folder, server) = (try TemporaryFolder(), HubServer(files(), behaviour))
        let result = try await download(server, into: folder.path)
        #expect(FileManager.default.contents(atPath: "\(result.folder)/model.safetensors") == Data(Self.numbers))
        #expect(server.asked.compactMap(\.range) == ["bytes=7000-", "bytes=13000-"])
    }

    @Test("A download that is cut for good says so, and the next one goes on from there")
    func cutForGood() async throws {
        var behaviour = HubServer.Behaviour()
        behaviour.cuts = [3: 9000, 4: 0, 5: 0, 6: 0, 7: 0]
        let folder = try TemporaryFolder()
        let error = await #expect(throws: ImportRefusal.self) {
            try await download(HubServer(files(), behaviour), into: folder.path)
        }
        #expect(error?.sentence.contains("model.safetensors was cut") == true)
        let server = HubServer(files())
        let result = try await download(server, into: folder.path)
        #expect(server.asked.compactMap(\.range) == ["bytes=9000-"])
        #expect(FileManager.default.contents(atPath: "\(result.folder)/model.safetensors") == Data(Self.numbers))
    }

    @Test("A hub that begins anew each time and never comes further is given up")
    func neverFurther() async throws {
        var behaviour = HubServer.Behaviour()
        behaviour.ignoresRanges = true
        behaviour.cuts = Dictionary(uniqueKeysWithValues: (3..<40).map { ($0, $0.isMultiple(of: 2) ? 9000 : 6000) })
        let folder = try TemporaryFolder()
        let server = HubServer(files(), behaviour)
        let error = await #expect(throws: ImportRefusal.self) { try await download(server, into: folder.path) }
        #expect(error?.sentence.contains("model.safetensors was cut") == true)
        #expect(server.asked.filter { $0.range != nil }.count == 4)
    }

    @Test("A file with another digest than the list's is deleted", arguments: ["model.safetensors", "config.json"])
    func spoiled(name: String) async throws {
        var behaviour = HubServer.Behaviour()
        behaviour.spoiled = [name]
        let folder = try TemporaryFolder()
        let error = await #expect(throws: ImportRefusal.self) {
            try await download(HubServer(files(), behaviour), into: folder.path)
        }
        #expect(error?.sentence.contains("\(name) is not what the hub's list says") == true)
        let left = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        #expect(!left.contains { $0.contains(name) })
    }

    @Test("What is larger than allowed is refused before it comes, and more than was announced while it does")
    func large() async throws {
        let server = HubServer(files())
        #expect(try await refusal(server, most: 10_000)?.contains("10000 is the most") == true)
        #expect(!server.asked.contains { $0.path.hasSuffix("safetensors") })
        var behaviour = HubServer.Behaviour()
        behaviour.sizes = ["model.safetensors": 1 << 50]
        #expect(try await refusal(HubServer(files(), behaviour))?.contains("is the most that is taken") == true)
        behaviour = HubServer.Behaviour()
        behaviour.longer = ["model.safetensors"]
        #expect(try await refusal(HubServer(files(), behaviour))?.contains("more of model.safetensors") == true)
    }

    @Test("A model that is not for everybody asks for a token, and takes it")
    func gated() async throws {
        var behaviour = HubServer.Behaviour()
        behaviour.isGated = true
        #expect(try await refusal(HubServer(files(), behaviour))?.contains("agreed to its terms") == true)
        #expect(
            try await refusal(HubServer(files(), behaviour), token: "other")?.contains("TOUCHSTONE_HUB_TOKEN") == true)
        #expect(try await refusal(HubServer(files(), behaviour), token: "secret") == nil)
        behaviour.hasCode = false
        #expect(try await refusal(HubServer(files(), behaviour))?.contains("not there, or not for everybody") == true)
    }

    @Test("A redirect to another host is followed without the token")
    func redirect() async throws {
        var behaviour = HubServer.Behaviour()
        behaviour.redirect = "http://localhost:PORT/away/"
        let server = HubServer(files(), behaviour)
        #expect(try await refusal(server, token: "secret") == nil)
        let away = server.asked.filter { $0.path.hasPrefix("/away/") }
        #expect(away.count == 1 && away.allSatisfy { $0.token == nil && $0.host.hasPrefix("localhost") })
        #expect(server.asked.filter { !$0.path.hasPrefix("/away/") }.allSatisfy { $0.token == "Bearer secret" })
        for place in ["http://example.com/", "file:///etc/"] {
            behaviour.redirect = place
            #expect(try await refusal(HubServer(files(), behaviour))?.contains("not https") == true)
        }
        behaviour.redirect = "http://127.0.0.1:PORT/maker/model/resolve/\(HubServer.commit)/"
        #expect(try await refusal(HubServer(files(), behaviour))?.contains("without an end") == true)
    }

    @Test("Without safetensors nothing is downloaded but descriptions, and the sentence names what is there")
    func pickle() async throws {
        let sentence = try await refusal(HubServer(files(without: "model.safetensors")))
        #expect(sentence?.contains("only pytorch_model.bin, which may hold a program") == true)
        let bare = try await refusal(HubServer(files(without: "config.json")))
        #expect(bare?.contains("no config.json") == true)
    }

    @Test("Weights in several files are those of the index")
    func shards() async throws {
        let index = #"{"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}}"#
        let change: [String: [UInt8]] = [
            "model.safetensors.index.json": Array(index.utf8),
            "one.safetensors": CheckpointFolder.safetensors(numbers: 3),
        ]
        let missing = try await refusal(HubServer(files(change, without: "model.safetensors")))
        #expect(missing == "The model's index names two.safetensors, which is not there.")
        let whole = change.merging(["two.safetensors": CheckpointFolder.safetensors(numbers: 4)]) { $1 }
        let folder = try TemporaryFolder()
        let result = try await download(HubServer(files(whole, without: "model.safetensors")), into: folder.path)
        #expect(try Checkpoint(path: result.folder).weights == .safetensors(["one.safetensors", "two.safetensors"]))
    }

    @Test(
        "What names no model is refused, and other sources are folders",
        arguments: [
            "hf:", "hf:model", "hf:a/b/c", "hf:../b", "hf:a/..", "hf:a/b@", "hf:a/b@../c", "hf:a/b@x//y", "hf:a/b?c",
            "hf:a/b c", "hf:/b",
        ])
    func names(source: String) throws {
        #expect(throws: ImportRefusal.self) { try HubReference(source) }
        #expect(try HubReference("folder/\(source)") == nil)
    }

    @Test(
        "The address of a hub is https, or this machine",
        arguments: [
            ("https://huggingface.co/", true), ("https://mirror.example/hf", true), ("http://127.0.0.1:8", true),
            ("http://mirror.example", false), ("ftp://mirror.example", false), ("mirror", false),
            ("https://user@mirror.example", false),
        ])
    func addresses(address: String, isTaken: Bool) {
        let environment = ["TOUCHSTONE_HUB": address, "HOME": "/home/somebody", "HF_TOKEN": "secret"]
        let settings = try? HubSettings(environment: environment)
        #expect((settings != nil) == isTaken)
        if let settings { #expect((settings.token != nil) == address.contains("huggingface.co")) }
    }

    @Test("A hub that cannot be reached says so")
    func unreachable() async throws {
        let folder = try TemporaryFolder()
        let settings = try HubSettings(environment: [
            "TOUCHSTONE_HUB": "http://127.0.0.1:1", "XDG_CACHE_HOME": folder.path,
        ])
        let reference = try #require(try HubReference("hf:maker/model"))
        let error = await #expect(throws: ImportRefusal.self) {
            try await HubDownload(reference, settings: settings, most: 1, pause: .zero).run { _ in }
        }
        #expect(error?.sentence.contains("cannot be reached") == true)
    }
}
