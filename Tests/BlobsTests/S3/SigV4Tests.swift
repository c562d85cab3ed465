import Crypto
import DetectionCore
import Foundation
import Testing

@testable import BlobsS3

/// Published vectors: the examples of "Authenticating Requests" in the Amazon S3 API Reference, and the AWS Signature
/// Version 4 Test Suite.
@Suite("Signatures of requests to S3", .timeLimit(.minutes(20)))
struct SigV4Tests {
    /// A request of a published vector.
    struct Vector: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var method = "GET"
        var path = "/"
        var query: [(String, String)] = []
        var fields: [(String, String)] = []
        var body = ""
        var signature: String
    }

    @Test(
        "The examples of the S3 reference are signed as published",
        arguments: [
            Vector(
                testDescription: "GET object", path: "/test.txt", fields: [("Range", "bytes=0-9")],
                signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
            Vector(
                testDescription: "PUT object", method: "PUT", path: "/test$file.text",
                fields: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
                body: "Welcome to Amazon S3.",
                signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"),
            Vector(
                testDescription: "GET lifecycle", query: [("lifecycle", "")],
                signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
            Vector(
                testDescription: "GET objects", query: [("prefix", "J"), ("max-keys", "2")],
                signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
        ])
    func reference(_ vector: Vector) throws {
        let credentials = S3Credentials(
            accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
        let signer = SigV4(
            credentials: credentials, region: "us-east-1", time: try Date("2013-05-24T00:00:00Z", strategy: .iso8601))
        #expect(signer.timestamp == "20130524T000000Z")
        let payload = Hex.string(SHA256.hash(data: Data(vector.body.utf8)))
        let fields =
            vector.fields + [
                ("Host", "examplebucket.s3.amazonaws.com"), ("x-amz-content-sha256", payload),
                ("x-amz-date", signer.timestamp),
            ]
        let authorization = signer.authorization(
            method: vector.method, path: vector.path, query: vector.query, fields: fields, payload: payload)
        #expect(authorization.hasSuffix("Signature=\(vector.signature)"))
    }

    private static let token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflf"
        + "KD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd"
        + "8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3i"
        + "SIlTJabIQwj2ICCR/oLxBA=="

    private static let unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

    @Test(
        "The vectors of the test suite are signed as published",
        arguments: [
            Vector(
                testDescription: "get-unreserved", path: "/\(unreserved)",
                signature: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
            Vector(
                testDescription: "get-utf8", path: "/\u{1234}",
                signature: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
            Vector(
                testDescription: "get-space", path: "/example space/",
                signature: "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
            Vector(
                testDescription: "get-vanilla-query-order-key-case",
                query: [("Param2", "value2"), ("Param1", "value1")],
                signature: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
            Vector(
                testDescription: "get-vanilla-query-order-value", query: [("Param1", "value2"), ("Param1", "value1")],
                signature: "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"),
            Vector(
                testDescription: "get-vanilla-utf8-query", query: [("\u{1234}", "bar")],
                signature: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
            Vector(
                testDescription: "get-vanilla-query-unreserved", query: [(unreserved, unreserved)],
                signature: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
            Vector(
                testDescription: "get-header-value-trim",
                fields: [("My-Header1", " value1"), ("My-Header2", " \"a   b   c\"")],
                signature: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
            Vector(
                testDescription: "post-vanilla", method: "POST",
                signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
            Vector(
                testDescription: "post-sts-header-before", method: "POST", fields: [("X-Amz-Security-Token", token)],
                signature: "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
            Vector(
                testDescription: "post-x-www-form-urlencoded", method: "POST",
                fields: [("Content-Type", "application/x-www-form-urlencoded")], body: "Param1=value1",
                signature: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
        ])
    func testSuite(_ vector: Vector) throws {
        let signer = SigV4(
            credentials: S3Credentials(
                accessKey: "AKIDEXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            region: "us-east-1", service: "service", time: try Date("2015-08-30T12:36:00Z", strategy: .iso8601))
        let fields = vector.fields + [("Host", "example.amazonaws.com"), ("X-Amz-Date", signer.timestamp)]
        let authorization = signer.authorization(
            method: vector.method, path: vector.path, query: vector.query, fields: fields,
            payload: Hex.string(SHA256.hash(data: Data(vector.body.utf8))))
        #expect(authorization.hasSuffix("Signature=\(vector.signature)"))
    }

    @Test("The key of a day is derived as published")
    func key() throws {
        let signer = SigV4(
            credentials: S3Credentials(accessKey: "", secretKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
            region: "us-east-1", service: "iam", time: Date())
        let key = signer.key(of: "20150830").withUnsafeBytes { Hex.string($0) }
        #expect(key == "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9")
    }
}
