import DetectionCore
import Detectors
import EmbeddedFiles
import MediaDecoding
import Presentation

/// Lets the signature library look at a file, and reads the trust list.
enum SignatureCheck {
    /// Whether signatures can be checked.
    static func findings() async -> [Finding] {
        guard let file = try? MediaFile(sealed: EmbeddedFile.bytes(of: "samples/landscape.jpg")) else {
            return [Finding(subject: "signature", state: .broken, words: "No memory for an image.")]
        }
        let reader = CredentialReader()
        let found = await reader.credentials(of: file, format: .jpeg)
        await reader.shutdown()
        return [finding(found)]
    }

    /// What it means that the library answered so about a file without a signature.
    static func finding(_ credentials: ContentCredentials) -> Finding {
        guard credentials.state != .absent else {
            return Finding(
                subject: "signature", state: .good, words: "The C2PA library reads signatures, without a network.")
        }
        let why = credentials.failures.first ?? "the library answered '\(credentials.state.rawValue)'"
        return Finding(
            subject: "signature", state: .broken, words: "Signatures are not checked: \(why.printable)",
            remedy: "Run ./setup, or unpack the release again: libc2pa_c.so belongs into lib/c2pa.")
    }

    /// Whose signatures are proof.
    ///
    /// - Parameters:
    ///   - name: The trust list; empty for the one that was imported.
    ///   - dataFolder: Where that one would be.
    static func finding(trustList name: String, dataFolder: String = "") -> Finding {
        do throws(MediaError) {
            guard let list = try TrustList.chosen(name, dataFolder: dataFolder) else {
                return Finding(
                    subject: "trust", state: .reduced, words: "No trust list: signatures are shown, nobody's is proof.",
                    remedy: "Import lists with touchstone trust import, or name one with --trust-list or "
                        + "TOUCHSTONE_TRUST_LIST; the C2PA organisation publishes its list at "
                        + "github.com/c2pa-org/conformance-public.")
            }
            let certificates = Figures.certificates(list.count)
            return Finding(subject: "trust", state: .good, words: "\(list.path.printable) holds \(certificates).")
        } catch {
            return Finding(
                subject: "trust", state: .broken, words: error.message.printable, remedy: "Correct the file.")
        }
    }
}
