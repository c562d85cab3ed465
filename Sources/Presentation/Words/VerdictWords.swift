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
        case .notApplicable: "can\u{2019}t check"
        case .unknown: "unknown"
        }
    }

    /// The headline.
    package static func headline(_ report: Report) -> String {
        switch report.verdict {
        case .synthetic where report.reason == .signed: "Signed as made by a machine"
        case .synthetic: "Signs of synthetic media"
        case .noSigns: "No signs that it was generated"
        case .authentic where report.reason == .signed: "Signed as taken with a camera"
        case .authentic: "An earlier version called this authentic, by statistics alone"
        case .uncertain: "We can\u{2019}t tell"
        case .notApplicable: "Nothing here we can check"
        case .unknown: "Another version gave an answer that this one does not know"
        }
    }

    /// The headline of a file that could not be analysed.
    package static let errorHeadline = "This could not be checked"

    /// The sentence under the headline: what was measured at this setting, or why there is no answer.
    package static func line(_ report: Report) -> String {
        switch (report.verdict, report.operatingPoint) {
        case (.synthetic, _) where report.reason == .signed:
            "A signature that is trusted here says that it, or a part of it, was made by a machine."
        case (.authentic, _) where report.reason == .signed:
            "A signature that is trusted here says that it was taken with a camera."
        case (.synthetic, let point?): synthetic(point, report.media.kind)
        case (.noSigns, let point?), (.authentic, let point?): noSigns(point, report.media.kind)
        case (.noSigns, nil), (.authentic, nil): "This does not prove it is real."
        default: abstention(report)
        }
    }

    private static func synthetic(_ point: OperatingPoint, _ kind: MediaKind) -> String {
        guard point.measuredFPR > 0 else {
            return
                "At this setting, none of the \(point.nAuthentic) \(real(kind)) of our test set was called synthetic."
        }
        let often = Figures.frequency(point.measuredFPR)
        return "At this setting, \(often) \(real(kind)) of our test set were called synthetic."
    }

    private static func noSigns(_ point: OperatingPoint, _ kind: MediaKind) -> String {
        guard point.measuredMissRate > 0 else {
            return "This does not prove it is real, although none of the \(point.nSynthetic) synthetic \(many(kind)) "
                + "of our test set got this answer."
        }
        let often = Figures.inHundred(point.measuredMissRate)
        return "This does not prove it is real. Detectors miss \(often) synthetic \(many(kind)) of our test set."
    }

    /// The reason in words, then what the detectors themselves say about it.
    private static func abstention(_ report: Report) -> String {
        let reason = report.reason ?? .notMeasured
        var sentences = [ReasonWords.sentence(reason)]
        for item in report.evidence where item.state != .done && item.reason == reason {
            if !item.explanation.isEmpty, !sentences.contains(item.explanation) { sentences.append(item.explanation) }
        }
        return sentences.joined(separator: " ")
    }

    private static func real(_ kind: MediaKind) -> String {
        kind == .text ? "texts by people" : "real \(many(kind))"
    }

    private static func many(_ kind: MediaKind) -> String {
        switch kind {
        case .image: "pictures"
        case .text: "texts"
        case .audio: "recordings"
        case .video: "videos"
        }
    }
}
