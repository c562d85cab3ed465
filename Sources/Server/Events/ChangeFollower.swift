import ServiceLifecycle
import Storage

/// Follows what other processes change, for all in this one who wait for it.
struct ChangeFollower: Service {
    let analyses: any ChangeRepository

    func run() async throws {
        await cancelWhenGracefulShutdown { await analyses.followChanges() }
    }
}
