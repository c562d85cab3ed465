import API
import HTTPTypes
import Storage
import Synchronization

/// The room of one upload: as much as it announced, more as its bytes come, given back when it ends.
final class Reservation: Sendable {
    private let reservations: Reservations
    private let owner: String
    private let used: StorageAmount
    private let limit: StorageAmount
    private let taken = Mutex(StorageAmount.zero)

    /// No room yet.
    ///
    /// - Parameters:
    ///   - reservations: Those of all uploads.
    ///   - owner: Whose upload it is.
    ///   - used: What the owner has stored already.
    ///   - limit: Most that the owner may store.
    init(_ reservations: Reservations, owner: String, used: StorageAmount, limit: StorageAmount) {
        self.reservations = reservations
        self.owner = owner
        self.used = used
        self.limit = limit
    }

    deinit { release() }

    /// Makes sure that the room covers a number of bytes.
    ///
    /// - Throws: `Refusal` with `quota_exceeded`.
    func cover(_ bytes: Int) throws(Refusal) {
        let isCovered = taken.withLock { taken in
            let more = StorageAmount(bytes: max(0, bytes - taken.bytes), files: taken.files == 0 ? 1 : 0)
            guard more != .zero else { return true }
            guard reservations.take(more, of: owner, beside: used, within: limit) else { return false }
            taken = taken + more
            return true
        }
        guard isCovered else { throw Refusal(.quotaExceeded, headers: [.connection: "close"]) }
    }

    /// Gives the room back; the upload is stored or gone.
    func release() {
        taken.withLock { taken in
            guard taken != .zero else { return }
            reservations.giveBack(taken, of: owner)
            taken = .zero
        }
    }
}
