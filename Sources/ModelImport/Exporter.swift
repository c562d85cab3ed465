import DetectionCore
public import Foundation

/// Makes a graph of a checkpoint's numbers, in a process of its own.
///
/// This is Python with PyTorch and transformers, which `./setup exporters` puts into a folder. Nothing else that a user runs
/// needs them. The process has no network where the system lets a user take it away (`unshare --net`), sees a folder with
/// nothing but configuration and weights, and loads neither pickles nor code.
public struct Exporter: Sendable {
    /// What the exporter made, beside `graph.xml` and `graph.bin`.
    struct Outcome: Decodable {
        /// Name of the graph's input.
        var input: String
        /// Name of the output that holds a number for each class.
        var output: String
        /// The first and the last of the evenly spaced numbers that were tried.
        var ramp: [Double]?
        /// The tokens that were tried, for a text.
        var ids: [Int64]?
        /// What the model's own tokenizer makes of some texts.
        var tokens: [Tokens]?
        /// What PyTorch computed from it.
        var values: [Double]
        /// Versions of the libraries.
        var versions: [String: String]
    }

    /// A text and its tokens, the special ones included.
    struct Tokens: Decodable {
        var text: String
        var ids: [Int32]
    }

    /// The folder with `bin/python` and `checkpoint.py`.
    public let folder: String

    /// The exporter of `TOUCHSTONE_EXPORTERS`, or the one that `./setup exporters` made beside this program; nil when there is
    /// none.
    public init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let places = environment["TOUCHSTONE_EXPORTERS"].map { [$0] } ?? Self.places
        let found = places.first { place in
            ["bin/python", "checkpoint.py"].allSatisfy { FileManager.default.fileExists(atPath: "\(place)/\($0)") }
        }
        guard let found else { return nil }
        folder = found
    }

    private static var places: [String] {
        guard var url = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent() else {
            return []
        }
        var places: [String] = []
        while url.path != "/" {
            places += ["\(url.path)/.deps/exporters", "\(url.path)/share/touchstone/exporters"]
            url.deleteLastPathComponent()
        }
        return places
    }

    /// Writes `graph.xml` and `graph.bin` of a plan's model into a folder.
    ///
    /// - Throws: `ImportRefusal` with the exporter's own words when it gives up.
    func export(_ plan: ImportPlan, into target: String) async throws(ImportRefusal) -> Outcome {
        let source = "\(target)/source"
        let log = "\(target)/log"
        do {
            let manager = FileManager.default
            try manager.createDirectory(atPath: source, withIntermediateDirectories: true)
            for name in plan.checkpoint.descriptions + plan.checkpoint.weights.files {
                let file = URL(filePath: "\(plan.checkpoint.path)/\(name)").resolvingSymlinksInPath().path
                try manager.createSymbolicLink(atPath: "\(source)/\(name)", withDestinationPath: file)
            }
            defer { for path in [source, log] { try? manager.removeItem(atPath: path) } }
            let task = plan.checkpoint.configuration.task.rawValue
            let status = try await run(
                ["--task", task, "--folder", source, "--out", target, "--shape"]
                    + plan.trial.map(String.init), log: log)
            guard status == 0 else {
                let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                let last = words.split(separator: "\n").last.map { String($0.prefix(400)) }
                throw ImportRefusal("The exporter gave up: \(last ?? "it ended with status \(status)").")
            }
            let outcome = "\(target)/outcome.json"
            defer { try? manager.removeItem(atPath: outcome) }
            return try JSONDecoder().decode(Outcome.self, from: try Data(contentsOf: URL(filePath: outcome)))
        } catch let refusal as ImportRefusal {
            throw refusal
        } catch {
            throw ImportRefusal("The exporter could not work in \(target): check permissions and free space.")
        }
    }

    /// Runs the exporter and waits for its end without holding a thread.
    private func run(_ arguments: [String], log: String) async throws -> Int32 {
        let alone =
            try await Self.status(of: ["unshare", "--user", "--map-root-user", "--net", "true"], log: nil, [:]) == 0
        let program = ["\(folder)/bin/python", "-I", "\(folder)/checkpoint.py"] + arguments
        let offline = ["HF_HUB_OFFLINE": "1", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
        let words = alone ? ["unshare", "--user", "--map-root-user", "--net", "--"] + program : program
        return try await Self.status(of: words, log: log, offline)
    }

    private static func status(of words: [String], log: String?, _ environment: [String: String]) async throws -> Int32
    {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        if !environment.isEmpty { process.environment = environment }
        process.standardInput = FileHandle.nullDevice
        let output = log.flatMap {
            FileManager.default.createFile(atPath: $0, contents: nil) ? FileHandle(forWritingAtPath: $0) : nil
        }
        process.standardOutput = output ?? FileHandle.nullDevice
        process.standardError = output ?? FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }
}
