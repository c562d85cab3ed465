import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Storage

/// A part of an object as it comes; a connection that ends early is made again where it ended.
struct S3Bytes: AsyncSequence, Sendable {
    private let client: S3Client
    private let name: String
    private let range: Range<Int>
    /// The first answer, whose head is there already.
    private let response: HTTPClientResponse?

    init(_ client: S3Client, _ name: String, _ range: Range<Int>, _ response: HTTPClientResponse?) {
        self.client = client
        self.name = name
        self.range = range
        self.response = response
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(
            client: client, name: name, progress: DownloadProgress(range), tag: response?.headers.first(name: "etag"),
            body: response?.body.makeAsyncIterator())
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let client: S3Client
        fileprivate let name: String
        fileprivate var progress: DownloadProgress
        /// What the object is known by, so that all its bytes are of one object.
        fileprivate let tag: String?
        fileprivate var body: HTTPClientResponse.Body.AsyncIterator?

        @concurrent mutating func next() async throws -> ByteBuffer? {
            while !progress.missing.isEmpty {
                if var chunk = try? await body?.next() {
                    let taken = progress.take(chunk.readableBytes)
                    guard taken > 0 else { continue }
                    return chunk.readSlice(length: taken)
                }
                try Task.checkCancellation()
                try await resume()
            }
            return nil
        }

        private mutating func resume() async throws {
            guard let fruitless = progress.ended() else { return }
            do throws(S3Failure) {
                guard await client.waits(after: .cut, sent: fruitless) else { throw .cut }
                var request = S3Bytes.request(name, progress.missing)
                if let tag { request.fields.append(("if-match", tag)) }
                let response = try await client.open(request)
                guard response.status == .partialContent else {
                    throw .unexpected(status: Int(response.status.code), code: "")
                }
                body = response.body.makeAsyncIterator()
            } catch {
                throw StorageError(error, client.settings)
            }
        }
    }

    /// The request for a part of an object; an endless part is the rest.
    static func request(_ name: String, _ range: Range<Int>) -> S3Request {
        let end = range.upperBound == .max ? "" : "\(range.upperBound - 1)"
        return S3Request(method: .GET, key: name, fields: [("range", "bytes=\(range.lowerBound)-\(end)")])
    }

    /// The size of the whole object, which the answer with a part of it tells.
    static func size(of response: HTTPClientResponse) -> Int? {
        response.headers.first(name: "content-range").flatMap { Int($0.split(separator: "/").last ?? "") }
    }
}
