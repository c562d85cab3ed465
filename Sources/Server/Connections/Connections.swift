import Addresses
import NIOCore
import Synchronization

/// Every open connection, so that a few senders cannot have all of them.
///
/// When a newcomer would be one too many, the connection that has kept the server waiting longest makes room, out of the
/// network that has most of them. A network has at most half of all connections; this machine and trusted proxies, who
/// stand for others, have no such share.
final class Connections: Sendable {
    /// One connection as others see it.
    struct Entry: Sendable {
        /// The network it comes from.
        let network: String
        /// Whether its network has only its share.
        let isLimited: Bool
        /// How long it has kept the server waiting; nil while it is the server's turn.
        let lag: @Sendable (ContinuousClock.Instant) -> Duration?
        /// Ends it.
        let close: @Sendable () -> Void
    }

    /// Names a connection.
    typealias ID = ObjectIdentifier

    /// Most connections at a time.
    let most: Int
    /// Most connections of one network.
    let share: Int
    private let standsForOthers: @Sendable (IPAddress) -> Bool
    private let entries = Mutex<[ID: Entry]>([:])

    /// No connections yet.
    ///
    /// - Parameters:
    ///   - most: How many there may be.
    ///   - standsForOthers: Whether an address has no share.
    init(most: Int, standsForOthers: @escaping @Sendable (IPAddress) -> Bool) {
        self.most = most
        share = max(1, most / 2)
        self.standsForOthers = standsForOthers
    }

    /// Takes in a connection and closes another one where there would be too many; false where it must be closed itself.
    func open(
        _ id: ID, from address: IPAddress?, at time: ContinuousClock.Instant,
        lag: @escaping @Sendable (ContinuousClock.Instant) -> Duration?, close: @escaping @Sendable () -> Void
    ) -> Bool {
        let newcomer = Entry(
            network: NetworkName.of(address), isLimited: address.map { !standsForOthers($0) } ?? false, lag: lag,
            close: close)
        let (isTaken, victim) = entries.withLock { entries -> (Bool, Entry?) in
            let counts = entries.values.reduce(into: [:]) { $0[$1.network, default: 0] += 1 }
            let isOverShare = newcomer.isLimited && counts[newcomer.network, default: 0] >= share
            guard isOverShare || entries.count + 1 >= most else {
                entries[id] = newcomer
                return (true, nil)
            }
            let victim = entries.lazy
                .filter { !isOverShare || $0.value.network == newcomer.network }
                .compactMap { id, entry in
                    entry.lag(time).flatMap { $0 > .zero ? (id, counts[entry.network, default: 0], $0) : nil }
                }
                .max { ($0.1, $0.2) < ($1.1, $1.2) }
            guard let victim else {
                // Where nobody can go the listener waits, as long as the newcomer has a right to be here.
                if !isOverShare { entries[id] = newcomer }
                return (!isOverShare, nil)
            }
            entries[id] = newcomer
            return (true, entries.removeValue(forKey: victim.0))
        }
        victim?.close()
        return isTaken
    }

    /// Forgets a connection that has ended.
    func close(_ id: ID) { entries.withLock { $0[id] = nil } }
}
