import Foundation

/// A wake-up that `poll` can wait for beside a socket: a byte in a pipe wakes one sleeper.
///
/// It only wakes. Who is woken looks for all there is to do, so that a ring lost in a full pipe loses nothing.
final class WakeUpPipe: Sendable {
    /// Readable while somebody is to wake up.
    let descriptor: Int32
    private let writer: Int32

    /// A pipe that has not rung; `isUsable` is false when the system has no descriptors left.
    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends where end >= 0 {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, writer) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(writer)
    }

    var isUsable: Bool { descriptor >= 0 }

    /// Wakes `count` sleepers.
    func ring(_ count: Int = 1) {
        let bytes = [UInt8](repeating: 0, count: count)
        _ = write(writer, bytes, count)
    }

    /// Takes one ring; false when another sleeper was faster.
    func take() -> Bool {
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) == 1
    }
}
