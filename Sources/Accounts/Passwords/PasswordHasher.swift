import API
import CSodium
import DetectionCore
import Storage
import Synchronization

/// Argon2id on its own few threads: 19 MiB and two passes each, with a bounded queue.
///
/// Hashing costs memory and time on purpose, so it runs beside the cooperative pool, and more than a few waiting
/// requests are refused instead of queued.
package final class PasswordHasher: Sendable {
    private struct Load {
        var waiting = 0
        var next = 0
    }

    /// Memory of one hash, in bytes.
    package static let memory = 19 << 20
    /// Passes over the memory.
    static let passes: UInt64 = 2

    private let lanes: [WorkQueue]
    private let capacity: Int
    private let load = Mutex(Load())
    /// A hash of nothing anybody knows: verified when there is no account, so that both answers take the same time.
    private let decoy = Mutex<String?>(nil)

    /// A hasher.
    ///
    /// - Parameters:
    ///   - threads: How many hashes run at a time, at least one.
    ///   - capacity: How many may run or wait.
    package init(threads: Int = 2, capacity: Int = 16) {
        lanes = (0..<max(1, threads)).map { WorkQueue.serial("touchstone.password.\($0)") }
        self.capacity = capacity
    }

    /// The Argon2id string of a password, with a fresh salt.
    package func hash(_ password: String) async throws -> String {
        try await admitted { try Self.hash(password) }
    }

    /// Whether a password belongs to a hash.
    ///
    /// Without a hash the answer is no, after the same work.
    package func verify(_ password: String, against hash: String?) async throws -> Bool {
        let decoy = try await decoyHash()
        return try await admitted {
            let matches = crypto_pwhash_str_verify(hash ?? decoy, password, UInt64(password.utf8.count)) == 0
            return matches && hash != nil
        }
    }

    private func decoyHash() async throws -> String {
        if let known = decoy.withLock({ $0 }) { return known }
        let made = try await hash(Identifier.random())
        decoy.withLock { $0 = made }
        return made
    }

    private func admitted<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        let lane = load.withLock { load -> WorkQueue? in
            guard load.waiting < capacity else { return nil }
            load.waiting += 1
            load.next = (load.next + 1) % lanes.count
            return lanes[load.next]
        }
        guard let lane else { throw Refusal.retry(.busy, after: 1, "Too many people sign in at the moment.") }
        defer { load.withLock { $0.waiting -= 1 } }
        return try await lane.run(work)
    }

    private static func hash(_ password: String) throws -> String {
        guard sodium_init() >= 0 else { throw Refusal(.internal) }
        var output = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let status = crypto_pwhash_str_alg(
            &output, password, UInt64(password.utf8.count), passes, memory, crypto_pwhash_alg_argon2id13())
        guard status == 0 else { throw Refusal.retry(.busy, after: 1, "There is not enough memory to sign in.") }
        return String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
