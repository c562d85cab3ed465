/// Why a message did not arrive, for clients that say it in words of their own.
public enum DeliveryCause: String, Codable, Sendable, CaseIterable {
    /// The receiver answered that it is gone for good.
    case gone
    /// The receiver answered, but not with success.
    case refused
    /// There was no connection, or no answer in time.
    case unreachable
    /// The host of the address has no address of its own.
    case noAddress = "no_address"
    /// The host is not on the public internet.
    case notPublic = "not_public"
    /// The address is not one that messages may go to.
    case addressRefused = "address_refused"
}
