import DecoderWire
import Foundation
import Synchronization

/// One running decoder: spawned, asked one thing at a time by the thread that owns it, killed and reaped.
///
/// Only `kill` may be called from other threads.
final class DecoderProcess: Sendable {
    let identifier: pid_t
    let socket: MessageSocket
    /// Nil once reaped: from then on the number may belong to another process.
    private let living: Mutex<pid_t?>

    private init(identifier: pid_t, socket: MessageSocket) {
        self.identifier = identifier
        self.socket = socket
        living = Mutex(identifier)
    }

    /// Starts the program with a socket and nothing else: no environment, and a process group of its own so that a
    /// terminal's interrupt reaches the program only.
    ///
    /// Descriptors it inherits by accident it closes itself, first thing.
    ///
    /// It dies with the calling thread, which must outlive it.
    static func spawn(_ executable: String, _ duty: DecoderDuty) throws(DecodeError) -> DecoderProcess {
        let ends: (ours: MessageSocket, theirs: MessageSocket)
        do throws(WireError) {
            ends = try MessageSocket.pair()
        } catch {
            throw DecodeError(.unavailable, "No decoder could be started: the system has no sockets left.")
        }
        defer { ends.theirs.close() }
        var identifier: pid_t = 0
        let code = posixSpawn(executable, duty, socket: ends.theirs.descriptor, &identifier)
        guard code == 0 else {
            ends.ours.close()
            throw DecodeError(
                .unavailable, "\(duty.program) cannot be started: \(String(cString: strerror(code))).")
        }
        return DecoderProcess(identifier: identifier, socket: ends.ours)
    }

    private static func posixSpawn(
        _ executable: String, _ duty: DecoderDuty, socket: Int32, _ identifier: inout pid_t
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, socket, DecoderExit.socketDescriptor)
        for standard in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
        }

        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))

        // Where the dynamic linker looks is the one thing the program may have to hand down.
        var environment = ["LC_ALL=C.UTF-8"]
        if let path = getenv("LD_LIBRARY_PATH") { environment.append("LD_LIBRARY_PATH=\(String(cString: path))") }
        return withCStrings([duty.program] + duty.arguments) { arguments in
            withCStrings(environment) { environment in
                posix_spawn(&identifier, executable, &actions, &attributes, arguments, environment)
            }
        }
    }

    private static func withCStrings<R>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R) -> R {
        let pointers = strings.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }

    /// Ends the process at once, from any thread; nothing happens when it is gone already.
    func kill() {
        living.withLock { living in
            if let living { _ = Foundation.kill(living, SIGKILL) }
        }
    }

    /// Ends the process, waits until it is gone, closes the socket, and tells how it ended.
    func reap() -> ProcessExit {
        socket.close()
        kill()
        // Waited for without the lock and without collecting, so that `kill` never blocks nor hits a stranger.
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return living.withLock { living in
            living = nil
            var status: Int32 = 0
            return waitpid(identifier, &status, WNOHANG) == identifier ? ProcessExit(waitStatus: status) : .unknown
        }
    }
}
