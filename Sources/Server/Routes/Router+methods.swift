import API
import HTTPTypes
import Hummingbird

/// Answers 405 with `Allow` where a path exists, but not for the method; must come after all routes.
func refuseOtherMethods(on router: Router<AppRequestContext>) {
    let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
    for (_, routes) in Dictionary(grouping: router.routes, by: \.path.description) {
        guard let path = routes.first?.path else { continue }
        var known = Set(routes.map(\.method))
        if known.contains(.get) { known.insert(.head) }
        let allow = known.map(\.rawValue).sorted().joined(separator: ", ")
        for method in methods.subtracting(known) {
            router.on(path, method: method) { _, _ async throws -> Response in
                throw Refusal(
                    .methodNotAllowed, "This address allows \(allow) only.", notes: [.allows(allow)])
            }
        }
    }
}
