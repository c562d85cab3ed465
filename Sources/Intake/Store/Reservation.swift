import API
import Storage
import Synchronization

/// The room of one upload: as much as it announced, more as its bytes come, given back when it ends.
final class Reservation: Sendable {
    private let reservations: Reservations
    private let owner: String
    private let used: StorageAmount
    private let limit: StorageAmount
    private let disk: DiskRoom
    private let taken = Mutex(StorageAmount.zero)

    /// No room yet.
    ///
    /// - Parameters:
    ///   - reservations: Those of all uploads.
    ///   - owner: Whose upload it is.
    ///   - used: What the owner has stored already.
    ///   - limit: Most that the owner may store.
    ///   - disk: The room that all share.
    init(
        _ reservations: Reservations, owner: String, used: StorageAmount, limit: StorageAmount, disk: DiskRoom
    ) {
        self.reservations = reservations
        self.owner = owner
        self.used = used
        self.limit = limit
        self.disk = disk
    }

    deinit { release() }

    /// Makes sure that the room covers a number of bytes.
    ///
    /// - Throws: `Refusal` with `quota_exceeded`, or `disk_full` where the owner has room and the disk has none.
    func cover(_ bytes: Int) throws(Refusal) {
        let refusal: Refusal? = taken.withLock { taken in
            let more = StorageAmount(bytes: max(0, bytes - taken.bytes), files: taken.files == 0 ? 1 : 0)
            guard more != .zero else { return nil }
            guard reservations.take(more, of: owner, beside: used, within: limit) else {
                return Refusal(.quotaExceeded, notes: [.unread])
            }
            guard disk.take(more.bytes) else {
                reservations.giveBack(more, of: owner)
                return DiskRoom.refusal
            }
            taken = taken + more
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Gives the room back; the upload is stored or gone.
    func release() {
        taken.withLock { taken in
            guard taken != .zero else { return }
            reservations.giveBack(taken, of: owner)
            disk.giveBack(taken.bytes)
            taken = .zero
        }
    }
}
