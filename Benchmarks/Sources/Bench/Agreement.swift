import Foundation

/// Whether all contenders that give a score give the same one: speed is compared only between equals.
enum Agreement {
    /// The largest difference in probability between the product and each reference.
    static func summary(_ contenders: [any Contender], _ images: [URL]) throws -> String {
        var scores: [String: [Double]] = [:]
        for contender in contenders.dropFirst() {
            scores[contender.name] = try images.map { image in
                guard let llr = try contender.answer(.image(image)) else {
                    throw BenchmarkError("\(contender.name) gave no score for \(image.lastPathComponent)")
                }
                return 1 / (1 + exp(-llr))
            }
        }
        let names = contenders.dropFirst().map(\.name)
        guard let first = names.first, let ours = scores[first] else { return "" }
        return names.dropFirst().map { name in
            let largest = zip(ours, scores[name] ?? []).map { abs($0 - $1) }.max() ?? .nan
            return
                "Largest difference in probability, \(first) to \(name), \(images.count) pictures: \(String(format: "%.4f", largest))"
        }.joined(separator: "\n")
    }
}
