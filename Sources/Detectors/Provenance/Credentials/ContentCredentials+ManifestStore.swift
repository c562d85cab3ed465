import DetectionCore
import Foundation

extension ContentCredentials {
    private static let maxActions = 32

    /// What a checked manifest store amounts to.
    init(_ store: ManifestStore) {
        let states: [String: State] = ["Trusted": .trusted, "Valid": .validUntrusted]
        let chain = store.chain
        let actions = chain.reversed().flatMap(\.actions)
        let active = store.active
        self.init(
            state: states[store.state ?? ""] ?? .invalid,
            signer: active.signer.map(ClaimText.clean), issuer: active.issuer.map(ClaimText.clean),
            signedAt: active.time.flatMap { try? Date($0, strategy: .iso8601) },
            generator: active.generator.map(ClaimText.clean),
            madeWith: actions.first { $0.name == "c2pa.created" }?.agent.map(ClaimText.clean),
            digitalSourceType: Self.source(of: actions),
            actions: actions.prefix(Self.maxActions).map { ClaimText.clean($0.name) },
            ingredients: active.ingredients,
            failures: store.failures.prefix(Self.maxActions).map(ClaimText.clean))
    }

    /// The first step that involved a generator; without one, how it all began.
    private static func source(of actions: [Manifest.Action]) -> DigitalSourceType? {
        let types = actions.compactMap { $0.sourceType.flatMap(DigitalSourceType.init(term:)) }
        return types.first(where: \.hasGeneratedParts) ?? types.first
    }
}
