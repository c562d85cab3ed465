import Storage
import Testing

@testable import BlobsS3

@Suite("Sending again", .timeLimit(.minutes(20)))
struct RetryTests {
    private let rule = S3RetryRule(attempts: 4, base: .milliseconds(100), cap: .milliseconds(350))

    @Test("Pauses grow up to a bound, and are random below it")
    func pauses() {
        let pauses = (1...4).map { rule.pause(after: .cut, sent: $0, chance: 1) }
        #expect(pauses == [.milliseconds(100), .milliseconds(200), .milliseconds(350), nil])
        #expect(rule.pause(after: .cut, sent: 2, chance: 0.5) == .milliseconds(100))
        #expect(rule.pause(after: .cut, sent: 1, chance: 0) == .zero)
    }

    @Test("A store that names a time is given it, up to the bound")
    func named() {
        #expect(rule.pause(after: .busy(seconds: 0), sent: 1, chance: 1) == .zero)
        #expect(rule.pause(after: .busy(seconds: 60), sent: 1, chance: 1) == .milliseconds(350))
        #expect(rule.pause(after: .busy(seconds: -1), sent: 1, chance: 1) == .zero)
    }

    @Test(
        "What will not pass is not sent again",
        arguments: [
            S3Failure.bucketAbsent, .keyAbsent, .denied, .unknownCredentials, .expiredCredentials, .otherRegion(nil),
            .wrongClock, .exists, .unknownCondition, .full, .unexpected(status: 400, code: "InvalidRequest"),
        ])
    func final(_ failure: S3Failure) { #expect(rule.pause(after: failure, sent: 1, chance: 1) == nil) }

    @Test("A download goes on where it ended, and counts connections that brought nothing")
    func progress() {
        var progress = DownloadProgress(10..<110)
        let first = (progress.take(60), progress.ended(), progress.missing, progress.ended())
        #expect(first == (60, 1, 70..<110, 2))
        let second = (progress.take(1), progress.ended())
        #expect(second == (1, 1))
        let last = (progress.take(1000), progress.ended())
        #expect(last == (39, nil), "bytes past the end are not ours")
    }

    @Test("Answers become failures")
    func failures() {
        func failure(_ status: Int, _ code: String = "", _ fields: [String: String] = [:]) -> S3Failure {
            S3Failure(status: status, code: code, field: { fields[$0] }, region: nil)
        }
        #expect(failure(404, "NoSuchBucket") == .bucketAbsent)
        #expect(failure(404) == .keyAbsent)
        #expect(failure(403, "AccessDenied") == .denied)
        #expect(failure(403, "SignatureDoesNotMatch") == .unknownCredentials)
        #expect(failure(400, "ExpiredToken") == .expiredCredentials)
        #expect(failure(301, "", ["x-amz-bucket-region": "eu-west-1"]) == .otherRegion("eu-west-1"))
        #expect(failure(400, "", ["x-amz-bucket-region": "eu-west-1"]) == .otherRegion("eu-west-1"))
        #expect(failure(403, "RequestTimeTooSkewed") == .wrongClock)
        #expect(failure(412) == .exists)
        #expect(failure(416, "InvalidRange", ["content-range": "bytes */17"]) == .pastEnd(17))
        #expect(failure(501, "NotImplemented") == .unknownCondition)
        #expect(failure(503, "SlowDown") == .busy(seconds: nil))
        #expect(failure(503, "", ["retry-after": "7"]) == .busy(seconds: 7))
        #expect(failure(507) == .full)
        #expect(failure(418, "Teapot") == .unexpected(status: 418, code: "Teapot"))
    }

    @Test("Documents are read as far as they matter")
    func documents() {
        let document = S3Document(
            "<?xml version=\"1.0\"?><R><A><K>a&amp;amp;b</K></A><A><K>&lt;&quot;</K></A><T>true</T><U>open")
        #expect(document.elements("A").compactMap { $0.first("K") } == ["a&amp;b", "<\""])
        #expect(document.first("T") == "true")
        #expect(document.first("U") == nil)
        #expect(document.first("absent") == nil)
        #expect(S3Document("").elements("A").isEmpty)
    }
}
