package import DetectionCore
import Foundation

/// Signed provenance in plain words.
package enum CredentialWords {
    /// What a file's signatures say, one sentence a fact: a generator's over the pixels, then the signed provenance.
    package static func sentences(_ provenance: Report.Provenance) -> [String] {
        [provenance.pixelSignature.map(sentence)].compactMap { $0 } + (provenance.c2pa.map(sentences) ?? [])
    }

    private static func sentence(_ signature: PixelSignature) -> String {
        switch signature.state {
        case .trusted: "Proved: \(signature.signer) signed these very pixels (\(signature.path))."
        case .altered:
            "It carries a signature by \(signature.signer) over other pixels (\(signature.path)): they were altered after "
                + "signing, or the signature is another picture\u{2019}s. It counts for nothing."
        case .unknown: "Another version checked the signature over its pixels, and found what this one does not know."
        }
    }

    /// One sentence a fact, the most important first; nothing for a file without a signature.
    package static func sentences(_ credentials: ContentCredentials) -> [String] {
        guard let standing = Origin.Standing(credentials) else { return unchecked(credentials) }
        let why = list(failures(credentials))
        switch standing {
        case .proved:
            return ["Proved: the signer is on the trust list, and the file is as it was signed.", chain(credentials)]
        case .unknownSigner:
            return [
                "Intact, signer unknown here: the file is as it was signed, but no trust list here names the signer. "
                    + "A claim, not proof.", chain(credentials),
            ]
        case .expired:
            return [
                "Intact, certificate expired: the file is as it was signed, but the signature can\u{2019}t be checked "
                    + "to the end\(parentheses(why)). A claim, not proof.", chain(credentials),
            ]
        case .altered:
            return [
                "Altered after signing: the signature does not match this file\(parentheses(why)). What it says counts "
                    + "for nothing."
            ]
        case .refused:
            return ["The certificate is not valid\(parentheses(why)). What the signature says counts for nothing."]
        case .unsigned: return []
        }
    }

    private static func unchecked(_ credentials: ContentCredentials) -> [String] {
        switch credentials.state {
        case .absent where credentials.failures.isEmpty: []
        case .absent: ["Its signature lies on another machine. Nothing was fetched."]
        case .unavailable: ["Signatures cannot be checked here: run ./setup."]
        case .unknown: ["Another version checked its signature, and found what this one does not know."]
        default: ["Whether it is signed could not be read: the file, or its signature, is damaged."]
        }
    }

    /// The steps of its history: `Made with GPT-4o → converted → signed by OpenAI on 2026-05-01.`.
    private static func chain(_ credentials: ContentCredentials) -> String {
        let ingredients = credentials.ingredients
        let source = ingredients == 1 ? "made from 1 other file" : "made from \(ingredients) other files"
        let program = credentials.madeWith ?? credentials.generator
        let making = credentials.digitalSourceType.map(Origin.Making.init) ?? .unsaid
        let made = making.words(with: program) ?? program.map { "made with \($0)" }
        let steps =
            (ingredients > 0 ? [source] : []) + (made.map { [$0] } ?? []) + done(credentials) + [signed(credentials)]
        let text = steps.joined(separator: " \u{2192} ")
        return text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    /// What was done to the file, without the steps that say nothing beside how it was made.
    private static func done(_ credentials: ContentCredentials) -> [String] {
        let names = credentials.actions.map { $0.replacing("c2pa.", with: "") }
        var steps: [String] = []
        for name in names where name != "created" && name != "opened" && steps.last != name { steps.append(name) }
        return steps.map { $0.replacing("_", with: " ") }
    }

    private static func signed(_ credentials: ContentCredentials) -> String {
        var names = [credentials.signer, credentials.issuer].compactMap { $0 }
        if names.count == 2, names[0] == names[1] { names.removeLast() }
        let date = credentials.signedAt.map { " on \($0.formatted(.iso8601.year().month().day()))" }
        return "signed by \(names.isEmpty ? "somebody without a name" : list(names))\(date ?? "")"
    }

    /// Status codes in words; one that has none is told by its code.
    private static func failures(_ credentials: ContentCredentials) -> [String] {
        var told: [String] = []
        for words in credentials.failures.map(failure) where !told.contains(words) { told.append(words) }
        return told
    }

    /// Source of the codes: C2PA specification 2.2, "Validation status codes".
    private static func failure(_ code: String) -> String {
        switch code {
        case "signingCredential.untrusted": "the signer is on no trust list here"
        case "signingCredential.expired": "the certificate has expired"
        case "signingCredential.invalid": "the certificate is not valid"
        case "signingCredential.revoked", "signingCredential.ocsp.revoked": "the certificate was withdrawn"
        case "timeStamp.mismatch": "the time stamp does not match"
        case "timeStamp.untrusted": "the time stamp is from an unknown office"
        case "timeStamp.outsideValidity": "the time stamp is from outside the certificate\u{2019}s time"
        case "timeStamp.malformed": "the time stamp can\u{2019}t be read"
        case "assertion.dataHash.mismatch", "assertion.bmffHash.mismatch", "assertion.boxesHash.mismatch":
            "the content differs from what was signed"
        case "assertion.hashedURI.mismatch": "a statement in it was changed"
        case "assertion.missing": "a statement in it is missing"
        case "claimSignature.mismatch": "the signature itself does not match"
        case "claimSignature.missing": "the signature itself is missing"
        default: code
        }
    }

    private static func parentheses(_ text: String) -> String { text.isEmpty ? "" : " (\(text))" }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
