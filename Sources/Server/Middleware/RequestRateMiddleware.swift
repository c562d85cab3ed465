import API
import HTTPTypes
import Hummingbird

/// Keeps one account's requests to what a server can give everybody, and says on every answer how many are left.
struct RequestRateMiddleware: RouterMiddleware {
    typealias Context = AuthenticatedContext

    let rates: RequestRates

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let state = rates.take(context.identity.userID)
        guard let wait = state.wait else {
            do {
                var response = try await next(request, context)
                state.rate.write(to: &response.headers)
                return response
            } catch var refusal as Refusal {
                refusal.notes.append(state.rate)
                throw refusal
            }
        }
        var refusal = Refusal.retry(
            .rateLimited, after: wait, "This account sends more requests than this server allows.")
        refusal.notes.append(state.rate)
        throw refusal
    }
}
