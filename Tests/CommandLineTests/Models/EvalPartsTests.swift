import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("Parts of an evaluation", .timeLimit(.minutes(20)))
struct EvalPartsTests {
    @Test("CSV fields may be quoted, hold commas, quotes and line ends, and end either way")
    func csv() throws {
        let text = "path,label\r\n\"a,\"\"b\"\".jpg\",real\n\n\"two\nlines\",fake"
        #expect(
            try CSVReader.records(in: text) == [["path", "label"], ["a,\"b\".jpg", "real"], ["two\nlines", "fake"]])
        #expect(try CSVReader.records(in: "a,,\n") == [["a", "", ""]])
    }

    @Test("A quote that never closes is named by its line")
    func unclosed() {
        #expect(throws: CSVReader.UnclosedQuote(line: 2)) { try CSVReader.records(in: "a\n\"b\nc") }
    }

    @Test("A CSV manifest gives paths beside itself, labels and deliveries")
    func manifest() throws {
        let items = try LabelledManifest.csv(
            "path,split,label,generator,delivery\nx/a.jpg,test,real,cam,q60\n/b.png,train,fake,gen,", folder: "/data",
            split: nil)
        #expect(items.map(\.content) == [.file("/data/x/a.jpg"), .file("/b.png")])
        #expect(items.map(\.label) == [.authentic, .synthetic])
        #expect(items.first?.delivery == "q60")
        let some = try LabelledManifest.csv(
            "path,split,label,generator\na,test,real,cam\nb,train,fake,gen", folder: "/", split: "train")
        #expect(some.map(\.path) == ["b"])
    }

    @Test(
        "A manifest that lacks something says what, and where",
        arguments: [
            ("path,label\na,real", "generator"), ("path,label,generator\na,perhaps,x", "Row 2"), ("", "empty"),
        ])
    func malformed(text: String, mention: String) {
        #expect { try LabelledManifest.csv(text, folder: "/", split: nil) } throws: {
            ($0 as? LabelledManifest.Malformed)?.description.contains(mention) == true
        }
    }

    @Test("JSON lines give texts, by line, with labels of either vocabulary")
    func jsonLines() throws {
        let items = try LabelledManifest.lines(
            #"{"text":"one","label":"human","generator":"h"}"# + "\n" + #"{"text":"two","label":"ai","generator":"g"}"#,
            split: nil)
        #expect(items.map(\.content) == [.text("one"), .text("two")])
        #expect(items.map(\.row) == [1, 2])
        #expect(items.map(\.label) == [.authentic, .synthetic])
    }

    @Test("Labels may be 0 and 1, and a line without a generator has none")
    func numericLabels() throws {
        let items = try LabelledManifest.lines(
            #"{"text":"a","label":0}"# + "\n" + #"{"text":"b","label":1}"#, split: nil)
        #expect(items.map(\.label) == [.authentic, .synthetic])
        #expect(items.map(\.generator) == ["", ""])
    }

    @Test("The area under the curve counts ties half and agrees with counting pairs")
    func auroc() throws {
        #expect(AUROC.area(authentic: [1, 2], synthetic: [3, 4]) == 1)
        #expect(AUROC.area(authentic: [1], synthetic: [1]) == 0.5)
        #expect(AUROC.area(authentic: [], synthetic: [1]) == nil)
        for _ in 0..<50 {
            let authentic = (0..<9).map { _ in Double(Int.random(in: 0..<6)) }
            let synthetic = (0..<7).map { _ in Double(Int.random(in: 2..<8)) }
            let pairs = authentic.flatMap { low in synthetic.map { $0 > low ? 1 : $0 == low ? 0.5 : 0 } }
            let area = try #require(AUROC.area(authentic: authentic, synthetic: synthetic))
            #expect(abs(area - pairs.reduce(0, +) / 63) < 1e-12)
        }
    }
}
