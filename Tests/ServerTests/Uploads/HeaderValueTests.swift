import Testing

@testable import Intake
@testable import Server

@Suite("Header values with parameters", .timeLimit(.minutes(20)))
struct HeaderValueTests {
    @Test(
        "File names are read in every form that clients send",
        arguments: [
            ("form-data; name=\"f\"; filename=\"a b.jpg\"", "a b.jpg"),
            ("attachment; filename=a.jpg", "a.jpg"),
            ("attachment; filename=\"q\\\"x\\\\.jpg\"", "q\"x\\.jpg"),
            ("attachment; filename=\"C:\\temp\\a.jpg\"", "C:\\temp\\a.jpg"),
            ("attachment; filename=\"x.jpg\"; filename*=UTF-8''na%C3%AFve.jpg", "naïve.jpg"),
            ("attachment; filename=\"x.jpg\"; filename*=latin1''y.jpg", "x.jpg"),
            ("attachment;filename = \"semi;colon.jpg\" ; x=y", "semi;colon.jpg"),
            ("attachment; FILENAME=\"a\"; filename=\"b\"", "a"),
            ("attachment; filename=\"a\"\u{301}; filename=\"b\"", "a"),
        ])
    func fileName(text: String, name: String) {
        #expect(HeaderValue(text).fileName == name)
    }

    @Test("Nonsense is left out", arguments: ["", ";", ";;=;=\"", "attachment; =x; ;", "a; filename"])
    func nonsense(text: String) {
        #expect(HeaderValue(text).fileName ?? "" == "")
    }

    @Test(
        "Names are reduced to a last component without control characters",
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\temp\\a.jpg", "a.jpg"), ("a\u{0}\u{202E}\nb.jpg", "ab.jpg"),
            ("..", nil), ("/", nil), ("", nil), (" ", nil), ("naïve 猫.png", "naïve 猫.png"),
            (String(repeating: "x", count: 500), String(repeating: "x", count: 255)),
            ("dir/\u{338}name", "\u{338}name"), (String(repeating: "猫", count: 100), String(repeating: "猫", count: 85)),
            ("a" + String(repeating: "\u{301}", count: 500), "a" + String(repeating: "\u{301}", count: 127)),
        ] as [(String, String?)])
    func cleaned(name: String, expected: String?) {
        #expect(UploadName.clean(name) == expected)
    }
}
