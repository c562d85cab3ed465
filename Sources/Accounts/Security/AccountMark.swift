import Crypto
import DetectionCore
import Foundation

/// Names an account in the log: the same for each of its events, and of no use to whoever has not its id.
///
/// `touchstone users list` shows which account a mark belongs to.
package enum AccountMark {
    /// The mark of the account with an id: the beginning of the id's SHA-256.
    package static func of(_ id: String) -> String { Hex.string(SHA256.hash(data: Data(id.utf8)).prefix(6)) }
}
