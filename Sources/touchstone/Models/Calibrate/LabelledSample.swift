import DetectionCore
import Presentation

/// The labelled media that a calibration rests on: each file once, with an answer, and enough of both labels.
struct LabelledSample {
    /// Media of a label at least.
    static let fewest = 20

    let items: [ScoredItem]
    /// One line a medium that was left out.
    let remarks: [String]

    /// Looks through what was scored.
    ///
    /// - Throws: `Flaw` with what is wrong with the set as a whole.
    init(_ scored: [ScoredItem], by id: String) throws(Flaw) {
        var known: [String: LabelledItem] = [:]
        var items: [ScoredItem] = []
        var remarks: [String] = []
        for one in scored {
            let name = one.item.name.printable
            guard let sha256 = one.sha256, one.answers[id] != nil else {
                let reason = one.evidence.first { $0.detector == id }?.explanation ?? "it cannot be analysed"
                remarks.append("\(name) was left out: \(reason.printable)")
                continue
            }
            guard let same = known[sha256] else {
                known[sha256] = one.item
                items.append(one)
                continue
            }
            if same.label != one.item.label {
                throw Flaw("\(name) has another label than \(same.name.printable), which is the same file.")
            }
            remarks.append("\(name) was left out: it is the same file as \(same.name.printable)")
        }
        self.items = items
        self.remarks = remarks
        try check()
    }

    /// What is wrong with a set, in one sentence.
    struct Flaw: Error, Equatable {
        let sentence: String

        init(_ sentence: String) { self.sentence = sentence }
    }

    /// Media of a label.
    func media(_ label: LabelledItem.Label) -> [ScoredItem] { items.filter { $0.item.label == label } }

    private func check() throws(Flaw) {
        let (real, fake) = (media(.authentic), media(.synthetic))
        guard real.count >= Self.fewest, fake.count >= Self.fewest else {
            throw Flaw(
                "\(real.count) authentic and \(fake.count) synthetic media can be used, and at least \(Self.fewest) of each "
                    + "are needed.")
        }
        if Set(items.compactMap(\.kind)).count > 1 {
            throw Flaw("The media are of several kinds; calibrate with those of one.")
        }
        let both = Set(real.map(\.item.group)).intersection(fake.map(\.item.group))
        if let source = both.sorted().first {
            throw Flaw(
                "The source \u{201C}\(source.printable)\u{201D} has media of both labels, so that it cannot be told from "
                    + "what is to be learned: give each label sources of its own.")
        }
    }
}
