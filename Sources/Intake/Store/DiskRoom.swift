import API
import Foundation
import Synchronization

/// Keeps a part of the disk free.
///
/// Deleting something has to write before it frees anything, so a disk that uploads may fill to the last byte can never be
/// cleared again.
package final class DiskRoom: Sendable {
    /// Bytes that uploads leave free.
    package let reserve: Int
    private let free: @Sendable () -> Int?
    private let promised = Mutex(0)

    /// The room of a disk.
    ///
    /// - Parameters:
    ///   - reserve: Bytes that uploads leave free; with 0 they may fill the disk.
    ///   - free: How many bytes are free now; nil where nobody can tell, which refuses nothing.
    package init(reserve: Int, free: @escaping @Sendable () -> Int?) {
        self.reserve = reserve
        self.free = free
    }

    /// Whether less is free than uploads have to leave.
    package var isShort: Bool { !fits(0) }

    /// Whether so many bytes fit beside what has been promised to uploads under way.
    func hasRoom(for bytes: Int) -> Bool { promised.withLock { fits($0 + bytes) } }

    /// Promises room to an upload; false, and nothing promised, when there is not enough.
    func take(_ bytes: Int) -> Bool {
        promised.withLock { promised in
            guard fits(promised + bytes) else { return false }
            promised += bytes
            return true
        }
    }

    /// Takes a promise back: the bytes are on the disk by now, or never will be.
    func giveBack(_ bytes: Int) { promised.withLock { $0 -= bytes } }

    private func fits(_ bytes: Int) -> Bool {
        guard reserve > 0, let free = free() else { return true }
        return free - bytes >= reserve
    }

    /// The refusal of an upload that would fill the disk.
    static var refusal: Refusal {
        Refusal(
            .diskFull, "The server's disk is nearly full: it takes no uploads now.", notes: [.unread])
    }

    /// Bytes that are free for this program on the disk of a folder; nil when the system does not say.
    package static func free(at folder: String) -> Int? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return Int(clamping: status.f_bavail) * Int(clamping: status.f_frsize)
    }
}
