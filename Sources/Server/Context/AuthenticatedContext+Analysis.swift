import API
import Hummingbird
import Storage

extension AuthenticatedContext {
    /// The sender's analysis that the address names.
    ///
    /// - Throws: `Refusal` with `not_found`: what belongs to somebody else is not there.
    func analysis(in analyses: any AnalysisRepository) async throws -> AnalysisRecord {
        let id = try parameters.require("id")
        guard let record = try await analyses.analysis(id: id, owner: identity.userID) else { throw Refusal(.notFound) }
        return record
    }
}
