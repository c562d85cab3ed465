import API
import Accounts
import Detectors
import HTTPTypes
import Hummingbird
import Logging
import NIOPosix
import Signing

/// The trust list in force, for administrators: seen, replaced and removed without a restart.
struct TrustRoutes: Sendable {
    /// Most bytes of a request: lists in JSON, whose line breaks take two bytes each.
    private static let limit = TrustList.maxBytes + TrustList.maxBytes / 4
    private static let mostLists = 16
    private static let longestName = 200

    let book: TrustBook

    func add(to router: some RouterMethods<AuthenticatedContext>) {
        router.get("/v1/admin/trust-list") { _, _ in try JSONBody.response(try await view()) }
        router.put("/v1/admin/trust-list", use: replace)
        router.delete("/v1/admin/trust-list", use: remove)
    }

    @Sendable private func replace(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        let body = try await JSONBody.decode(TrustListRequest.self, from: request, upTo: Self.limit)
        let lists = body.lists ?? []
        guard lists.count <= Self.mostLists, lists.allSatisfy({ $0.name.unicodeScalars.count <= Self.longestName })
        else {
            throw Refusal(
                .invalidRequest,
                "'lists' has at most \(Self.mostLists) lists, whose names have at most \(Self.longestName) characters.")
        }
        try await onThread {
            try book.replace(by: lists.map { ($0.name, Array($0.pem.utf8)) }, withPublic: body.public ?? false)
        }
        record(in: context)
        return try JSONBody.response(try await view())
    }

    @Sendable private func remove(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
        if try await onThread({ try book.remove() }) { record(in: context) }
        return Response(status: .noContent)
    }

    private func record(in context: AuthenticatedContext) {
        context.logger.record(
            .trustListChanged, of: context.identity.userID,
            facts: ["trust.digest": "\(book.digest)"])
    }

    private func view() async throws -> TrustListView {
        try await onThread {
            let (entry, copy) = (book.current, TrustList.publicCopy)
            return TrustListView(
                source: entry.source,
                name: entry.source == .file ? book.setting.split(separator: "/").last.map(String.init) : nil,
                digest: entry.list?.digest, since: entry.since,
                copied: entry.source == .publicCopy ? copy?.day : nil,
                replaceable: book.isReplaceable, publicAvailable: copy != nil,
                holders: entry.list?.holders.map {
                    TrustListView.Holder(name: $0.name, ends: $0.ends, stampsTime: $0.stampsTime)
                } ?? [])
        }
    }

    /// Lists are files.
    private func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await NIOThreadPool.singleton.runIfActive(work)
        } catch let error as ConfigurationError {
            throw Refusal(.internal, error.description)
        }
    }
}
