import API
import Crypto
import DetectionCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import BlobsFile
import Storage
import StorageSQLite
import Testing

@testable import Intake
@testable import Server

@Suite("Resumable uploads over HTTP", .timeLimit(.minutes(20)))
struct ResumableUploadTests {
    private let text = "a text that comes in pieces"

    @Test("An upload in pieces becomes an analysis, and leaves nothing behind")
    func pieces() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let metadata = "filename \(Data("../über.txt".utf8).base64EncodedString()),filetype dGV4dC9wbGFpbg=="
            let begun = try await client.begin(text.utf8.count, tokens, [.uploadMetadata: metadata])
            #expect(begun.status == .created)
            #expect(begun.headers[.tusResumable] == "1.0.0")
            #expect(begun.headers[.uploadExpires] == "Sat, 16 Jan 2027 08:00:00 GMT")
            let address = try #require(begun.headers[.location])
            #expect(try await client.storage(tokens).transient == text.utf8.count)

            var offset = 0
            for piece in ["a text ", "that comes", " in pieces"] {
                let early = try await client.analyze(address, tokens)
                #expect(try early.problem().code == .conflict)
                let answer = try await client.append(piece, at: offset, to: address, tokens)
                #expect(answer.status == .noContent)
                offset += piece.utf8.count
                #expect(answer.headers[.uploadOffset] == String(offset))
                #expect(try await client.offset(address, tokens) == offset)
            }
            let accepted = try await client.analyze(address, tokens)
            #expect(accepted.status == .accepted)
            let view = try accepted.decode(AnalysisView.self)
            #expect(view.name == "über.txt")
            #expect(view.media.bytes == text.utf8.count)
            let media = try await client.execute(
                uri: try #require(view.links.media), method: .get, headers: tokens.headers)
            #expect(String(buffer: media.body) == text)
            #expect(try server.uploads().isEmpty)
            #expect(try await client.storage(tokens).transient == 0)
            #expect(try await client.head(address, tokens).status == .notFound)
        }
    }

    @Test("Uploads cut at any byte, over and over, arrive whole")
    func cuts() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let bytes = (0..<5000).map { _ in UInt8.random(in: 1...127) }
            let address = try #require(try await client.begin(bytes.count, tokens).headers[.location])
            var offset = 0
            while offset < bytes.count {
                let end = min(bytes.count, offset + .random(in: 1...700))
                let piece = String(decoding: bytes[offset..<end], as: UTF8.self)
                // A client that does not know how far it came sends from a wrong place first.
                let wrong = try await client.append(piece, at: offset + 1, to: address, tokens)
                #expect(try wrong.problem().code == .offsetMismatch)
                #expect(wrong.headers[.uploadOffset] == String(offset))
                _ = try await client.append(piece, at: offset, to: address, tokens)
                offset = try await client.offset(address, tokens)
                #expect(offset == end)
            }
            _ = try await client.analyze(address, tokens)
            let key = Hex.string(SHA256.hash(data: bytes))
            #expect(try await server.blobs.keys().map(\.digest) == [key])
        }
    }

    @Test("A piece with a checksum counts as a whole or not at all")
    func checksum() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(text.utf8.count, tokens).headers[.location])
            let right = "sha256 \(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())"
            let wrong = "sha256 \(Data(SHA256.hash(data: Data())).base64EncodedString())"
            let refused = try await client.append(text, at: 0, to: address, tokens, [.uploadChecksum: wrong])
            #expect(try refused.problem().code == .checksumMismatch)
            #expect(try await client.offset(address, tokens) == 0)
            for malformed in ["md5 AAAA", "sha256", "sha256 !"] {
                let answer = try await client.append(text, at: 0, to: address, tokens, [.uploadChecksum: malformed])
                #expect(try answer.problem().code == .invalidRequest)
            }
            let kept = try await client.append(text, at: 0, to: address, tokens, [.uploadChecksum: right])
            #expect(kept.status == .noContent)
        }
    }

    @Test("What does not go with the protocol or the limits is refused and leaves nothing")
    func refusals() async throws {
        let server = try TestServer { ($0.maxUploadBytes, $0.storageBytes, $0.holdBytes) = (100, 40, 20) }
        try await server.application().test(.router) { client in
            let (ann, bob) = (try await client.signUp("ann@example.org"), try await client.signUp("bob@example.org"))
            #expect(try await client.begin(101, ann).problem().code == .tooLarge)
            #expect(try await client.begin(0, ann).problem().code == .emptyFile)
            #expect(try await client.begin(61, ann).problem().code == .quotaExceeded)
            #expect(try await client.begin(9, ann, [.uploadMetadata: "a b c"]).problem().code == .invalidRequest)
            #expect(try await client.begin(9, ann, [.tusResumable: "0.2.2"]).problem().code == .preconditionFailed)
            #expect(try server.uploads().isEmpty)

            let address = try #require(try await client.begin(9, ann).headers[.location])
            #expect(try await client.append("too long for it", at: 0, to: address, ann).problem().code == .tooLarge)
            let typed = try await client.append("x", at: 0, to: address, ann, [.contentType: "text/plain"])
            #expect(try typed.problem().code == .unsupportedMedia)
            #expect(try await client.append("x", at: 0, to: address, bob).problem().code == .notFound)
            #expect(try await client.head(address, bob).status == .notFound)
            #expect(try await client.analyze(address, bob).problem().code == .notFound)
            let foreign = try await client.execute(
                uri: address, method: .delete, headers: bob.headers.merging([.tusResumable: "1.0.0"]))
            #expect(try foreign.problem().code == .notFound)
            let gone = try await client.execute(
                uri: address, method: .delete, headers: ann.headers.merging([.tusResumable: "1.0.0"]))
            #expect(gone.status == .noContent)
            #expect(try server.uploads().isEmpty)
            #expect(try await client.storage(ann).transient == 0)
        }
    }

    @Test("An unused upload goes after a day")
    func expiry() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            _ = try await client.begin(9, tokens)
            #expect(try server.uploads().count == 1)
            server.clock.advance(86_400)
            while try !server.uploads().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        }
    }

    @Test("A client that knows POST only names the method it means")
    func methodOverride() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(text.utf8.count, tokens).headers[.location])
            func post(_ method: String?, _ more: HTTPFields = [:], _ body: String = "") async throws -> TestResponse {
                var headers = tokens.headers.merging([.tusResumable: "1.0.0"]).merging(more)
                headers[.methodOverride] = method
                return try await client.execute(
                    uri: address, method: .post, headers: headers, body: ByteBuffer(string: body))
            }
            let piece: HTTPFields = [.uploadOffset: "0", .contentType: "application/offset+octet-stream"]
            let sent = try await post("PATCH", piece, text)
            #expect(sent.status == .noContent)
            #expect(sent.headers[.uploadOffset] == String(text.utf8.count))
            #expect(try await post("HEAD").headers[.uploadOffset] == String(text.utf8.count))
            for other in [nil, "GET", "PUT"] {
                let refused = try await post(other, piece, text)
                #expect(try refused.problem().code == .methodNotAllowed)
                #expect(refused.headers[.allow] == "DELETE, HEAD, PATCH, POST")
            }
            #expect(try await post("DELETE").status == .noContent)
            #expect(try await client.head(address, tokens).status == .notFound)
        }
    }

    @Test("A number in a header field has digits and nothing else", arguments: ["+5", "-0", "0x5", "5.0", "٥"])
    func digits(number: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            #expect(try await client.begin(5, tokens, [.uploadLength: number]).problem().code == .invalidRequest)
            let address = try #require(try await client.begin(5, tokens).headers[.location])
            let piece = try await client.append("hello", at: 0, to: address, tokens, [.uploadOffset: number])
            #expect(try piece.problem().code == .invalidRequest)
        }
    }

    @Test("A complete upload that is refused for another reason than its bytes can be handed in again")
    func refusedForAnotherReason() async throws {
        let server = try TestServer(analyzer: FakeAnalyzer(refusals: [MediaError(.busy, "Not now.")])) {
            $0.roles = "api,housekeeping"
        }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let address = try #require(try await client.begin(text.utf8.count, tokens).headers[.location])
            _ = try await client.append(text, at: 0, to: address, tokens)
            #expect(try await client.analyze(address, tokens).problem().code == .busy)
            #expect(try await client.offset(address, tokens) == text.utf8.count)
            #expect(try await client.storage(tokens).transient == text.utf8.count)
            #expect(try await client.analyze(address, tokens).status == .accepted)
            #expect(try await client.head(address, tokens).status == .notFound)
            #expect(try await client.storage(tokens).transient == 0)
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("Whoever did not hear what came of a complete upload asks again with the same key and is told")
    func repeated() async throws {
        let server = try TestServer { $0.roles = "api,housekeeping" }
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let headers = tokens.headers.merging([.idempotencyKey: "one"])
            let address = try #require(try await client.begin(text.utf8.count, tokens).headers[.location])
            _ = try await client.append(text, at: 0, to: address, tokens)
            let upload = TextSubmission(upload: String(address.split(separator: "/").last ?? ""))
            let first = try await client.post("/v1/analyses", upload, headers: headers)
            let again = try await client.post("/v1/analyses", upload, headers: headers)
            #expect(again.headers[.idempotentReplayed] == "true")
            #expect(try again.decode(AnalysisView.self).id == first.decode(AnalysisView.self).id)
            let other = TextSubmission(text: "another text")
            #expect(try await client.post("/v1/analyses", other, headers: headers).problem().code == .keyReused)
            #expect(try await client.post("/v1/analyses", upload, headers: tokens.headers).status == .notFound)
        }
    }

    @Test("A complete upload whose bytes can never be accepted goes")
    func unacceptable() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let tokens = try await client.signUp("ann@example.org")
            let picture: HTTPFields = [.uploadMetadata: "filetype \(Data("image/png".utf8).base64EncodedString())"]
            let address = try #require(try await client.begin(text.utf8.count, tokens, picture).headers[.location])
            _ = try await client.append(text, at: 0, to: address, tokens)
            #expect(try await client.analyze(address, tokens).problem().code == .contentMismatch)
            #expect(try await client.head(address, tokens).status == .notFound)
            #expect(try await client.storage(tokens).transient == 0)
            #expect(try server.uploads().isEmpty)
        }
    }

    @Test("Only the newest of several requests is at an upload; those before it stay overtaken when it has ended")
    func turns() async throws {
        let turns = UploadTurns()
        try await turns.withTurn(at: "a") { old in
            try await old.alone {}
            try await turns.withTurn(at: "b") { _ in try await old.alone {} }
            try await turns.withTurn(at: "a") { new in
                await #expect(throws: Refusal.self) { try await old.alone {} }
                try await new.alone {}
            }
            await #expect(throws: Refusal.self) { try await old.alone {} }
        }
        try await turns.withTurn(at: "a") { try await $0.alone {} }
    }
}
