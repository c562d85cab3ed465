import Logging
import HTTPTypes
import Hummingbird
import Intake
import Storage

/// Gives the ballast up when the disk is full, so that what makes room can be written; a deletion is tried again at once.
///
/// The client of another request is told that the disk is full, and may come again. Uploads do not use the room up: they are
/// refused long before.
struct BallastMiddleware: RouterMiddleware {
    typealias Context = AppRequestContext

    let ballast: Ballast

    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch StorageError.full {
            guard await ballast.release() else { throw StorageError.full }
            context.logger.warning("The disk is full: the ballast was given up, so that deletions go on")
            guard request.method == .delete else { throw StorageError.full }
            return try await next(request, context)
        }
    }
}
