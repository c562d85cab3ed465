import Foundation
import HTTPTypes
import Hummingbird
import NIOHTTP1
import Storage
import Testing

@testable import BlobsS3

@Suite("S3 stores that fail", .timeLimit(.minutes(20)))
struct S3FaultTests {
    private let medium = bytes(200_000)

    @Test("A store that is overloaded for a moment is asked again")
    func overloaded() async throws {
        let store = ScriptedStore { _, before in before < 3 ? .error(.serviceUnavailable, "SlowDown") : .plain(.ok) }
        try await store.withStore { blobs, staging in
            try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
        }
        #expect(store.asked.count == 4)
        #expect(store.asked.allSatisfy { $0.body == medium }, "each time all bytes are sent")
    }

    @Test("A store that stays overloaded is given up, with one sentence")
    func down() async throws {
        let store = ScriptedStore { _, _ in .plain(.serviceUnavailable, [.retryAfter: "0"]) }
        try await store.withStore { blobs, staging in
            await #expect(throws: StorageError.self) {
                try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
            }
        }
        #expect(store.asked.count == S3RetryRule().attempts)
    }

    @Test("A body that is cut, again and again, comes whole")
    func cut() async throws {
        let store = ScriptedStore { [medium] asked, _ in .part(medium, asked.range ?? 0..<0, cutAfter: 30_001) }
        try await store.withStore { blobs, _ in
            let key = try BlobKey(digest(of: medium))
            let reading = try await blobs.read(key, 1000..<190_000)
            #expect(reading.size == medium.count)
            #expect(try await content(of: reading) == medium[1000..<190_000])
            let local = try await blobs.local(key)
            #expect(try Data(contentsOf: URL(fileURLWithPath: local.path)) == medium)
        }
        #expect(store.asked.dropFirst().contains { $0.fields[.ifMatch] == "\"tag\"" })
    }

    @Test("A store that sends nothing any more is given up")
    func stuck() async throws {
        let store = ScriptedStore { [medium] asked, before in
            .part(medium, asked.range ?? 0..<0, cutAfter: before == 0 ? 50_000 : 0)
        }
        try await store.withStore { blobs, _ in
            let reading = try await blobs.read(BlobKey(digest(of: medium)), 0..<medium.count)
            await #expect(throws: StorageError.self) { _ = try await content(of: reading) }
            await #expect(throws: StorageError.self) { _ = try await blobs.local(BlobKey(digest(of: medium))) }
        }
    }

    @Test("An object that was put is not put again, and one that is damaged is replaced")
    func conditions() async throws {
        for size in [medium.count, 17] {
            let store = ScriptedStore { asked, _ in
                if asked.method == "HEAD" { return .plain(.ok, [.contentLength: "\(size)"]) }
                return asked.fields[.ifNoneMatch] == "*"
                    ? .error(.preconditionFailed, "PreconditionFailed") : .plain(.ok)
            }
            try await store.withStore { blobs, staging in
                try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
            }
            #expect(store.asked.map(\.method) == (size == 17 ? ["PUT", "HEAD", "PUT"] : ["PUT", "HEAD"]))
        }
    }

    @Test("A store without conditions gets the object all the same")
    func unconditional() async throws {
        let store = ScriptedStore { asked, _ in
            asked.fields[.ifNoneMatch] == nil ? .plain(.ok) : .error(.notImplemented, "NotImplemented")
        }
        try await store.withStore { blobs, staging in
            try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
        }
        #expect(store.asked.count == 2)
    }

    @Test("A large medium comes in parts, each sent again when it fails; a lost answer at the end does no harm")
    func parts() async throws {
        let store = ScriptedStore { [medium] asked, before in
            switch asked.method {
            case "HEAD" where before == 0: return .plain(.notFound)
            case "HEAD": return .plain(.ok, [.contentLength: "\(medium.count)"])
            case "PUT": return before % 2 == 0 ? .plain(.internalServerError) : .plain(.ok, [.eTag: "\"\(before)\""])
            case "POST" where asked.query == "uploads=":
                return .document("<R><UploadId>an id+</UploadId></R>")
            default: return .error(.notFound, "NoSuchUpload")
            }
        }
        try await store.withStore {
            $0.partSize = 60_000
        } _: { blobs, staging in
            try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
        }
        var parts: [String: Data] = [:]
        for asked in store.asked where asked.method == "PUT" { parts[asked.query] = asked.body }
        #expect(parts.count == 4)
        #expect(parts.sorted { $0.key < $1.key }.reduce(Data()) { $0 + $1.value } == medium)
        #expect(parts.keys.contains("partNumber=1&uploadId=an%20id%2B"))
        #expect(store.asked.allSatisfy { $0.method != "DELETE" })
    }

    @Test("An upload in parts that fails is given up, also when the failure comes in an answer that began well")
    func aborted() async throws {
        let store = ScriptedStore { asked, _ in
            switch asked.method {
            case "HEAD": .plain(.notFound)
            case "PUT": .plain(.ok, [.eTag: "\"tag\""])
            case "POST" where asked.query == "uploads=": .document("<R><UploadId>id</UploadId></R>")
            case "POST": .error(.ok, "AccessDenied")
            default: .plain(.noContent)
            }
        }
        try await store.withStore {
            $0.partSize = 60_000
        } _: { blobs, staging in
            await #expect(throws: StorageError.self) {
                try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
            }
        }
        #expect(store.asked.last?.method == "DELETE")
        #expect(store.asked.last?.query == "uploadId=id")
    }

    @Test("Uploads in parts that nobody ended are given up, once they are old")
    func tidy() async throws {
        let store = ScriptedStore { asked, _ in
            guard asked.method == "GET" else { return .plain(.noContent) }
            func upload(_ id: String, _ time: String) -> String {
                "<Upload><Key>p/\(key())</Key><UploadId>\(id)</UploadId><Initiated>\(time)</Initiated></Upload>"
            }
            return .document(
                "<R>\(upload("old", "2026-01-01T00:00:00.000Z"))\(upload("new", "2026-01-02T00:00:00Z"))</R>")
        }
        try await store.withStore { blobs, _ in
            try await blobs.tidy(begunBefore: Date("2026-01-01T12:00:00Z", strategy: .iso8601))
        }
        #expect(store.asked.filter { $0.method == "DELETE" }.map(\.query) == ["uploadId=old"])
    }

    @Test(
        "What an operator has to change is said in one sentence",
        arguments: [
            (HTTPResponse.Status.notFound, "NoSuchBucket", "", "is not there"),
            (.forbidden, "AccessDenied", "", "may not read, write"),
            (.forbidden, "SignatureDoesNotMatch", "", "does not accept the credentials"),
            (.badRequest, "ExpiredToken", "", "have expired"),
            (.forbidden, "RequestTimeTooSkewed", "", "clocks"),
            (.badRequest, "AuthorizationHeaderMalformed", "<Region>eu-west-3</Region>", "in the region eu-west-3"),
        ])
    func sentences(_ status: HTTPResponse.Status, _ code: String, _ more: String, _ words: String) async throws {
        let store = ScriptedStore { _, _ in .error(status, code, more) }
        try await store.withStore { blobs, _ in
            let error = await #expect(throws: StorageError.self) { try await blobs.check() }
            guard case .unavailable(let sentence) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(sentence.contains(words))
            #expect(!sentence.contains("hush-hush"))
        }
        #expect(store.asked.count == 1, "it is not asked again")
    }

    @Test("A bucket that can only be read is noticed by the check")
    func readOnly() async throws {
        let store = ScriptedStore { asked, _ in
            asked.method == "GET" ? .document("<ListBucketResult/>") : .error(.forbidden, "AccessDenied")
        }
        try await store.withStore { blobs, _ in
            await #expect(throws: StorageError.self) { try await blobs.check() }
        }
    }

    @Test("A store that is not there is given up soon, with one sentence")
    func unreachable() async throws {
        let store = ScriptedStore { _, _ in .plain(.ok) }
        try await store.withStore { blobs, staging in
            let settings = try S3Settings(address: "s3://media", endpoint: "http://127.0.0.1:1", usesPathStyle: true)
            let lost = S3Client(
                http: blobs.client.http, settings: settings, credentials: blobs.client.credentials,
                rule: blobs.client.rule, now: { Date() }, logger: blobs.client.logger)
            await #expect(throws: S3Failure.cut) { _ = try await lost.send(S3Request(method: .GET)) }
        }
    }

    @Test("Requests carry the fields of encryption and the token of temporary credentials, and the token is signed")
    func fields() async throws {
        let store = ScriptedStore { _, _ in .plain(.ok) }
        let credentials = S3Credentials(accessKey: "key", secretKey: "hush-hush", sessionToken: "token==")
        try await store.withStore({ $0.encryption = "aws:kms:1234" }, credentials: CredentialSource(credentials)) {
            blobs, staging in try await blobs.put(staging.file(medium), as: BlobKey(digest(of: medium)))
        }
        let fields = try #require(store.asked.first).fields
        func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }
        #expect(field("x-amz-server-side-encryption") == "aws:kms")
        #expect(field("x-amz-server-side-encryption-aws-kms-key-id") == "1234")
        #expect(field("x-amz-security-token") == "token==")
        #expect(field("x-amz-content-sha256") == digest(of: medium), "the key is what the store checks the bytes with")
        #expect(fields[.authorization]?.contains("x-amz-security-token") == true)
        #expect(fields[.authorization]?.contains("hush-hush") == false)
    }

    @Test("Credentials of a file are read again when it has changed")
    func renewed() async throws {
        let store = ScriptedStore { _, _ in .document("<ListBucketResult/>") }
        let path = "\(NSTemporaryDirectory())/credentials-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        @Sendable func write(_ key: String) throws {
            try Data("aws_access_key_id=\(key)\naws_secret_access_key=s\n".utf8).write(to: URL(fileURLWithPath: path))
        }
        try write("first")
        try await store.withStore(credentials: CredentialSource(file: path)) { blobs, _ in
            _ = try await blobs.keys()
            try write("second")
            try FileManager.default.setAttributes([.modificationDate: Date() + 9], ofItemAtPath: path)
            _ = try await blobs.keys()
            try FileManager.default.removeItem(atPath: path)
            await #expect(throws: StorageError.self) { _ = try await blobs.keys() }
        }
        let keys = store.asked.compactMap {
            $0.fields[.authorization]?.split(separator: "/").first?.split(separator: "=").last
        }
        #expect(keys == ["first", "second"])
    }

    @Test("A listing is read to its end, past objects that are no media")
    func listing() async throws {
        let names = ["p/check", "p/\(key("a"))", "p/notes.txt", "p/\(key("b"))", "p/\(key("c"))"].sorted()
        let store = ScriptedStore { asked, _ in
            let start =
                asked.query.split(separator: "&").first { $0.hasPrefix("start-after=") }
                .flatMap { $0.dropFirst("start-after=".count).removingPercentEncoding } ?? ""
            let rest = names.filter { $0 > start }.prefix(2)
            let more = rest.last.map { last in names.contains { $0 > last } } ?? false
            let contents = rest.map {
                "<Contents><Key>\($0)</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
            }
            return .document("<R><IsTruncated>\(more)</IsTruncated>\(contents.joined())</R>")
        }
        try await store.withStore { blobs, _ in
            #expect(try await blobs.keys().map(\.digest) == [key("a"), key("b"), key("c")])
            let page = try await blobs.page(after: BlobKey(key("a")), limit: 1)
            #expect(page.map(\.key.digest) == [key("b")])
        }
    }
}
