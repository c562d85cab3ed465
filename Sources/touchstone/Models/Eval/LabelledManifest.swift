import Foundation
import Presentation

/// Reads a labelled set: a CSV with path, label and generator, or JSON lines (also xz) with text, label and generator.
enum LabelledManifest {
    /// A fault of a manifest, in one sentence.
    struct Malformed: Error, Equatable, CustomStringConvertible {
        let description: String
    }

    /// The items of a manifest, in its order.
    ///
    /// - Parameters:
    ///   - path: The manifest; paths in it are relative to its folder.
    ///   - split: Keep only rows whose `split` column has this value; nil keeps all.
    static func items(at path: String, split: String?) throws -> [LabelledItem] {
        guard var data = FileManager.default.contents(atPath: path) else {
            throw Malformed(description: "The manifest \(path.printable) cannot be read: check path and permissions.")
        }
        var name = path
        if name.hasSuffix(".xz") {
            data = try XZ.decompressed(path: path)
            name.removeLast(3)
        }
        let text = String(decoding: data, as: UTF8.self)
        if name.hasSuffix(".csv") {
            let folder = URL(filePath: path).deletingLastPathComponent().path
            return try csv(text, folder: folder, split: split)
        }
        return try lines(text, split: split)
    }

    static func csv(_ text: String, folder: String, split: String?) throws -> [LabelledItem] {
        let records: [[String]]
        do throws(CSVReader.UnclosedQuote) {
            records = try CSVReader.records(in: text)
        } catch {
            throw Malformed(description: "A quoted field that starts in line \(error.line) never ends: close it.")
        }
        guard let header = records.first else { throw Malformed(description: "The manifest is empty.") }
        for column in ["path", "label"] where !header.contains(column) {
            throw Malformed(description: "The manifest has no column \u{201C}\(column)\u{201D}: add it.")
        }
        guard header.contains("generator") || header.contains("source") else {
            throw Malformed(
                description: "The manifest has neither a column \u{201C}generator\u{201D} nor "
                    + "\u{201C}source\u{201D}: add one.")
        }
        return try records.dropFirst().enumerated().compactMap { index, record in
            let fields = Dictionary(zip(header, record)) { first, _ in first }
            guard split == nil || fields["split"] == split else { return nil }
            guard let path = fields["path"], let word = fields["label"],
                let generator = fields["generator"] ?? fields["source"]
            else {
                throw Malformed(description: "Row \(index + 2) of the manifest has too few fields.")
            }
            return LabelledItem(
                content: .file(path.hasPrefix("/") ? path : "\(folder)/\(path)"), path: path,
                label: try label(word, row: index + 2), generator: generator, source: fields["source"],
                delivery: fields["delivery"])
        }
    }

    static func lines(_ text: String, split: String?) throws -> [LabelledItem] {
        let decoder = JSONDecoder()
        return try text.split(separator: "\n").enumerated().compactMap { index, json in
            guard let line = try? decoder.decode(LabelledLine.self, from: Data(json.utf8)) else {
                throw Malformed(description: "Line \(index + 1) of the manifest is not JSON with text and label.")
            }
            guard split == nil || line.split == split else { return nil }
            return LabelledItem(
                content: .text(line.text), row: index + 1, label: try label(line.label, row: index + 1),
                generator: line.generator ?? "", source: line.source, delivery: line.delivery)
        }
    }

    private static func label(_ word: String, row: Int) throws -> LabelledItem.Label {
        guard let label = LabelledItem.Label(word: word) else {
            throw Malformed(
                description: "Row \(row) has the label \u{201C}\(word.printable)\u{201D}: use real, human, fake or ai.")
        }
        return label
    }
}
