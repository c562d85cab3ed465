package import DetectionCore
import Foundation

/// Signed provenance in plain words.
package enum CredentialWords {
    /// One sentence a fact, the most important first; nothing for a file without a signature.
    package static func sentences(_ credentials: ContentCredentials) -> [String] {
        switch credentials.state {
        case .absent:
            credentials.failures.isEmpty ? [] : ["Its signature lies on another machine. Nothing was fetched."]
        case .unavailable: ["Signatures cannot be checked here: run ./setup."]
        case .unreadable: ["Whether it is signed could not be read: the file, or its signature, is damaged."]
        case .invalid where !credentials.isIntact:
            ["The signature does not match this file (\(list(credentials.failures))). What it says counts for nothing."]
        case .unknown: ["Another version checked its signature, and found what this one does not know."]
        case .trusted, .validUntrusted, .validExpired, .invalid:
            ["\(signed(credentials)). \(trust(credentials))"] + history(credentials)
        }
    }

    /// `Signed by X on 1 May 2026: made by a machine, with Y`.
    private static func signed(_ credentials: ContentCredentials) -> String {
        let names = [credentials.signer, credentials.issuer].compactMap { $0 }
        var text = "Signed by \(names.isEmpty ? "somebody without a name" : names.joined(separator: ", "))"
        if let date = credentials.signedAt { text += " on \(date.formatted(.iso8601.year().month().day()))" }
        let origin = credentials.digitalSourceType.flatMap(origin)
        let program = (credentials.madeWith ?? credentials.generator).map { "with \($0)" }
        let made = [origin, program].compactMap { $0 }
        return made.isEmpty ? text : "\(text): \(made.joined(separator: ", "))"
    }

    private static func trust(_ credentials: ContentCredentials) -> String {
        switch credentials.state {
        case .trusted: "The trust list knows the signer, and the file is as it was signed."
        case .validUntrusted:
            "The file is as it was signed, but no trust list here knows the signer: a claim, not proof."
        default:
            "The file is as it was signed, but the certificate does not hold "
                + "(\(list(credentials.failures))): a claim, not proof."
        }
    }

    private static func history(_ credentials: ContentCredentials) -> [String] {
        guard !credentials.actions.isEmpty else { return [] }
        let steps = credentials.actions.map { $0.replacing("c2pa.", with: "") }
        return ["What was done, oldest first: \(list(steps))."]
    }

    private static func origin(_ type: DigitalSourceType) -> String? {
        switch type {
        case .trainedAlgorithmicMedia, .algorithmicMedia: "made by a machine"
        case .compositeWithTrainedAlgorithmicMedia, .compositeSynthetic: "made in part by a machine"
        case .digitalCapture, .computationalCapture, .negativeFilm, .positiveFilm: "taken with a camera"
        default: type.claim == .edited ? "edited" : nil
        }
    }

    private static func list(_ words: [String]) -> String {
        words.joined(separator: ", ")
    }
}
