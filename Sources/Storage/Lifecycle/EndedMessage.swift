public import Foundation

import DetectionCore

/// The message to webhooks about an analysis that ended: what came of it and where to read more, nothing that the file
/// holds or is called.
public struct EndedMessage: Sendable, Equatable {
    /// Most messages that wait for one webhook; what ends beyond that is not told.
    public static let mostWaiting = 1000

    /// An id of a message, which nobody can guess.
    static func randomID() -> String { "msg_" + Identifier.random() }

    /// `analysis.done`, `analysis.failed` or `analysis.cancelled`.
    public let event: String
    /// The analysis.
    public let analysisID: String
    /// End time.
    public let time: Date
    private let kind: String
    private let verdict: String?
    private let probability: Double?
    private let error: String?

    /// The message about an analysis; nil while that has not ended.
    public init?(_ analysis: StoredAnalysis) {
        guard let time = analysis.finished, analysis.isEnded else { return nil }
        event =
            switch analysis.errorCode {
            case _ where analysis.state == .done: "analysis.done"
            case MediaError.Code.cancelled.rawValue: "analysis.cancelled"
            default: "analysis.failed"
            }
        analysisID = analysis.id
        self.time = time
        kind = analysis.kind
        verdict = analysis.verdict
        probability = analysis.probability
        error = analysis.errorCode
    }

    /// The message for one webhook, due at once; its body is signed and sent as it is here.
    public func delivery(id: String, to webhook: WebhookRecord) throws(StorageError) -> DeliveryRecord {
        let body = try JSONText.encode(Body(type: event, timestamp: time, data: Body.Data(self)))
        return DeliveryRecord(
            id: id, webhookID: webhook.id, analysisID: analysisID, event: event, body: body, created: time,
            state: .pending, attempts: 0, next: time, status: nil, error: nil)
    }

    private struct Body: Encodable {
        var type: String
        var timestamp: Date
        var data: Data

        struct Data: Encodable {
            let message: EndedMessage

            init(_ message: EndedMessage) {
                self.message = message
            }

            private enum CodingKeys: String, CodingKey {
                case id, kind, verdict, probability, error
                case address = "self"
            }

            /// Absent values are null, so that every message has the same members.
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(message.analysisID, forKey: .id)
                try container.encode(message.kind, forKey: .kind)
                try container.encode(message.verdict, forKey: .verdict)
                try container.encode(message.probability, forKey: .probability)
                try container.encode(message.error, forKey: .error)
                try container.encode("/v1/analyses/\(message.analysisID)", forKey: .address)
            }
        }
    }
}
