import DetectionCore
import Testing

@testable import Detectors

@Suite("Prose within other forms", .timeLimit(.minutes(20)))
struct ProseTests {
    private func prose(_ text: String) throws -> (text: String, form: Prose.Form) {
        let (found, form) = try Prose.text(of: MappedText(text))
        let words = String(String.UnicodeScalarView(found.scalars)).split(whereSeparator: \.isWhitespace)
        return (words.joined(separator: " "), form)
    }

    @Test("A page gives up what stands between its tags")
    func page() throws {
        let page = """
            <!DOCTYPE html><html><head><title>x</title><style>p { }</style></head><body><script>var a = "<p>no</p>";</script>
            <!-- no --><p>One &amp; two&#39;s <b>bo</b>ld</p><ul><li>three</li></ul><p a="x > y">fo&#x75;r</p></body></html>
            """
        #expect(try prose(page) == ("One & two's bold three four", .html))
        #expect(try prose("<div>a<script>never closed").text.hasPrefix("a"))
        #expect(try prose("a < b and c > d") == ("a < b and c > d", .plain))
    }

    @Test("An e-mail gives up its sender's words")
    func mail() throws {
        let head =
            "From: a@example.org\r\nTo: b@example.org\r\nSubject: =?x\r\nDate: Mon, 1 Jan 2024\r\nMIME-Version: 1.0\r\n"
        let plain = head + "\r\nHello,\r\n> quoted\r\nown words\r\n-- \r\nA. Name\r\n"
        #expect(try prose(plain) == ("Hello, own words", .mail))
        let quoted =
            head
            + "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nit=E2=80=99s so=\r\n und\r\n"
        #expect(try prose(quoted).text == "it\u{2019}s so und")
        let parts =
            head
            + "Content-Type: multipart/alternative;\r\n boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/html\r\n\r\n<p>no</p>"
            + "\r\n--b1\r\nContent-Type: text/plain\r\n\r\nthe words\r\n--b1--\r\n"
        #expect(try prose(parts).text == "the words")
        let page = head + "Content-Type: text/html\r\n\r\n<html><body><p>only words</p></body></html>\r\n"
        #expect(try prose(page).text == "only words")
        let packed = "Content-Transfer-Encoding: base64\r\nContent-Type: text/plain; charset="
        #expect(try prose(head + packed + "utf-8\r\n\r\nR3LDvMOfZSwKPiBxdW90ZWQK\r\nb3du\r\n").text == "Grüße, own")
        #expect(try prose(head + packed + "\"iso-8859-1\"\r\n\r\nR3L832U=\r\n").text == "Grüße")
        for other in ["koi8-r\r\n\r\nR3L832U=", "utf-8\r\n\r\nR3L832U=", "utf-8\r\n\r\nno base64!"] {
            #expect(throws: TextReading.Refusal.self) { try prose(head + packed + other + "\r\n") }
        }
        #expect(try prose("From: nobody\nI think so.").form == .plain)
        #expect(try prose("Note: this.\nPlan: that.\n\nText").form == .plain)
    }

    @Test(
        "Of an e-mail it is told how much was read, and what is attached, however deep; an attached e-mail is not looked into"
    )
    func outline() throws {
        let part = { (type: String, body: String) in "--b1\r\nContent-Type: \(type)\r\n\r\n\(body)\r\n" }
        let inner = "From: c\r\nTo: d\r\nSubject: x\r\n\r\nNot these words.\r\n"
        let mail =
            "From: a\r\nTo: b\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n"
            + part("text/plain", "Four words of hers.\r\n> and quoted ones")
            + part("application/pdf; name=\"bill.pdf\"", "JVBERi0=")
            + part("message/rfc822", inner)
            + part("text/plain; name=\"x.txt\"\r\nContent-Disposition: attachment; filename=\"note\u{7}.txt\"", "no")
            + "--b1--\r\n"
        #expect(try prose(mail).text == "Four words of hers.")
        #expect(
            TextDocument(ofMail: mail)
                == TextDocument(
                    form: .email, words: 4, leftOut: ["attachments", "quotes"],
                    attachments: ["bill.pdf", "message/rfc822", "note.txt"]))
        #expect(TextDocument(ofMail: "No mail at all.") == nil)
    }

    @Test(
        "Subtitles give up what is said",
        arguments: [
            "1\n00:00:01,000 --> 00:00:02,000\n<i>Good</i>\nmorning\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}you\n",
            "WEBVTT\n\nNOTE no\n\n00:01.000 --> 00:02.000 align:left\n<v Ann>Good\nmorning\n\n00:03.000 --> 00:04.000\nyou\n",
            "[Script Info]\nTitle: no\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}Good\\Nmorning\n"
                + "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,you\n",
        ])
    func subtitles(text: String) throws {
        #expect(try prose(text) == ("Good morning you", .subtitles))
    }

    @Test("RTF is refused by its name")
    func refused() {
        #expect { try prose("{\\rtf1 text}") } throws: { error in
            (error as? TextReading.Refusal)?.explanation.hasPrefix("This is RTF,") == true
        }
    }

    @Test("Places in the prose lead back into the text as it was handed in")
    func origins() throws {
        let page = "<p>one</p><p>two &amp; three</p>"
        let (text, _) = try Prose.text(of: MappedText(page))
        let start = try #require(text.scalars.firstIndex(of: "&"))
        let range = text.original(of: start..<text.count - 1)
        #expect(String(String.UnicodeScalarView(Array(page.unicodeScalars)[range])).hasPrefix("&amp; three"))
        let reading = try TextReading(
            "<html><body><p>" + String(repeating: "This is the text that we have. ", count: 12) + "</p></body></html>")
        #expect(reading.form == .html && reading.text.original(of: 0..<4) == 15..<19)
    }

    @Test("Pages, mails and subtitles of any shape are read to an end")
    func bombs() {
        let parts = [
            "<", "<p", "<!--", "<script>", "&#", "--b\n", "=", "Content-Type: multipart/x; boundary=b\n\n--b\n",
            "00:00:01,000 --> 00:00:02,000\n",
        ]
        for part in parts {
            for start in [
                "", "<html>", "From: a\nTo: b\nSubject: c\nContent-Type: multipart/x; boundary=b\n\n", "WEBVTT\n",
            ] {
                _ = try? Prose.text(of: MappedText(start + String(repeating: part, count: 5000)))
            }
        }
    }
}
