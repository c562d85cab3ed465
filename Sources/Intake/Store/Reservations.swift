import Storage
import Synchronization

/// The room that uploads in flight have taken ahead of their bytes.
///
/// It keeps many uploads at once from filling the disk with more than their owner may store. What is stored in the end
/// is decided by the transaction that stores it.
final class Reservations: Sendable {
    private let amounts = Mutex<[String: StorageAmount]>([:])

    /// Takes room; false, and nothing taken, when it would exceed the limit together with what is used and taken.
    func take(_ amount: StorageAmount, of owner: String, beside used: StorageAmount, within limit: StorageAmount)
        -> Bool
    {
        amounts.withLock { amounts in
            let taken = amounts[owner, default: .zero] + amount
            guard (used + taken).fits(limit) else { return false }
            amounts[owner] = taken
            return true
        }
    }

    /// Gives room back.
    func giveBack(_ amount: StorageAmount, of owner: String) {
        amounts.withLock { amounts in
            let left = amounts[owner, default: .zero] - amount
            amounts[owner] = left == .zero ? nil : left
        }
    }

    /// The amount reserved by an owner's uploads.
    func taken(by owner: String) -> StorageAmount { amounts.withLock { $0[owner, default: .zero] } }
}
