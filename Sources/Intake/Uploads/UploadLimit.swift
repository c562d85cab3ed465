import API

/// The size limit of uploads.
enum UploadLimit {
    /// Refuses a request that announces more than the limit, before a byte of it is read.
    static func check(_ announced: Announcement, limit: Int) throws(Refusal) {
        guard let declared = announced.length else { return }
        switch announced.type?.value {
        case "application/json": guard declared <= RequestJSON.limit else { throw refusal(RequestJSON.limit) }
        case "multipart/form-data": guard declared <= limit + formOverhead else { throw refusal(limit) }
        default: guard declared <= limit else { throw refusal(limit) }
        }
    }

    /// Most bytes of a form around its file: boundaries and header fields.
    private static let formOverhead = 64 * 1024

    /// The refusal of an upload above the limit.
    static func refusal(_ limit: Int) -> Refusal {
        Refusal(.tooLarge, "The upload is larger than \(limit) bytes.", notes: [.unread])
    }
}
