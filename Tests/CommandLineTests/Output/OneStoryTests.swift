import DetectionCore
import Testing

@testable import Presentation
@testable import touchstone

@Suite("One number, one story", .timeLimit(.minutes(20)))
struct OneStoryTests {
    private static let detectors = [
        "image.clip", "video.frames", "audio.speech", "text.smollm2", "text.ngrams", "a.folder",
    ]

    @Test("A probability above one half never stands over evidence that all leans real, nor the other way round")
    func leaning() throws {
        var random = SplitMix(state: 7)
        for _ in 0..<2000 {
            let evidence = Self.detectors.prefix(Int.random(in: 1...6, using: &random)).map { detector in
                Reports.evidence(
                    Double.random(in: -4...4, using: &random), detector: detector,
                    llr: Double.random(in: -4...4, using: &random))
            }
            let llr = evidence.compactMap(\.contribution).reduce(0, +)
            let probability = Probability.sigmoid(llr)
            let report = Reports.report(probability: probability, evidence: evidence)
            let steps = try evidence.map { try #require(Strength($0)).rawValue }
            #expect(!(probability > 0.5 && steps.allSatisfy { $0 < 0 }))
            #expect(!(probability < 0.5 && steps.allSatisfy { $0 > 0 }))
            let places = try #require(StripPlaces(report))
            #expect((places.needle > 50) == (probability > 0.5))
            for (item, step) in zip(evidence, steps) where item.detector != "a.folder" {
                let sentence = FindingWords.sentence(item)
                let real = ["photographs.", "recorded voices.", "by people."].contains { sentence.hasSuffix($0) }
                let synthetic = ["generated images.", "synthetic voices.", "by language models."]
                    .contains { sentence.hasSuffix($0) }
                #expect(real == (step < 0) && synthetic == (step > 0), "\(sentence)")
            }
        }
    }

    @Test("Of a hundred, the three shares sum to a hundred and never flatter the detector")
    func shares() {
        var random = SplitMix(state: 8)
        for _ in 0..<2000 {
            let found = Double.random(in: 0...1, using: &random)
            let pass = (1 - found) * Double.random(in: 0...1, using: &random)
            var point = Reports.point
            point.measuredTPR = found
            point.measuredMissRate = pass
            let shares = Shares(point)
            #expect(shares.found + shares.open + shares.pass == 100 && shares.open >= 0)
            #expect(Double(shares.found) <= 100 * found + 1e-6 && Double(shares.pass) >= 100 * pass - 1e-6)
        }
    }

    @Test("No signs says what was looked for, what not, what becomes of a hundred, and what the number starts from")
    func noSigns() {
        let report = Reports.report(verdict: .noSigns, probability: 0.29, evidence: [Reports.evidence(-0.9)])
        let lines = FullReport.lines(path: "a.jpg", report)
        #expect(lines[2] == "No signs that it was generated")
        #expect(
            lines.contains(
                "We looked for a fully generated image. Edits, swapped faces and false captions were not looked for. "
                    + "This does not prove it is real."))
        #expect(
            lines.contains(
                "Of 100 synthetic images like those measured, 27 are found, 63 are left open and 10 pass like this one."
            ))
        #expect(lines.contains("  The scale starts from 50 in 100, before anything is looked at."))
    }

    @Test("How much of a long file was looked at stands in the answer, and weakens it")
    func examined() {
        var evidence = Reports.evidence(-2)
        evidence.examined = Examined(48, of: 720, .seconds)
        let report = Reports.report(verdict: .noSigns, kind: .audio, probability: 0.1, evidence: [evidence])
        #expect(ExaminedWords.sentence(report) == "Only 48 s of 12 min were listened to.")
        #expect(VerdictWords.headline(report).hasSuffix("in the part that was examined"))
        evidence.examined = Examined(8, of: 4500, .frames)
        let video = Reports.report(kind: .video, probability: 0.1, evidence: [evidence])
        #expect(ExaminedWords.sentence(video) == "Only 8 of 4,500 frames were looked at.")
    }

    @Test("What an earlier version called authentic is told as that; its numbers start from nowhere")
    func former() {
        let report = Reports.report(
            verdict: .authentic, probability: 0.62, evidence: [Reports.evidence(nil, llr: -0.9)])
        #expect(Opening(report).title == "An earlier version called this authentic, by statistics alone")
        #expect(Opening(report).look == "no_signs")
        #expect(ProbabilityWords.more(report).isEmpty)
        #expect(StripPlaces(report)?.high == nil)
    }

    @Test("A contradiction names both sides")
    func conflict() {
        var report = Reports.report(
            reason: .signalsConflict, probability: 0.1, evidence: [Reports.evidence(-2.2)],
            conflicts: [["image.clip", ContentCredentials.source]])
        report.provenance.c2pa = ContentCredentials(
            state: .validUntrusted, digitalSourceType: .trainedAlgorithmicMedia)
        #expect(
            VerdictWords.line(report).hasPrefix(
                "Two findings disagree: \u{201C}Look of the image\u{201D} leans real; the signature says it was made "
                    + "by a machine."))
    }

    @Test("The page of a report opens with the origin, and shows the number at the needle")
    func html() {
        var report = Reports.report(probability: 0.1, evidence: [Reports.evidence(-2.2)])
        report.provenance.c2pa = ContentCredentials(
            state: .validExpired, issuer: "OpenAI", madeWith: "GPT-4o", digitalSourceType: .trainedAlgorithmicMedia)
        let html = HTMLResult(name: "a.jpg", report).html
        #expect(html.contains("data-verdict=\"claim\""))
        #expect(
            html.contains("The file says it was made with GPT-4o (signed by OpenAI; intact, certificate expired)</h2>"))
        #expect(html.contains("<div class=\"number\" aria-hidden=\"true\"><span>10</span></div>"))
        #expect(html.contains("adds -2.20"))
    }

    @Test("A file without metadata is not told to be silent about its origin: it may be signed")
    func noMetadata() {
        let evidence = Evidence(
            detector: "image.metadata", version: "1", state: .notApplicable, reason: .noMetadata,
            explanation: "The file says nothing about its origin.")
        #expect(FindingWords.sentence(evidence).hasPrefix("There is no unsigned metadata about its origin."))
    }

    @Test("Every verdict, reason and kind has words")
    func everything() {
        for verdict in Verdict.allCases + [.unknown] {
            for reason in Reason.allCases + [.unknown] {
                for kind in MediaKind.allCases {
                    let report = Reports.report(verdict: verdict, reason: reason, kind: kind)
                    #expect(!VerdictWords.headline(report).isEmpty && !VerdictWords.line(report).isEmpty)
                }
            }
        }
    }

    @Test(
        "Where a signature or a note states the origin, the number is told as the detectors' own",
        arguments: [true, false])
    func statedOrigin(isTrusted: Bool) {
        var report = Reports.report(probability: 0.1, evidence: [Reports.evidence(-2.2)])
        let plain = "Estimated probability that it is synthetic: about 10 in 100."
        #expect(FullReport.lines(path: "a.jpg", report).contains(plain))
        #expect(TableRow.text(path: "a.jpg", report).hasPrefix("can\u{2019}t tell        10 %"))
        report.provenance.c2pa = ContentCredentials(
            state: isTrusted ? .trusted : .validUntrusted, issuer: "OpenAI",
            digitalSourceType: .trainedAlgorithmicMedia)
        if isTrusted { (report.verdict, report.reason) = (.synthetic, .signed) }
        let alone = "Estimated probability that it is synthetic, by the detectors alone: about 10 in 100."
        #expect(FullReport.lines(path: "a.jpg", report).contains(alone))
        #expect(HTMLResult(name: "a.jpg", report).html.contains("by the detectors alone: <strong>about 10 in 100"))
        let row = isTrusted ? "synthetic       signed" : "can\u{2019}t tell        10 %"
        #expect(TableRow.text(path: "a.jpg", report).hasPrefix(row))
    }

    @Test("What the figures were measured on is never called a test set: thresholds were set on it")
    func measured() {
        let report = Reports.report(verdict: .synthetic, probability: 0.99, evidence: [Reports.evidence(4)])
        #expect(
            VerdictWords.line(report)
                == "At this setting, fewer than 1 in 100 of the real images measured were called synthetic.")
        var point = Reports.point
        (point.measuredTPR, point.measuredMissRate) = (0.01, 0.004)
        let sentence =
            "Of 100 synthetic texts like those measured, 1 is found, 98 are left open and 1 passes like this one."
        #expect(Shares(point).sentence(.text) == sentence)
    }

    @Test("A text that does not read as English is told once")
    func language() {
        let why = "The text does not read as English prose, the only language the detector was measured on."
        let evidence = ["text.ngrams", "text.smollm2"].map {
            Evidence(
                detector: $0, version: "1", state: .notApplicable, reason: .languageUnsupported, explanation: why)
        }
        let report = Reports.report(
            verdict: .notApplicable, reason: .languageUnsupported, kind: .text, evidence: evidence)
        #expect(VerdictWords.line(report) == ReasonWords.sentence(.languageUnsupported))
    }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
