import DecoderWire
import DetectionCore
import EmbeddedFiles
import MediaDecoding

/// Decodes an image, and asks the process that did it what its sandbox refuses it.
enum DecoderCheck {
    private static let build = "Build it with 'make run', or unpack the release again."

    /// What the decoder can do, and what it cannot do any more.
    static func findings() async -> [Finding] {
        let pool = DecoderPool(size: 1)
        do throws(DecodeError) {
            guard let file = try? MediaFile(sealed: EmbeddedFile.bytes(of: "samples/landscape.jpg")) else {
                return [Finding(subject: "decoder", state: .broken, words: "No memory for an image.")]
            }
            let image = try await pool.image(file, format: .jpeg)
            let found = [
                Finding(
                    subject: "decoder", state: .good,
                    words: "It decodes an image of \(image.width) × \(image.height) pixels."),
                finding(try await pool.isolation()),
            ]
            await pool.shutdown()
            return found
        } catch {
            await pool.shutdown()
            return [
                Finding(subject: "decoder", state: .broken, words: error.message, remedy: build),
                Finding(
                    subject: "sandbox", state: .broken, words: "Not checked: no decoder runs.",
                    remedy: "Mend the decoder first."),
            ]
        }
    }

    /// What it means that a decoder was refused so much.
    static func finding(_ isolation: Isolation) -> Finding {
        guard isolation.callsAreFiltered else {
            return Finding(
                subject: "sandbox", state: .broken, words: "The decoder runs without a system-call filter.",
                remedy: "Use a kernel with seccomp filters.")
        }
        let calls = "The decoder's system calls are filtered: it was refused a socket"
        guard isolation.filesAreDenied else {
            return Finding(
                subject: "sandbox", state: .reduced,
                words: "\(calls). The kernel has no Landlock to close off files a second time.",
                remedy: "Start the kernel with lsm=landlock, which Debian 12 does by default.")
        }
        return Finding(subject: "sandbox", state: .good, words: "\(calls), and a folder (Landlock).")
    }
}
