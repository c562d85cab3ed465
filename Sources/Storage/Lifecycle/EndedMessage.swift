public import Foundation

/// The message to webhooks about an analysis that ended: what came of it and where to read more, nothing that the file
/// holds or is called.
public struct EndedMessage: Sendable, Equatable {
    /// Most messages that wait for one webhook; what ends beyond that is not told.
    public static let mostWaiting = 1000

    /// `analysis.done`, `analysis.failed` or `analysis.cancelled`.
    public let event: String
    /// The analysis.
    public let analysisID: String
    /// End time.
    public let time: Date
    /// The message as it is signed and sent, JSON.
    public let body: String

    /// The message about an analysis; nil while that has not ended.
    public init?(_ analysis: StoredAnalysis) {
        guard let time = analysis.finished, analysis.isEnded else { return nil }
        event =
            switch analysis.errorCode {
            case _ where analysis.state == .done: "analysis.done"
            case "cancelled": "analysis.cancelled"
            default: "analysis.failed"
            }
        analysisID = analysis.id
        self.time = time
        let data = Body.Data(
            id: analysis.id, kind: analysis.kind, verdict: analysis.verdict, probability: analysis.probability,
            error: analysis.errorCode, self: "/v1/analyses/\(analysis.id)")
        guard let body = try? JSONText.encode(Body(type: event, timestamp: time, data: data)) else { return nil }
        self.body = body
    }

    /// The message for one webhook, due at once.
    public func delivery(id: String, to webhook: WebhookRecord) -> DeliveryRecord {
        DeliveryRecord(
            id: id, webhookID: webhook.id, analysisID: analysisID, event: event, body: body, created: time,
            state: .pending, attempts: 0, next: time, status: nil, error: nil)
    }

    private struct Body: Encodable {
        var type: String
        var timestamp: Date
        var data: Data

        struct Data: Encodable {
            var id: String
            var kind: String
            var verdict: String?
            var probability: Double?
            var error: String?
            var `self`: String

            private enum CodingKeys: String, CodingKey { case id, kind, verdict, probability, error, `self` }

            /// Absent values are null, so that every message has the same members.
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(id, forKey: .id)
                try container.encode(kind, forKey: .kind)
                try container.encode(verdict, forKey: .verdict)
                try container.encode(probability, forKey: .probability)
                try container.encode(error, forKey: .error)
                try container.encode(`self`, forKey: .`self`)
            }
        }
    }
}
