import HTTPTypes
import API
import Hummingbird

/// The size limit of uploads.
enum UploadLimit {
    /// Refuses a request that announces more than the limit, before a byte of it is read.
    static func check(_ request: Request, limit: Int) throws(Refusal) {
        guard let declared = declared(request) else { return }
        guard declared <= limit else { throw refusal(limit) }
    }

    /// The bytes a request announces; nil for one that does not.
    static func declared(_ request: Request) -> Int? { request.headers[.contentLength].flatMap(Int.init) }

    /// The refusal of an upload above the limit.
    static func refusal(_ limit: Int) -> Refusal {
        Refusal(.tooLarge, "The upload is larger than \(limit) bytes.", headers: [.connection: "close"])
    }
}
