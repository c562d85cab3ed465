package import DetectionCore

/// The verdict as a sentence that can be repeated without being wrong.
package enum VerdictWords {
    /// One or two words, for a table.
    package static func short(_ verdict: Verdict) -> String {
        switch verdict {
        case .synthetic: "synthetic"
        case .noSigns: "no signs"
        case .authentic: "authentic"
        case .uncertain: "can\u{2019}t tell"
        case .notApplicable: "not suited"
        case .unknown: "unknown"
        }
    }

    /// One or two words, for a table: an edit with AI that is proved is told apart from a medium that is generated.
    package static func short(_ report: Report) -> String {
        report.isProvedEditWithAI ? editedWithAI : short(report.verdict)
    }

    /// What a proved edit with AI is called in a table and in counts.
    package static let editedWithAI = "AI-edited"

    /// What the detectors say, or a trusted signature in their place.
    package static func headline(_ report: Report) -> String {
        switch report.verdict {
        case .synthetic where report.isProvedEditWithAI: "Signed as edited with AI"
        case .synthetic where report.reason == .signed: "Signed as made by a machine"
        case .synthetic where report.reason == .marked: "A generator\u{2019}s mark is in its pixels"
        case .synthetic: "Signs of synthetic media"
        case .noSigns where report.partlyExamined.isEmpty: "No signs that it was generated"
        case .noSigns: "No signs that it was generated, in the part that was examined"
        case .authentic where report.reason == .signed: "Signed as taken with a camera"
        case .authentic: "An earlier version called this authentic, by statistics alone"
        case .uncertain where report.reason == .tableMissing: "No answer: this installation is incomplete"
        case .uncertain: "We can\u{2019}t tell"
        case .notApplicable: "Not suited for this check"
        case .unknown: "An answer that this version does not know"
        }
    }

    /// The headline of a file that could not be analysed.
    package static let errorHeadline = "The check failed"

    /// The sentence under the headline: what was measured at this setting, or why there is no answer.
    package static func line(_ report: Report) -> String {
        let kind = report.media.kind
        switch report.verdict {
        case .synthetic where report.reason == .signed:
            guard let signature = report.provenance.pixelSignature, signature.provesSynthesis else {
                return proved(kind)
            }
            return "Proved: \(signature.signer) signed these very pixels."
        case .synthetic where report.reason == .marked:
            return report.evidence.first(where: \.isTrace)?.explanation ?? ReasonWords.sentence(.marked)
        case .synthetic: return report.operatingPoint.map { alarms($0, kind) } ?? ""
        case .noSigns: return "\(KindWords.sought(kind, hasFaces: hasFaces(report))) This does not prove it is real."
        case .authentic where report.reason == .signed:
            return "\(proved(kind)) It may still be staged, or shown with a false caption."
        case .authentic:
            return
                "Statistics alone never show that a file is real: today the most they say is that there are no signs "
                + "that it was generated. Run it again for today\u{2019}s answer."
        case .uncertain, .notApplicable: return abstention(report)
        case .unknown: return "It comes from a newer version."
        }
    }

    /// The three shares of synthetic files, under an answer that could reassure; nil for others.
    package static func shares(_ report: Report) -> String? {
        let reassures = report.verdict == .noSigns || (report.verdict == .authentic && report.reason != .signed)
        guard reassures, let point = report.operatingPoint else { return nil }
        return Shares(point).sentence(report.media.kind)
    }

    private static func proved(_ kind: MediaKind) -> String {
        "Proved: the signer is on the trust list, and the \(KindWords.one(kind)) is as it was signed."
    }

    private static func alarms(_ point: OperatingPoint, _ kind: MediaKind) -> String {
        let real = KindWords.real(kind)
        guard point.measuredFPR > 0 else {
            return "At this setting, none of the \(point.nAuthentic) \(real) measured was called synthetic."
        }
        let often = Figures.frequency(point.measuredFPR)
        return "At this setting, \(often) of the \(real) measured were called synthetic."
    }

    private static func hasFaces(_ report: Report) -> Bool {
        report.evidence.contains { item in
            item.pull != nil && item.detector.split(separator: ".").contains { $0.hasPrefix("face") }
        }
    }

    /// The reason in words, then what the detectors themselves say about it.
    private static func abstention(_ report: Report) -> String {
        let reason = report.reason ?? .notMeasured
        if reason == .signalsConflict, let conflict = ConflictWords.sentence(report) { return conflict }
        var sentences = [ReasonWords.sentence(reason)]
        // What a detector says of these two is the reason again.
        if reason == .detectorOff || reason == .languageUnsupported { return sentences[0] }
        for item in report.evidence where item.state != .done && item.reason == reason {
            if !item.explanation.isEmpty, !sentences.contains(item.explanation) { sentences.append(item.explanation) }
        }
        return sentences.joined(separator: " ")
    }
}
