import API

extension DeliveryCause {
    /// The same in a sentence for the owner of the webhook.
    package func sentence(status: Int?) -> String {
        switch self {
        case .gone: "The receiver is gone."
        case .refused: "The receiver answered \(status.map(String.init) ?? "something else than success")."
        case .unreachable: "The receiver could not be reached, or did not answer in time."
        case .noAddress: "The host has no address."
        case .notPublic: "The host is not on the public internet."
        case .addressRefused: "Messages may not go to this address. Make a webhook with another one."
        }
    }
}
