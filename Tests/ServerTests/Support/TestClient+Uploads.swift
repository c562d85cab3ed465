import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server

extension TestClientProtocol {
    /// Begins an upload in pieces.
    func begin(
        _ length: Int, _ tokens: TokenResponse, _ more: HTTPFields = [:]
    ) async throws -> TestResponse {
        let headers = tokens.headers.merging([.tusResumable: "1.0.0", .uploadLength: String(length)]).merging(more)
        return try await execute(uri: "/v1/uploads", method: .post, headers: headers)
    }

    /// Sends a piece.
    func append(
        _ piece: String, at offset: Int, to address: String, _ tokens: TokenResponse, _ more: HTTPFields = [:]
    ) async throws -> TestResponse {
        let headers = tokens.headers.merging([
            .tusResumable: "1.0.0", .uploadOffset: String(offset), .contentType: "application/offset+octet-stream",
        ]).merging(more)
        return try await execute(uri: address, method: .patch, headers: headers, body: ByteBuffer(string: piece))
    }

    /// Asks about an upload.
    func head(_ address: String, _ tokens: TokenResponse) async throws -> TestResponse {
        try await execute(uri: address, method: .head, headers: tokens.headers.merging([.tusResumable: "1.0.0"]))
    }

    /// How much of an upload is there.
    func offset(_ address: String, _ tokens: TokenResponse) async throws -> Int {
        try #require(try await head(address, tokens).headers[.uploadOffset].flatMap(Int.init))
    }

    /// Has a finished upload analysed.
    func analyze(_ address: String, _ tokens: TokenResponse) async throws -> TestResponse {
        let id = String(address.split(separator: "/").last ?? "")
        return try await post("/v1/analyses", TextSubmission(upload: id), headers: tokens.headers)
    }

    /// What the account takes up.
    func storage(_ tokens: TokenResponse) async throws -> StorageView {
        try await execute(uri: "/v1/storage", method: .get, headers: tokens.headers).decode(StorageView.self)
    }
}

extension HTTPFields {
    /// These fields with others set.
    func merging(_ fields: HTTPFields) -> HTTPFields {
        var merged = self
        for field in fields { merged[field.name] = field.value }
        return merged
    }
}
