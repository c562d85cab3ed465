import DetectionCore
import Foundation

extension ContentCredentials {
    private static let maxActions = 32

    /// The meaning of a checked manifest store.
    init(_ store: ManifestStore) {
        let chain = Array(store.chain.reversed())
        let actions = chain.flatMap(\.actions)
        let active = store.active
        let source = Self.source(of: chain)
        let agent = actions.first { $0.name == "c2pa.created" }?.agent
        self.init(
            state: Self.state(of: store),
            signer: active.signer.map(ClaimText.clean), issuer: active.issuer.map(ClaimText.clean),
            signedAt: active.time.flatMap { try? Date($0, strategy: .iso8601) },
            generator: active.generator.map(ClaimText.clean),
            madeWith: (agent ?? (source?.claim == .camera ? chain.lazy.compactMap(\.camera).first : nil)).map(
                ClaimText.clean),
            digitalSourceType: source,
            actions: actions.prefix(Self.maxActions).map { ClaimText.clean($0.name) },
            ingredients: active.ingredients,
            failures: store.failures.prefix(Self.maxActions).map(ClaimText.clean))
    }

    private static func state(of store: ManifestStore) -> State {
        switch store.state {
        case "Trusted": .trusted
        case "Valid": .validUntrusted
        default: concernCertificateOnly(store.failures) ? .validExpired : .invalid
        }
    }

    /// The first step that involved a generator; without one, how it all began.
    private static func source(of chain: [Manifest]) -> DigitalSourceType? {
        let types = chain.flatMap(\.actions).compactMap(\.sourceType)
        return types.first(where: \.hasGeneratedParts) ?? chain.compactMap(\.generation).first ?? types.first
    }
}
