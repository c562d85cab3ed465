import AsyncHTTPClient
import Crypto
import DetectionCore
import Foundation
import Inference
import NIOCore
import NIOHTTP1

/// Downloads what is needed of a model on a hub into a folder, and goes on where an earlier try stopped.
///
/// Routes: `GET /api/models/OWNER/NAME/revision/REVISION?blobs=true` and `GET /OWNER/NAME/resolve/COMMIT/FILE`, as the hub of Hugging Face
/// has them (https://huggingface.co/docs/hub/api). Redirects are followed over https only, and the token goes to the hub alone.
public struct HubDownload: Sendable {
    /// A model that was downloaded.
    public struct Result: Sendable {
        /// The folder with its files.
        public let folder: String
        /// Where it came from.
        public let source: HubSource
    }

    /// Tries of a file in a row that bring nothing new before it is given up.
    private static let tries = 3
    private static let redirects = 5
    /// Bytes of the list of files at most.
    private static let mostListing = 16 << 20
    /// Bytes of a file that is checked by Git's name for it at most.
    private static let mostBlob = 64 << 20

    let reference: HubReference
    let settings: HubSettings
    /// Bytes of all files together at most.
    let most: Int
    let pause: Duration

    /// A download of a model.
    public init(_ reference: HubReference, settings: HubSettings) {
        self.init(reference, settings: settings, most: SourceFolder.mostWeights, pause: .seconds(1))
    }

    init(_ reference: HubReference, settings: HubSettings, most: Int, pause: Duration) {
        self.reference = reference
        self.settings = settings
        self.most = most
        self.pause = pause
    }

    /// Downloads and checks all files.
    ///
    /// - Parameter tell: Is given a line for each file before it comes.
    /// - Throws: `ImportRefusal`. What has come by then stays, and the next try goes on from there.
    public func run(tell: @Sendable (String) throws -> Void) async throws -> Result {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(30), read: .seconds(60)))
        configuration.httpVersion = .http1Only
        return try await HTTPClient.withHTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration
        ) { client in
            try await run(with: client, tell: tell)
        }
    }

    private func run(with client: HTTPClient, tell: (String) throws -> Void) async throws -> Result {
        let listing = try await listing(with: client)
        let folder = "\(settings.folder)/\(reference.owner)/\(listing.commit)/\(reference.name)"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw notWritten
        }
        let descriptions = listing.descriptions
        guard listing.files["config.json"] != nil else {
            throw ImportRefusal(
                "'\(reference.repository)' has no config.json there, so it is no model of transformers.")
        }
        try check(descriptions)
        for file in descriptions { try await fetch(file, of: listing.commit, into: folder, with: client) }
        let weights = try listing.weights(
            index: try SourceFolder(path: folder).json("model.safetensors.index.json"))
        try check(descriptions + weights)
        for file in weights {
            let size = Int64(file.size).formatted(.byteCount(style: .file).locale(Locale(identifier: "en")))
            try tell("Downloading \(file.name), \(size)")
            try await fetch(file, of: listing.commit, into: folder, with: client)
        }
        let source = HubSource(
            address: settings.address, repository: reference.repository, revision: reference.revision,
            commit: listing.commit)
        return Result(folder: folder, source: source)
    }

    private func check(_ files: [HubListing.File]) throws(ImportRefusal) {
        let (sum, isTooLarge) = files.reduce((0, false)) { sum, file in
            let (value, overflows) = sum.0.addingReportingOverflow(file.size)
            return (value, sum.1 || overflows)
        }
        guard !isTooLarge, sum <= most else {
            throw ImportRefusal(
                "The model's files have \(sum) bytes together, and \(most) is the most that is taken.")
        }
    }

    private var notWritten: ImportRefusal {
        ImportRefusal("\(settings.folder) cannot be written to: check permissions and free space.")
    }

    private func listing(with client: HTTPClient) async throws -> HubListing {
        let revision = reference.revision.replacing("/", with: "%2F")
        let path = "/api/models/\(reference.repository)/revision/\(revision)?blobs=true"
        let response = try await open(path, from: nil, with: client)
        var bytes: [UInt8] = []
        do {
            for try await part in response.body {
                bytes += part.readableBytesView
                if bytes.count > Self.mostListing { throw ImportRefusal("The hub's list of files is over 16 MiB.") }
            }
        } catch let refusal as ImportRefusal { throw refusal } catch { throw unreachable }
        guard let json = try? JSONValue(text: bytes) else {
            throw ImportRefusal("The hub's answer is no list of a model's files: is TOUCHSTONE_HUB right?")
        }
        return try HubListing(json)
    }

    /// Brings one file, whole and with the digest that the list has, or nothing under its name.
    private func fetch(
        _ file: HubListing.File, of commit: String, into folder: String, with client: HTTPClient
    ) async throws {
        let (path, part) = ("\(folder)/\(file.name)", "\(folder)/\(file.name).part")
        if Self.size(of: path) == file.size, Self.matches(path, file) { return }
        try? FileManager.default.removeItem(atPath: path)
        var failures = 0
        var furthest = Self.size(of: part) ?? 0
        while true {
            let before = Self.size(of: part) ?? 0
            if before == file.size, FileManager.default.fileExists(atPath: part) { break }
            if before > file.size { try? FileManager.default.removeItem(atPath: part) }
            do {
                try await append(file, of: commit, to: part, with: client)
            } catch is Cut {
                try Task.checkCancellation()
                // A hub that knows no ranges begins anew each time; only what no try had brought counts.
                let reached = Self.size(of: part) ?? 0
                failures = reached > furthest ? 0 : failures + 1
                furthest = max(furthest, reached)
                guard failures < Self.tries else {
                    throw ImportRefusal(
                        "The download of \(file.name) was cut: run the same line again, and it goes on where it stopped."
                    )
                }
                try await Task.sleep(for: pause)
            }
        }
        guard Self.matches(part, file) else {
            try? FileManager.default.removeItem(atPath: part)
            throw ImportRefusal(
                "\(file.name) is not what the hub's list says (its digest differs), so it was deleted: run the same line again."
            )
        }
        guard rename(part, path) == 0 else { throw notWritten }
    }

    /// A connection that ended early.
    private struct Cut: Error {}

    private func append(
        _ file: HubListing.File, of commit: String, to part: String, with client: HTTPClient
    ) async throws {
        let start = Self.size(of: part) ?? 0
        let response = try await open(
            "/\(reference.repository)/resolve/\(commit)/\(file.name)", from: start, with: client)
        let goesOn = response.status == .partialContent
        if goesOn, let range = response.headers.first(name: "content-range"), !range.hasPrefix("bytes \(start)-") {
            throw ImportRefusal("The hub sent another part of \(file.name) than it was asked for.")
        }
        let descriptor = Foundation.open(part, O_WRONLY | O_CREAT | O_CLOEXEC | (goesOn ? O_APPEND : O_TRUNC), 0o600)
        guard descriptor >= 0 else { throw notWritten }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var size = goesOn ? start : 0
        do {
            for try await bytes in response.body {
                size += bytes.readableBytes
                guard size <= file.size else {
                    throw ImportRefusal("The hub sends more of \(file.name) than its list says: nothing was taken.")
                }
                do { try handle.write(contentsOf: Data(bytes.readableBytesView)) } catch { throw notWritten }
            }
        } catch let refusal as ImportRefusal {
            throw refusal
        } catch {
            throw Cut()
        }
        if size < file.size { throw Cut() }
    }

    /// The answer to a request, after redirects.
    ///
    /// - Parameter start: The first byte that is wanted of a file; nil for the list.
    private func open(_ path: String, from start: Int?, with client: HTTPClient) async throws -> HTTPClientResponse {
        guard var url = URL(string: settings.address + path), let hub = URL(string: settings.address) else {
            throw unreachable
        }
        for _ in 0...Self.redirects {
            var request = HTTPClientRequest(url: url.absoluteString)
            request.headers.add(name: "user-agent", value: "touchstone")
            if let start, start > 0 { request.headers.add(name: "range", value: "bytes=\(start)-") }
            if let token = settings.token, (url.scheme, url.host, url.port) == (hub.scheme, hub.host, hub.port) {
                request.headers.add(name: "authorization", value: "Bearer \(token)")
            }
            let response: HTTPClientResponse
            do {
                response = try await client.execute(request, timeout: .hours(12))
            } catch {
                if start != nil { throw Cut() }
                throw unreachable
            }
            switch response.status.code {
            case 200, 206: return response
            case 301, 302, 303, 307, 308:
                guard let place = response.headers.first(name: "location"),
                    let next = URL(string: place, relativeTo: url)?.absoluteURL, HubSettings.isSafe(next),
                    next.scheme == "https" || hub.scheme == "http"
                else {
                    throw ImportRefusal(
                        "The hub sends the download to an address that is not https: it was not followed.")
                }
                url = next
            case 500...599 where start != nil: throw Cut()
            default: throw refusal(response)
            }
        }
        throw ImportRefusal("The hub sends the download from one address to the next without an end.")
    }

    private var unreachable: ImportRefusal {
        ImportRefusal(
            "\(settings.address) cannot be reached: check the connection, or name a mirror in TOUCHSTONE_HUB.")
    }

    private func refusal(_ response: HTTPClientResponse) -> ImportRefusal {
        let code = response.headers.first(name: "x-error-code") ?? ""
        let repository = reference.repository
        switch (response.status.code, code) {
        case (_, "GatedRepo"), (403, _):
            return ImportRefusal(
                "'\(repository)' is for those who agreed to its terms: do so on \(settings.address)/\(repository), and set "
                    + "TOUCHSTONE_HUB_TOKEN to a token of yours.")
        case (_, "RevisionNotFound"):
            return ImportRefusal("'\(repository)' has no revision '\(reference.revision)'.")
        case (401, _):
            return ImportRefusal(
                "'\(repository)' is not there, or not for everybody: check its name, or set TOUCHSTONE_HUB_TOKEN to a token of "
                    + "yours.")
        case (404, _):
            return ImportRefusal(
                "'\(repository)' is not there, or has no revision '\(reference.revision)': check its name.")
        case (429, _): return ImportRefusal("The hub has had too many requests from here: try again later.")
        default: return ImportRefusal("The hub answered \(response.status.code): try again later.")
        }
    }

    private static func size(of path: String) -> Int? {
        var found = stat()
        return stat(path, &found) == 0 ? Int(found.st_size) : nil
    }

    private static func matches(_ path: String, _ file: HubListing.File) -> Bool {
        switch file.digest {
        case .sha256(let digest): return FileDigest.sha256(ofFile: path) == digest
        case .blob(let name):
            // Git keeps small files only under names of its own.
            guard file.size <= mostBlob, let content = FileManager.default.contents(atPath: path) else { return false }
            var hasher = Insecure.SHA1()
            hasher.update(data: Data("blob \(content.count)\0".utf8))
            hasher.update(data: content)
            return Hex.string(hasher.finalize()) == name
        }
    }
}
