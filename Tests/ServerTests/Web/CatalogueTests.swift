import API
import DetectionCore
import Foundation
import Inference
import NIOCore
import Testing

@testable import Server
@testable import WebPage

@Suite("The page's words", .timeLimit(.minutes(20)))
struct CatalogueTests {
    static let languages = ["en", "de", "ar"]

    @Test("Every code that the API answers with has words", arguments: languages)
    func codes(language: String) throws {
        let catalogue = try Self.catalogue(language)
        #expect(Self.missing(Verdict.allCases.map(\.rawValue), in: try catalogue.keys(of: "headline")) == [])
        #expect(Self.missing(Reason.allCases.map(\.rawValue), in: try catalogue.keys(of: "reason")) == [])
        let problems = ProblemCode.allCases.map(\.rawValue) + MediaError.Code.allCases.map(\.rawValue)
        #expect(Self.missing(problems, in: try catalogue.keys(of: "problem")) == [])
        #expect(Self.missing(ProblemCause.allCases.map(\.rawValue), in: try catalogue.keys(of: "cause")) == [])
        #expect(Self.missing(DeliveryCause.allCases.map(\.rawValue), in: try catalogue.keys(of: "deliveryCause")) == [])
        let models = InferenceError.Code.allCases.map(\.rawValue)
        #expect(Self.missing(models, in: try catalogue.keys(of: "modelProblem")) == [])
    }

    @Test("Every detector that is named is told as well, in every language")
    func detectors() throws {
        let named = try Self.languages.map { try Self.catalogue($0).keys(of: "detector") }
        let told = try Self.languages.map { try Self.catalogue($0).keys(of: "found") }
        #expect(Set(named).count == 1)
        #expect(Set(told).count == 1)
        // The signature is told by its chain.
        #expect(named[0].subtracting(told[0]) == [ContentCredentials.source])
    }

    private static func missing(_ codes: [String], in known: Set<String>) -> [String] {
        codes.filter { !known.contains($0) }
    }

    private static func catalogue(_ language: String) throws -> Catalogue {
        let names = ["", "-shell", "-account", "-result", "-findings"].map { "/strings/\(language)\($0).js" }
        let files = try names.map { name in try #require(PageFiles.embedded.assets.first { $0.path == name }) }
        return Catalogue(text: files.map { String(buffer: $0.plain.bytes) }.joined())
    }
}

/// The text of a language's files.
private struct Catalogue {
    let text: String

    /// The keys of one table of words, which stand on lines of their own.
    func keys(of table: String) throws -> Set<String> {
        let start = try #require(text.range(of: "\n  \(table): {"), "no table \(table)").upperBound
        let end = try #require(text[start...].range(of: "\n  },")?.lowerBound)
        return Set(text[start..<end].matches(of: #/\n {4}'?([a-z0-9_.]+)'?: /#).map { String($0.1) })
    }
}
