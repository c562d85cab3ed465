import DetectionCore
import Foundation
import Testing

@Suite("Texts in the form that this version writes", .timeLimit(.minutes(20)))
struct JSONFormTests {
    private static let time = Date(timeIntervalSince1970: 1_790_000_000)
    private static let track = MediaTrack(
        kind: .video, codec: "h264", duration: 2.5, width: 4, height: 3, rotation: 90, isMirrored: true,
        frameRate: 29.97, sampleRate: 48000, channels: 2)
    /// A description with every member, and one with none that may be absent.
    private static let media = [
        MediaDescription(
            kind: .video, format: .mp4, bytes: 10, sha256: "00ff", width: 4, height: 3, frames: 2, duration: 1e-7,
            tracks: [track, MediaTrack(kind: .audio, codec: "\"\\/\u{1}\n\u{1F}ü\u{2028}")],
            document: TextDocument(form: .email, words: 12, leftOut: ["quotes"], attachments: ["a.pdf", "b"])),
        MediaDescription(kind: .text, format: .text, bytes: 0, sha256: ""),
        MediaDescription(
            kind: .text, format: .pdf, bytes: 9, sha256: "",
            document: TextDocument(
                form: .pdf, words: 3, leftOut: [], pages: 9, pageStarts: [0, 7], recognizedPages: 1)),
    ]
    private static func summaries() throws -> [ReportSummary] {
        let bare = try ReportCoding.decoder().decode(
            ReportSummary.self, from: Data(#"{"provenance":{"metadata":[]},"verdict":"uncertain"}"#.utf8))
        var full = bare
        full.reason = .signalsConflict
        full.probability = 0.25
        full.interval = [0.1, 0.75]
        full.examined = [Examined(1.5, of: 3, .seconds), Examined(1, of: 2, .words)]
        full.provenance = Report.Provenance(
            c2pa: ContentCredentials(
                state: .validExpired, signer: "S", issuer: "I", signedAt: time, generator: "G", madeWith: "M",
                digitalSourceType: .trainedAlgorithmicMedia, actions: ["c2pa.created", "c2pa.edited"], ingredients: 3,
                failures: ["x"]),
            pixelSignature: PixelSignature(state: .altered, signer: "S", path: "png:stealth"),
            metadata: [
                MetadataClaim(path: "p", value: "v", claim: .edited, withAI: false),
                MetadataClaim(path: "p", value: "v", claim: .camera),
            ],
            remarks: [MetadataRemark(path: "p", value: "v", meaning: .serviceJob)])
        return [full, bare]
    }

    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try ReportCoding.encoder().encode(value), as: UTF8.self)
    }

    @Test("What this version writes has the form, with every member and with few, and with each code")
    func written() throws {
        for value in Self.media { #expect(MediaDescription.form.matches(try text(value))) }
        for value in try Self.summaries() { #expect(ReportSummary.form.matches(try text(value))) }
        for format in MediaFormat.allCases {
            #expect(
                MediaDescription.form.matches(
                    try text(MediaDescription(kind: .audio, format: format, bytes: 1, sha256: "0"))))
        }
        for reason in Reason.allCases {
            var summary = try Self.summaries()[1]
            summary.reason = reason
            #expect(ReportSummary.form.matches(try text(summary)))
        }
    }

    @Test("A text that was changed anywhere has the form only when reading and writing it changes nothing")
    func changed() throws {
        for value in Self.media { try change(try text(value), MediaDescription.self) }
        for value in try Self.summaries() { try change(try text(value), ReportSummary.self) }
    }

    /// Changes other signs than those of numbers, of which one has many spellings.
    private func change<Value: FormedJSON>(_ text: String, _ type: Value.Type) throws {
        let (bytes, signs) = (Array(text.utf8), Array("\"\\{}[]:,aut x\u{1}".utf8))
        var matched = 0
        for place in bytes.indices where !Array("0123456789.-e".utf8).contains(bytes[place]) {
            var variants = [
                bytes[..<place] + bytes[(place + 1)...], bytes[...place] + bytes[place...], bytes[..<place],
            ]
            for sign in signs {
                variants += [
                    bytes[..<place] + [sign] + bytes[place...], bytes[..<place] + [sign] + bytes[(place + 1)...],
                ]
            }
            for variant in variants {
                let changed = String(decoding: variant, as: UTF8.self)
                guard Value.form.matches(changed) else { continue }
                matched += 1
                let value = try? ReportCoding.decoder().decode(Value.self, from: Data(changed.utf8))
                let again = try value.map(self.text)
                #expect(again == changed)
            }
        }
        #expect(matched > 0)
    }

    @Test("An object put together member by member is what an encoder writes")
    func objects() throws {
        struct Item: Encodable {
            var a: String?
            var b: Date?
            var c: [Int]?
            var d: String
        }
        var generator = SplitMix64(seed: 3)
        let strings =
            (0..<0x200).compactMap(Unicode.Scalar.init).map { "x\(Character($0))y" } + ["", "\u{1F600}\u{2028}"]
        for string in strings {
            // Microseconds from 1970 to 2100.
            let time = Date(
                timeIntervalSince1970: Double(Int64.random(in: 0...4_102_444_800_000_000, using: &generator)) / 1e6)
            let item = Item(a: string, b: time, c: [1, 2], d: string + string)
            var object = JSONObjectText()
            object.add("a", item.a)
            object.add("b", item.b)
            object.add("c", json: "[1,2]".utf8)
            object.add("d", item.d)
            #expect(String(decoding: object.text, as: UTF8.self) == (try text(item)))
        }
        var object = JSONObjectText()
        object.add("a", nil as String?)
        object.add("b", nil as Date?)
        object.add("c", json: nil as [UInt8]?)
        #expect(String(decoding: object.text, as: UTF8.self) == "{}")
    }
}
