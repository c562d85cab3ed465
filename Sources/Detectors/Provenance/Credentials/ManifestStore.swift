import DetectionCore

/// The manifests of one file with what the library found when it checked them.
///
/// Source of the keys: c2pa-rs 0.91, `Reader::json`.
struct ManifestStore {
    private static let maxDepth = 32

    private let json: JSONView
    /// The state as the library words it: `Trusted`, `Valid` or `Invalid`.
    let state: String?
    /// The manifest that belongs to the file itself.
    let active: Manifest

    /// Reads the library's answer; nil when it is not one.
    init?(_ bytes: [UInt8]) {
        guard let json = JSONView(bytes), let label = json["active_manifest"].string else { return nil }
        self.json = json
        state = json["validation_state"].string
        active = Manifest(label: label, json: json["manifests"][label])
    }

    /// Codes of everything that failed, each once, in the order found.
    var failures: [String] {
        let results = json["validation_results"]
        let all = statuses(results["activeManifest"], "failure") + deltas("failure")
        var seen: Set<String> = []
        return all.map(\.code).filter { seen.insert($0).inserted }
    }

    /// The active manifest and the ones it was made from, newest first: as far back as each checks out as well as the
    /// active one, so that a trusted signer does not lend trust to what he was handed.
    var chain: [Manifest] {
        var chain = [active]
        var labels: Set<String> = [active.label]
        while chain.count < Self.maxDepth, let parent = chain.last?.parent,
            let label = parent["active_manifest"].string, labels.insert(label).inserted,
            holds(label, recorded: parent["validation_results"]["activeManifest"])
        {
            chain.append(Manifest(label: label, json: json["manifests"][label]))
        }
        return chain
    }

    /// Whether a predecessor is intact and, where the active manifest is trusted, trusted too.
    ///
    /// The signer recorded what he found; the check lists only what differs from it today.
    private func holds(_ label: String, recorded: JSONView) -> Bool {
        let signature = "self#jumbf=/c2pa/\(label)/c2pa.signature"
        let failed = statuses(recorded, "failure") + deltas("failure")
        let isBroken = failed.contains { status in
            status.url.contains(label) && !ContentCredentials.concernsCertificate(status.code)
        }
        guard !isBroken else { return false }
        guard state == "Trusted" else { return true }
        func isTrusted(_ status: Status) -> Bool {
            status.code == "signingCredential.trusted" && status.url == signature
        }
        if deltas("success").contains(where: isTrusted) { return true }
        let isRefused = deltas("failure").contains { $0.url == signature }
        return !isRefused && statuses(recorded, "success").contains(where: isTrusted)
    }

    private typealias Status = (code: String, url: String)

    private func statuses(_ results: JSONView, _ kind: String) -> [Status] {
        results[kind].array.compactMap { status in
            status["code"].string.map { ($0, status["url"].string ?? "") }
        }
    }

    private func deltas(_ kind: String) -> [Status] {
        json["validation_results"]["ingredientDeltas"].array.flatMap { statuses($0["validationDeltas"], kind) }
    }
}
