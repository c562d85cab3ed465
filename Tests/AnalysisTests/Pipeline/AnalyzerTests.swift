import Analysis
import DetectionCore
import Detectors
import Foundation
import Inference
import MediaDecoding
import Synchronization
import TestSupport
import Testing

@Suite("The pipeline", .timeLimit(.minutes(20)))
struct AnalyzerTests {
    @Test("A picture is decoded once and its report carries every detector, fused")
    func picture() async throws {
        let seen = Mutex<Set<ObjectIdentifier>>([])
        let look: @Sendable (DecodedMedium) async -> Double? = { medium in
            guard case .success(let image) = medium.image else { return nil }
            seen.withLock { _ = $0.insert(ObjectIdentifier(image)) }
            return 5
        }
        let analyzer = Pipelines.analyzer(
            [FakeDetector("image.b", look: look), FakeDetector("image.a", look: look)],
            tables: [Pipelines.table(["image.a", "image.b"])])
        let report = try await analyzer.analyze(
            id: "one", Fixture.file("plain.jpg"), options: AnalysisOptions()
        ) { _ in }
        #expect(seen.withLock { $0.count } == 1)
        #expect(report.id == "one")
        #expect(report.verdict == .synthetic)
        #expect(report.evidence.map(\.detector) == ["image.a", "image.b"])
        #expect(report.coverage == 1)
        #expect(report.media.format == .jpeg)
        #expect(report.engine.models == ["image.a": "sha256:image.a", "image.b": "sha256:image.b"])
        #expect(report.warnings.isEmpty)
        #expect(report.finished >= report.created)
    }

    @Test("The report names the arithmetic of models that round to 8 bits, also behind detectors made of them")
    func arithmetic() async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "models-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (id, group) in [("rounded", ", \"dynamic_group\": 32"), ("exact", "")] {
            let folder = root.appending(path: "\(id)/1.0.0")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let manifest = """
                {"id": "\(id)", "version": "1.0.0", "modality": "image", "role": "detector",
                "licence": "MIT", "source": "a test", "graph": {"onnx": {"file": "model.onnx", "sha256": "\(String(repeating: "0", count: 64))"}}\(group)}
                """
            try Data(manifest.utf8).write(to: folder.appending(path: "manifest.json"))
        }
        let models = ModelRepository(folders: [root.path])
        let digests = try ["exact", "rounded"].map { try #require(models.digest(of: $0)) }
        let analyzer = Pipelines.analyzer(
            [
                FakeDetector("image.exact", digest: digests[0]) { _ in 1 },
                FakeDetector("image.both", digest: digests.joined(separator: " ")) { _ in 1 },
            ], models: models)
        let report = try await analyzer.analyze(
            id: "one", Fixture.file("plain.jpg"), options: AnalysisOptions()
        ) { _ in }
        let arithmetic = try #require(report.engine.arithmetic)
        #expect(arithmetic.keys.sorted() == ["image.both"])
        #expect(["int8", "f32"].contains(arithmetic["image.both"]))
        #expect(report.engine.remote == nil)
    }

    @Test("Evidence is handed on as each detector ends, not at the end")
    func evidenceArrives() async throws {
        let first = AsyncStream<Void>.makeStream()
        let analyzer = Pipelines.analyzer([
            FakeDetector("image.quick", llr: 1),
            FakeDetector("image.waits") { _ in
                // Ends only after the other's evidence has been handed on.
                for await _ in first.stream { break }
                return 2
            },
        ])
        let order = Mutex<[String]>([])
        _ = try await analyzer.analyze(
            id: "one", Fixture.file("plain.png"), options: AnalysisOptions()
        ) { evidence in
            order.withLock { $0.append(evidence.detector) }
            first.continuation.yield()
        }
        #expect(order.withLock { $0 } == ["image.quick", "image.waits"])
    }

    @Test("A decoder that dies fails the detectors that need pixels and nothing else")
    func decoderDies() async throws {
        let analyzer = Pipelines.analyzer(
            [FakeDetector.pixels("image.pixels"), FakeDetector("image.bytes", llr: 1)],
            tables: [Pipelines.table(["image.pixels"])], decoder: "/bin/false")
        let report = try await analyzer.analyze(
            id: "one", Fixture.file("plain.jpg"), options: AnalysisOptions()
        ) { _ in }
        #expect(report.evidence.map(\.state) == [.done, .failed])
        #expect(report.evidence[1].reason == .decoderFailed)
        #expect(report.verdict == .uncertain)
        #expect(report.reason == .decoderFailed)
        #expect(report.coverage == 0)
        #expect(report.warnings == ["decoder_failed"])
    }

    @Test("A truncated picture is an error of the medium, and the next one is analysed")
    func truncated() async throws {
        let analyzer = Pipelines.analyzer([FakeDetector.pixels("image.pixels")])
        let folder = try TemporaryFolder()
        let bytes = try Fixture.bytes("plain.jpg")
        let path = try folder.write(bytes.prefix(bytes.count / 2), to: "half.jpg")
        let error = await #expect(throws: MediaError.self) {
            try await analyzer.analyze(id: "half", MediaFile(path: path), options: AnalysisOptions()) { _ in }
        }
        #expect(error?.code == .unprocessableMedia)
        let next = try await analyzer.analyze(
            id: "whole", Fixture.file("plain.jpg"), options: AnalysisOptions()
        ) { _ in }
        #expect(next.evidence.map(\.state) == [.done])
    }

    @Test("A text reaches the text detectors only, whole")
    func text() async throws {
        let analyzer = Pipelines.analyzer(
            [
                FakeDetector("text.length", kind: .text) { Double($0.text?.unicodeScalars.count ?? 0) },
                FakeDetector("image.never", llr: 1),
            ],
            tables: [Pipelines.table(["text.length"], kind: .text)])
        let file = try MediaFile(bytes: Array("Grüße, Welt. ".utf8))
        let report = try await analyzer.analyze(id: "t", file, options: AnalysisOptions()) { _ in }
        #expect(report.evidence.map(\.detector) == ["text.length"])
        #expect(report.evidence.first?.llr == 13)
        #expect(report.media.kind == .text)
    }

    @Test("A text in Windows-1252 is read so, and the report says it")
    func textOfWindows() async throws {
        let detector = FakeDetector("text.length", kind: .text) { Double($0.text?.unicodeScalars.count ?? 0) }
        let analyzer = Pipelines.analyzer([detector], tables: [Pipelines.table(["text.length"], kind: .text)])
        let file = try MediaFile(bytes: Array("One caf".utf8) + [0xe9] + Array(", two of them".utf8))
        let report = try await analyzer.analyze(id: "t", file, options: AnalysisOptions()) { _ in }
        #expect(report.evidence.first?.llr == 21)
        #expect(report.warnings.contains("read_as_windows_1252"))
    }

    @Test("Of a document its text alone is judged, and the report says what that was")
    func document() async throws {
        let detector = FakeDetector("text.length", kind: .text) { Double($0.text?.unicodeScalars.count ?? 0) }
        let analyzer = Pipelines.analyzer([detector], tables: [Pipelines.table(["text.length"], kind: .text)])
        let report = try await analyzer.analyze(id: "t", Fixture.file("words.odt"), options: AnalysisOptions()) { _ in }
        #expect(report.evidence.first?.llr == 26)
        #expect(report.media.format == .odt && report.media.kind == .text)
        #expect(
            report.media.document
                == TextDocument(form: .openDocument, words: 5, leftOut: ["footnotes", "hidden"]))
        let mail = try MediaFile(bytes: Array("From: a\nTo: b\nSubject: c\n\nTwo words\n> three\n".utf8))
        let answer = try await analyzer.analyze(id: "m", mail, options: AnalysisOptions()) { _ in }
        #expect(answer.media.document == TextDocument(form: .email, words: 2, leftOut: ["quotes"]))
    }

    @Test("A PDF document is judged by the text that its owner is shown; one that cannot be read is refused")
    func pages() async throws {
        let detector = FakeDetector("text.length", kind: .text) { Double($0.text?.unicodeScalars.count ?? 0) }
        let analyzer = Pipelines.analyzer([detector], tables: [Pipelines.table(["text.length"], kind: .text)])
        let file = try MediaFile(
            sealed: HandmadePDF.document([HandmadePDF.lines(["One page."]), HandmadePDF.lines(["Another."])]))
        let report = try await analyzer.analyze(id: "p", file, options: AnalysisOptions()) { _ in }
        let text = try await analyzer.text(of: file, format: .pdf)
        #expect(text == "One page.\n\nAnother." && report.evidence.first?.llr == Double(text.unicodeScalars.count))
        #expect(
            report.media.document
                == TextDocument(form: .pdf, words: 3, leftOut: [], pages: 2, pageStarts: [0, 11]))
        let locked = await #expect(throws: MediaError.self) {
            try await analyzer.analyze(id: "l", Fixture.file("locked.pdf"), options: AnalysisOptions()) { _ in }
        }
        #expect(locked?.code == .unsupportedMedia && locked?.message.contains("password") == true)
        var limits = DecodeLimits()
        limits.memoryBytes = 600 << 20
        let small = Pipelines.analyzer([detector], limits: limits)
        let bomb = await #expect(throws: MediaError.self) {
            try await small.analyze(id: "b", Fixture.file("bomb.pdf"), options: AnalysisOptions()) { _ in }
        }
        #expect([.unprocessableMedia, .emptyFile].contains(bomb?.code))
    }

    @Test("Without a fusion table the verdict is uncertain, and the table is named as what is missing")
    func noTable() async throws {
        let analyzer = Pipelines.analyzer([FakeDetector("image.a", llr: 9)])
        let report = try await analyzer.analyze(
            id: "one", Fixture.file("plain.webp"), options: AnalysisOptions()
        ) { _ in }
        #expect(report.verdict == .uncertain)
        #expect(report.reason == .tableMissing)
        #expect(report.probability == nil)
    }

    @Test("Only the detectors that are asked for run")
    func chosenDetectors() async throws {
        let analyzer = Pipelines.analyzer([FakeDetector("image.a", llr: 1), FakeDetector("image.b", llr: 1)])
        let report = try await analyzer.analyze(
            id: "one", Fixture.file("plain.gif"), options: AnalysisOptions(detectors: ["image.b"])
        ) { _ in }
        #expect(report.evidence.map(\.detector) == ["image.b"])
    }

    @Test(
        "An animation is looked at in its first frame, and the report says so",
        arguments: ["animated.gif", "animated.webp", "animated.png", "animated.avif"])
    func animation(name: String) async throws {
        let report = try await analyze(name)
        #expect(report.warnings == ["first_frame_only"] && report.media.frames == 3)
    }

    @Test(
        "The size of an image is that of its upright pixels, wherever its container says how it is turned",
        arguments: ["orientation6.jpg", "orientation6.webp", "orientation6.avif", "plain.png"])
    func uprightSize(name: String) async throws {
        let media = try await analyze(name).media
        #expect(media.width == 48 && media.height == 32 && media.frames == nil)
    }

    private func analyze(_ name: String) async throws -> Report {
        let analyzer = Pipelines.analyzer([FakeDetector("image.a", llr: 1)])
        return try await analyzer.analyze(id: "one", Fixture.file(name), options: AnalysisOptions()) { _ in }
    }

    @Test(
        "A missing language model is said in the warnings",
        arguments: [
            ("text.smollm2", "language_model_missing"), ("text.other", "model_missing"),
        ])
    func missingModel(detector: String, warning: String) async throws {
        let analyzer = Pipelines.analyzer([MissingModelDetector(id: detector)])
        let file = try MediaFile(bytes: Array("Some words.".utf8))
        let report = try await analyzer.analyze(id: "t", file, options: AnalysisOptions()) { _ in }
        #expect(report.warnings == [warning])
    }

    @Test("A cancelled analysis ends as cancelled, not as a report")
    func cancelled() async throws {
        let started = AsyncStream<Void>.makeStream()
        let analyzer = Pipelines.analyzer([
            FakeDetector("image.a") { _ in
                started.continuation.yield()
                // Ends when the task is cancelled.
                for await _ in AsyncStream<Void>.makeStream().stream {}
                return 1
            }
        ])
        let task = Task {
            try await analyzer.analyze(id: "one", Fixture.file("plain.png"), options: AnalysisOptions()) { _ in }
        }
        for await _ in started.stream { break }
        task.cancel()
        let result = await task.result
        #expect { try result.get() } throws: { ($0 as? MediaError)?.code == .cancelled }
    }
}

/// A detector whose model is not installed.
private struct MissingModelDetector: Detector {
    let id: String
    let version = "1.0.0"
    let kind = MediaKind.text

    func evidence(for medium: DecodedMedium) async -> Evidence {
        Evidence(detector: id, version: version, state: .failed, reason: .modelMissing, explanation: "A test.")
    }
}
