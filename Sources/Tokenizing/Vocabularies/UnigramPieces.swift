import DetectionCore

/// The most likely cut of a text into tokens that have a log-probability each, as SentencePiece's unigram model makes it.
///
/// Source: Kudo, "Subword Regularization" (2018); `unigram_model.cc` of SentencePiece, `EncodeOptimized`.
struct UnigramPieces: Sendable {
    /// What an unknown character costs beside the least likely token.
    private static let penalty = 10.0

    private let scores: [Double]
    private let unknown: Int32
    private let unknownScore: Double

    init(_ json: JSONValue, table: PrefixTable) throws(TokenizerRefusal) {
        guard try json.flag("byte_fallback", or: false) == false else {
            throw TokenizerRefusal(unknown: "bytes for unknown characters")
        }
        var scores: [Double] = []
        for entry in try json.list("vocab") {
            guard case .array(let pair) = entry, let score = pair.last?.number, score.isFinite else {
                throw TokenizerRefusal("has a token without a score")
            }
            scores.append(score)
        }
        unknown = try JSONValue.id(json["unk_id"])
        guard scores.indices.contains(Int(unknown)) else { throw TokenizerRefusal("has no token for what is unknown") }
        unknownScore = (scores.min() ?? 0) - Self.penalty
        self.scores = scores
    }

    private struct Path {
        var score = 0.0
        /// Where its last token starts; negative when nothing ends here.
        var start: Int32 = -1
        var id: Int32 = 0
    }

    /// Adds the tokens of a piece; neighbouring unknown characters are one token.
    func encode(_ piece: ArraySlice<Unicode.Scalar>, table: PrefixTable, into ids: inout [Int32]) {
        let bytes = piece.utf8
        var paths = [Path](repeating: Path(), count: bytes.count + 1)
        var place = 0
        for scalar in piece {
            let here = paths[place].score
            let width = UTF8.width(scalar)
            var isKnown = false
            func offer(_ end: Int, _ score: Double, _ id: Int32) {
                guard paths[end].start < 0 || score > paths[end].score else { return }
                paths[end] = Path(score: score, start: Int32(place), id: id)
            }
            table.forEachPrefix(of: bytes, from: place) { match in
                offer(place + match.length, scores[Int(match.id)] + here, match.id)
                if match.length == width { isKnown = true }
            }
            if !isKnown { offer(place + width, unknownScore + here, unknown) }
            place += width
        }
        append(paths, bytes, table, to: &ids)
    }

    private func append(_ paths: [Path], _ bytes: [UInt8], _ table: PrefixTable, to ids: inout [Int32]) {
        var reversed: [Int32] = []
        var end = paths.count - 1
        var unknownEnd: Int?
        func close(at start: Int) {
            guard let last = unknownEnd else { return }
            reversed.append(table.id(of: Array(bytes[start..<last])) ?? unknown)
            unknownEnd = nil
        }
        while end > 0 {
            let path = paths[end]
            if path.id == unknown {
                unknownEnd = unknownEnd ?? end
            } else {
                close(at: end)
                reversed.append(path.id)
            }
            end = Int(path.start)
        }
        close(at: 0)
        ids += reversed.reversed()
    }
}
