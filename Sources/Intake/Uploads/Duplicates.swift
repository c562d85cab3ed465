import API
package import Storage

/// Tells owners that they have an analysis of a medium already, before they send it again.
///
/// Only the owner's own analyses count: whether anybody else has the medium cannot be found out.
package struct Duplicates: Sendable {
    let analyses: any AnalysisRepository

    /// Refuses a medium that an owner has kept, unless the request repeats the one that made the analysis.
    ///
    /// - Throws: `Refusal` with `duplicate_media` and the address of the analysis.
    package func check(_ digest: AnnouncedDigest?, of owner: UserRecord, key: String? = nil) async throws {
        guard let digest else { return }
        let found = try await analyses.duplicate(of: digest.sha256, owner: owner.id, unlessRepeating: key)
        guard let id = found else { return }
        var refusal = Refusal(
            .duplicateMedia, "This medium has been analysed already.", notes: [.unread])
        refusal.problem.duplicate = "/v1/analyses/\(id)"
        throw refusal
    }
}
