import API
import Hummingbird
import Intake
import Storage

/// The probes of Kubernetes and load balancers.
struct HealthRoutes: Sendable {
    let readiness: Readiness
    let analyses: any AnalysisRepository
    let disk: DiskRoom

    func add(to router: some RouterMethods<AppRequestContext>) {
        router.get("/healthz/live") { _, _ in try JSONBody.response(HealthView(status: "live")) }
        router.get("/healthz/ready") { _, _ in try await ready() }
    }

    private func ready() async throws -> Response {
        guard readiness.isReady else { throw Refusal.retry(.busy, after: 5, "The server is stopping.") }
        guard !disk.isShort else {
            throw Refusal.retry(.busy, after: 30, "The disk is nearly full: no uploads are taken.")
        }
        do {
            _ = try await analyses.queued()
        } catch {
            throw Refusal.retry(.busy, after: 5, "The database does not answer.")
        }
        return try JSONBody.response(HealthView(status: "ready"))
    }
}
