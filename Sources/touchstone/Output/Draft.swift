import Foundation

/// An unfinished file beside its place; gone unless it is put there, also when the program is interrupted.
final class Draft {
    /// Open for writing, and the user's to close; negative, with `errno`, when there is no draft.
    let descriptor: Int32
    private let path: String
    private let place: String
    private let removals: [any DispatchSourceSignal]

    init(beside place: String) {
        let folder = URL(filePath: place).deletingLastPathComponent().path
        let path = "\(folder)/.touchstone-\(UUID().uuidString.prefix(8)).part"
        self.place = place
        self.path = path
        removals = [SIGINT, SIGTERM].filter { !Self.isIgnored($0) }.map { Self.removal(of: path, at: $0) }
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }

    deinit {
        unlink(path)
        for removal in removals { removal.cancel() }
    }

    /// Replaces what is in the place; 0, or an `errno`.
    func putInPlace() -> Int32 { rename(path, place) == 0 ? 0 : errno }

    /// Removes the file when a signal comes, and lets the signal end the program as it would have.
    private static func removal(of path: String, at number: Int32) -> any DispatchSourceSignal {
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            unlink(path)
            signal(number, SIG_DFL)
            var signals = sigset_t()
            sigemptyset(&signals)
            sigaddset(&signals, number)
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            raise(number)
        }
        source.resume()
        return source
    }

    /// Whether whoever started the program wants a signal ignored, as a shell does for what runs behind it.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        return handler == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
