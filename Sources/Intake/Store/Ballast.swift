import DetectionCore
import Foundation

/// A file that takes up room for nothing, given up when the disk is full to the last byte.
///
/// Deleting has to write before it frees anything. What other programs fill cannot be kept free, but what is taken already can
/// be given back.
package struct Ballast: Sendable {
    /// Bytes that it takes up: enough for some thousand deletions.
    static let size = 8 << 20
    private static let queue = WorkQueue.serial("touchstone.ballast")

    private let path: String

    /// The ballast of a data folder; it is not made yet.
    package init(folder: String) { path = "\(folder)/ballast" }

    /// Takes the room up, unless that has been done; nothing is left half-way when there is none.
    package func make() async {
        await Self.queue.run { [path] in
            let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { return }
            defer { close(descriptor) }
            // Does nothing where the room is taken up already.
            if posix_fallocate(descriptor, 0, off_t(Self.size)) != 0 { unlink(path) }
        }
    }

    /// Gives the room back; false when there was none to give.
    package func release() async -> Bool {
        await Self.queue.run { [path] in unlink(path) == 0 }
    }
}
