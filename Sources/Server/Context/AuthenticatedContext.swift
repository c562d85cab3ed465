import API
import Hummingbird

/// A request whose sender is known: routes that need an account take this, so that none can forget to ask.
struct AuthenticatedContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    /// The sender.
    let identity: Identity

    init(context: AppRequestContext) throws {
        guard let identity = context.identity else { throw Refusal(.unauthenticated) }
        coreContext = context.coreContext
        self.identity = identity
    }
}
