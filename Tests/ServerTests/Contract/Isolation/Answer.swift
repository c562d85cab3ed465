import HTTPTypes
import HummingbirdTesting
import NIOCore

@testable import Server

/// An answer without what differs from one request to the next: its id and how many requests are left.
struct Answer: Equatable {
    let status: Int
    let headers: [String]
    let body: ByteBuffer

    init(_ response: TestResponse) {
        let passing: Set<HTTPField.Name> = [.requestID, .rateLimitRemaining, .rateLimitReset, .date]
        status = response.status.code
        headers = response.headers.filter { !passing.contains($0.name) }.map(\.description).sorted()
        body = response.body
    }

    /// Whether a text is anywhere in it.
    func contains(_ text: String) -> Bool {
        String(buffer: body).contains(text) || headers.contains { $0.contains(text) }
    }
}
