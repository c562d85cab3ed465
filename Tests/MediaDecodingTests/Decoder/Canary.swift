import Foundation
import TestSupport

/// A file and a local server that know whether anybody opened or called them.
final class Canary: Sendable {
    let folder: TemporaryFolder
    /// A real video.
    let path: String
    /// An address at which nobody answers.
    let url: String
    private let watch: Int32
    private let listener: Int32

    init() throws {
        folder = try TemporaryFolder()
        path = try folder.write(Fixture.bytes("clip.mp4"), to: "canary.mp4")
        watch = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        inotify_add_watch(watch, path, UInt32(IN_OPEN))
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = bind(listener, pointer, length)
                _ = listen(listener, 8)
                _ = getsockname(listener, pointer, &length)
            }
        }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/canary.mp4"
    }

    deinit {
        close(watch)
        close(listener)
    }

    /// Whether the file was opened or the server was called since it was made or last asked.
    func wasTouched() -> Bool {
        var events = [UInt8](repeating: 0, count: 4096)
        let isOpened = read(watch, &events, events.count) > 0
        let caller = accept(listener, nil, nil)
        if caller >= 0 { close(caller) }
        return isOpened || caller >= 0
    }
}
