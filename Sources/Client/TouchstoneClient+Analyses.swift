public import API
public import Foundation

import AsyncHTTPClient
import NIOHTTP1

extension TouchstoneClient {
    /// The newest analyses, or the page after one that came with a cursor.
    ///
    /// - Parameter limit: Most analyses, 1 to 100.
    public func history(limit: Int = 20, after cursor: String? = nil) async throws(ClientError) -> Page<AnalysisView> {
        let place = cursor.map { "&cursor=\($0)" } ?? ""
        return try await json(Page<AnalysisView>.self, .GET, "/v1/analyses?limit=\(limit)\(place)")
    }

    /// An analysis as it stands, with its report once it is done.
    public func analysis(_ id: String) async throws(ClientError) -> AnalysisView {
        try await json(AnalysisView.self, .GET, "/v1/analyses/\(id)")
    }

    /// An analysis once it has ended.
    public func ended(_ analysis: AnalysisView) async throws(ClientError) -> AnalysisView {
        var latest = analysis
        while latest.state == .queued || latest.state == .running {
            guard !Task.isCancelled else { throw .unreachable("cancelled") }
            let events = try await send(.GET, "/v1/analyses/\(analysis.id)/events")
            // The server ends the events with the analysis. A connection that broke is opened again.
            do {
                for try await _ in events.body {}
            } catch {
                try? await Task.sleep(for: .seconds(1))
            }
            latest = try await self.analysis(analysis.id)
        }
        return latest
    }

    /// Deletes an analysis with its report and medium.
    public func delete(_ id: String) async throws(ClientError) {
        _ = try await send(.DELETE, "/v1/analyses/\(id)")
    }

    /// The small picture of an analysis, a JPEG file; nil when there is none.
    public func thumbnail(of analysis: AnalysisView) async throws(ClientError) -> Data? {
        guard let path = analysis.links.thumbnail else { return nil }
        return try await bytes(of: try await send(.GET, path))
    }
}
