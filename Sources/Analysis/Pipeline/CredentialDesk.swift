import Detectors
import Synchronization

/// The reader of signatures in use, in whose place another one can be put while media are analysed.
///
/// Whoever took a reader keeps it, and its processes, until they are done with it.
final class CredentialDesk: Sendable {
    private let current: Mutex<CredentialReader?>

    /// A desk with a reader; nil leaves signatures unread.
    init(_ reader: CredentialReader?) {
        current = Mutex(reader)
    }

    /// The reader for what begins now.
    var reader: CredentialReader? { current.withLock { $0 } }

    /// Puts a reader that goes by another list in the place of the one in use.
    func trust(_ list: TrustList?) {
        current.withLock { $0 = $0?.trusting(list) }
    }
}
