import Foundation
import Glibc
import Synchronization

/// A program that a test starts.
///
/// Foundation's `Process` reads beyond its buffer when more than some 1,360 descriptors are open, as they are when all tests
/// run at once.
public final class ChildProcess: Sendable {
    /// The program could not be started.
    public struct DidNotStart: Error { let code: Int32 }

    private let identifier: pid_t
    private let ended = Mutex<Int32?>(nil)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: Path of the executable.
    ///   - arguments: Without the program's name.
    ///   - environment: Added to this process's own.
    ///   - folder: Where it works; nil for here.
    ///   - output: Path of the file that its output replaces.
    ///   - errors: The same for standard error; nil for the same file.
    public init(
        _ program: String, _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil,
        output: String, errors: String? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_APPEND, 0)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_APPEND, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let placed = folder.map { ["/usr/bin/env", "-C", $0] } ?? []
        let surroundings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var words = (placed + [program] + arguments).map { strdup($0) } + [nil]
        var settings = surroundings.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, placed.first ?? program, &actions, &attributes, &words, &settings)
        guard code == 0 else { throw DidNotStart(code: code) }
        self.identifier = identifier
    }

    deinit {
        terminate()
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool { status(WNOHANG) == nil }

    /// Asks it to end.
    public func terminate() { send(SIGTERM) }

    /// Sends it a signal.
    public func send(_ signal: Int32) {
        if isRunning { kill(identifier, signal) }
    }

    /// Waits for its end; its exit status, −1 when a signal ended it.
    public func end() async -> Int32 {
        while true {
            if let status = status(WNOHANG) { return status }
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    private func status(_ options: Int32) -> Int32? {
        ended.withLock { ended in
            var word: Int32 = 0
            if ended == nil, waitpid(identifier, &word, options) == identifier {
                ended = word & 0x7f == 0 ? word >> 8 & 0xff : -1
            }
            return ended
        }
    }
}
