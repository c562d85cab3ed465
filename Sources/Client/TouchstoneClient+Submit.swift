public import API

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SystemPackage
import _NIOFileSystem

extension TouchstoneClient {
    /// Hands in a text and waits for its analysis to end.
    public func analyze(text: String, _ choices: AnalysisChoices = .init()) async throws(ClientError) -> AnalysisView {
        let submission = TextSubmission(
            text: text, maxFPR: choices.maxFPR, thorough: choices.isThorough, retention: choices.retention)
        var headers = Self.headers
        headers.add(name: "Content-Type", value: "application/json")
        let body = try Self.body(submission)
        return try await accepted { () async throws(ClientError) in
            try await json(AnalysisView.self, .POST, "/v1/analyses", headers: headers, body: body)
        }
    }

    /// Hands in a file and waits for its analysis to end.
    ///
    /// The file is streamed: however large it is, memory stays the same. Where the store is full the report is held for a
    /// day, and returned all the same.
    ///
    /// - Parameters:
    ///   - path: Where the file lies.
    ///   - name: What the server calls it; nil for the last part of the path.
    ///   - choices: How it is analysed and kept.
    public func analyze(
        file path: String, named name: String? = nil, _ choices: AnalysisChoices = .init()
    ) async throws(ClientError) -> AnalysisView {
        let name = name ?? FilePath(path).lastComponent?.string ?? path
        var headers = Self.headers
        headers.add(name: "Content-Type", value: "application/octet-stream")
        headers.add(name: "Content-Disposition", value: "attachment; filename*=UTF-8''\(Self.encoded(name))")
        let place = "/v1/analyses\(choices.query)"
        return try await accepted { () async throws(ClientError) in
            try await upload(path, to: place, headers: headers)
        }
    }

    /// The ended analysis that a request made.
    private func accepted(_ request: () async throws(ClientError) -> AnalysisView) async throws(ClientError)
        -> AnalysisView
    {
        do {
            return try await ended(try await request())
        } catch {
            guard case .problem(let problem, _) = error, let held = problem.shortage?.analysis,
                let id = held.split(separator: "/").last
            else { throw error }
            return try await ended(try await analysis(String(id)))
        }
    }

    private func upload(_ path: String, to place: String, headers: HTTPHeaders) async throws(ClientError)
        -> AnalysisView
    {
        let handle: ReadFileHandle
        do {
            handle = try await FileSystem.shared.openFile(forReadingAt: FilePath(path))
        } catch {
            throw .unreadable(path)
        }
        let answer = await sent(handle, path, to: place, headers: headers)
        try? await handle.close()
        return try answer.get()
    }

    private func sent(
        _ handle: ReadFileHandle, _ path: String, to place: String, headers: HTTPHeaders
    ) async -> Result<AnalysisView, ClientError> {
        guard let size = try? await handle.info().size else { return .failure(.unreadable(path)) }
        let body = HTTPClientRequest.Body.stream(FileBytes(handle: handle, size: size), length: .known(size))
        do {
            return .success(try await json(AnalysisView.self, .POST, place, headers: headers, body: body))
        } catch {
            return .failure(error)
        }
    }

    /// A request that is sent again is the same one.
    private static var headers: HTTPHeaders {
        ["Prefer": "wait=10", "Idempotency-Key": UUID().uuidString.lowercased()]
    }

    private static func encoded(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
            ?? "file"
    }
}
