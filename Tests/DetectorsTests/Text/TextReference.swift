import Foundation

/// What `training/text/reference.py` wrote: ids and scores of the same texts in Python.
struct TextReference: Decodable, Sendable {
    /// One text with what is expected of it.
    struct Sample: Decodable, Sendable {
        var text: String
        var common: String
        var ids: [Int32]
        var ngrams: Double
        var network: Double
    }

    var samples: [Sample]
    var pieces: [String]
    var randomCount: Int
    var randomDigest: String

    /// The committed fixture.
    static func load() throws -> TextReference {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let fixture = Bundle.module.resourceURL?.appending(path: "Fixtures/Text/reference.json")
        return try decoder.decode(Self.self, from: Data(contentsOf: fixture ?? URL(filePath: "/")))
    }

    /// The vocabulary that `./setup` wrote, nil before.
    static let vocabulary: [UInt8]? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let file = root.appending(path: ".deps/models/smollm2-135m/1.0.0/vocabulary.txt")
        return (try? Data(contentsOf: file)).map { [UInt8]($0) }
    }()

    /// The folders with models: those of the repository and those that `./setup` wrote.
    static let folders: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        return ["Models", ".deps/models"].map { root.appending(path: $0).path }
    }()
}
