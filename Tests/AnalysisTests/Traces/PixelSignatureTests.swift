import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@testable import Analysis
@testable import Detectors

@Suite("Signatures over pixels", .timeLimit(.minutes(20)))
struct PixelSignatureTests {
    @Test("A signature that fits the pixels is trusted, wherever it stands; over other pixels it is altered")
    func vectors() async throws {
        let signed = try PixelVectors.read().signed
        let reader = try PixelSignatureReader(key: signed.key)
        for (name, state) in signed.files {
            let found = try #require(try await signature(name, reader), "\(name)")
            #expect(found.state.rawValue == state && found.signer == "NovelAI", "\(name)")
            #expect(found.path == (name == "signed-text.png" ? "png:Comment" : "\(PixelVectors.format(name)):stealth"))
        }
    }

    @Test("By the service's own key nobody else's signature is trusted")
    func otherKey() async throws {
        for name in try PixelVectors.read().signed.files.keys {
            #expect(try await signature(name, .novelAI)?.state == .altered, "\(name)")
        }
        #expect(try await signature("alpha-comp.png", .novelAI) == nil)
        #expect(try await signature("flattened.png", .novelAI) == nil)
    }

    @Test("A key is 32 bytes in base64, or none for the published one")
    func keys() throws {
        #expect(try PixelSignatureReader(key: "").key == PixelSignatureReader.novelAIKey)
        for key in ["no base64", "AAAA", PixelSignatureReader.novelAIKey + "AAAA"] {
            #expect(throws: MediaError.self) { try PixelSignatureReader(key: key) }
        }
    }

    @Test("A signed comment is what is left without its signature, wherever that stands, and without a comma")
    func comments() throws {
        let value = Data(repeating: 1, count: 64).base64EncodedString()
        let member = #""signed_hash": "\#(value)""#
        for (comment, rest) in [
            (#"{"a": 1, \#(member)}"#, #"{"a": 1}"#), (#"{\#(member), "a": 1.50}"#, #"{"a": 1.50}"#),
            (#"{"a": 1, \#(member), "b": "\u00e9"}"#, #"{"a": 1, "b": "\u00e9"}"#), (#"{\#(member)}"#, "{}"),
        ] {
            #expect(try #require(SignedComment(comment)).text == rest)
        }
    }

    @Test(
        "What is no signed comment is none",
        arguments: [
            "", "signed_hash", #"{"signed_hash": ""}"#, #"{"signed_hash": "AAAA"}"#, #"{"signed_hash": 5}"#,
            #"["signed_hash"]"#,
        ])
    func notSigned(comment: String) {
        #expect(SignedComment(comment) == nil)
    }

    private func signature(_ name: String, _ reader: PixelSignatureReader) async throws -> PixelSignature? {
        let analyzer = Pipelines.analyzer([MetadataDetector()], pixelSignatures: reader)
        return try await analyzer.analyze(id: "test", try PixelVectors.file(name), options: AnalysisOptions()) { _ in }
            .provenance.pixelSignature
    }
}
