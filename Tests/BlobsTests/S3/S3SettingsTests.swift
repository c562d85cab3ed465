import Storage
import Testing

@testable import BlobsS3

@Suite("Settings of an S3 store", .timeLimit(.minutes(20)))
struct S3SettingsTests {
    @Test("An address names a bucket, and a prefix that ends with a slash")
    func addresses() throws {
        for (address, prefix) in [
            ("s3://media", ""), ("s3://media/", ""), ("s3://media/a", "a/"), ("s3://media/a/b/", "a/b/"),
            ("s3://media//a//b", "a/b/"),
        ] {
            let settings = try S3Settings(address: address)
            #expect(settings.bucket == "media")
            #expect(settings.prefix == prefix)
        }
    }

    @Test("A bucket is a part of the host or of the path")
    func styles() throws {
        let amazon = try S3Settings(address: "s3://media/a", region: "eu-west-1")
        #expect(amazon.host == "media.s3.eu-west-1.amazonaws.com")
        #expect(amazon.origin == "https://media.s3.eu-west-1.amazonaws.com")
        #expect(amazon.path("a/b") == "/a/b")
        let own = try S3Settings(address: "s3://media", endpoint: "http://127.0.0.1:8333/", usesPathStyle: true)
        #expect(own.host == "127.0.0.1:8333")
        #expect(own.origin == "http://127.0.0.1:8333")
        #expect(own.path("a/b") == "/media/a/b")
    }

    @Test("What cannot be is refused with its name")
    func refusals() {
        for address in ["", "media", "s3://", "s3://A", "s3://media/ä", "s3://media?x", "https://media", "s3://m"] {
            #expect(throws: StorageError.self) { try S3Settings(address: address) }
        }
        #expect(throws: StorageError.self) { try S3Settings(address: "s3://media", endpoint: "ftp://a") }
        #expect(throws: StorageError.self) { try S3Settings(address: "s3://media", endpoint: "http://a/path") }
        #expect(throws: StorageError.self) { try S3Settings(address: "s3://media", region: "") }
        #expect(throws: StorageError.self) { try S3Settings(address: "s3://media", encryption: "rot13") }
    }

    @Test("Media are encrypted as the setting says")
    func encryption() throws {
        func fields(_ encryption: String) throws -> [String] {
            try S3Settings(address: "s3://media", encryption: encryption).encryptionFields.map { "\($0): \($1)" }
        }
        #expect(try fields("").isEmpty)
        #expect(try fields("AES256") == ["x-amz-server-side-encryption: AES256"])
        #expect(try fields("aws:kms") == ["x-amz-server-side-encryption: aws:kms"])
        #expect(
            try fields("aws:kms:1234-abcd") == [
                "x-amz-server-side-encryption: aws:kms", "x-amz-server-side-encryption-aws-kms-key-id: 1234-abcd",
            ])
    }

    @Test("Credentials come out of a file in AWS's form, of its default profile")
    func file() {
        let text = """
            # made by a tool
            [other]
            aws_access_key_id = OTHER
            aws_secret_access_key = OTHER
            [default]
            aws_access_key_id = ABC
            aws_secret_access_key=a+b/c=
            aws_session_token =  token==
            """
        #expect(
            S3Credentials(file: text)
                == S3Credentials(accessKey: "ABC", secretKey: "a+b/c=", sessionToken: "token=="))
        #expect(S3Credentials(file: "[other]\naws_access_key_id = A\naws_secret_access_key = B") == nil)
        #expect(S3Credentials(file: "") == nil)
    }
}
