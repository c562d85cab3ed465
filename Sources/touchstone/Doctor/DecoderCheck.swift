import DetectionCore
import EmbeddedFiles
import Foundation
import MediaDecoding

/// Decodes an image, and looks at how contained the process is that did it.
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
                sandbox(of: pool.processIDs),
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

    private static func sandbox(of processes: [Int32]) -> Finding {
        guard let process = processes.first,
            let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        else {
            return Finding(
                subject: "sandbox", state: .broken, words: "Not checked: /proc shows no decoder process.",
                remedy: "Mount /proc.")
        }
        return finding(
            processStatus: status, modules: try? String(contentsOfFile: "/sys/kernel/security/lsm", encoding: .utf8))
    }

    /// What the kernel says of a decoder process.
    ///
    /// - Parameters:
    ///   - processStatus: Its `/proc/PID/status`.
    ///   - modules: The kernel's list of security modules; nil when it cannot be read.
    static func finding(processStatus: String, modules: String?) -> Finding {
        let fields = processStatus.split(separator: "\n").map { $0.split(separator: ":\t") }
        func isSet(_ name: String, _ value: String) -> Bool { fields.contains { $0 == [name[...], value[...]] } }
        guard isSet("Seccomp", "2"), isSet("NoNewPrivs", "1") else {
            return Finding(
                subject: "sandbox", state: .broken, words: "The decoder runs without a system-call filter.",
                remedy: "Use a kernel with seccomp filters.")
        }
        let calls = "The decoder's system calls are filtered and it cannot gain privileges"
        switch modules?.split(separator: ",").contains(where: {
            $0.trimmingCharacters(in: .whitespacesAndNewlines) == "landlock"
        }) {
        case true?:
            return Finding(subject: "sandbox", state: .good, words: "\(calls); no file is open to it (Landlock).")
        case false?:
            return Finding(
                subject: "sandbox", state: .reduced, words: "\(calls). The kernel has no Landlock to close off files.",
                remedy: "Start the kernel with lsm=landlock, which Debian 12 does by default.")
        case nil:
            return Finding(
                subject: "sandbox", state: .reduced,
                words: "\(calls). Whether files are closed off too (Landlock) cannot be seen from here.")
        }
    }
}
