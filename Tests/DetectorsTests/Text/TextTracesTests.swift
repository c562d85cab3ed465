import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("What chat tools leave in texts", .timeLimit(.minutes(20)))
struct TextTracesTests {
    @Test(
        "A tool's own syntax is a claim that names the tool",
        arguments: [
            ("The market grew 12% :contentReference[oaicite:0]{index=0} last year.", "ChatGPT"),
            ("As said (oaicite:12), so it is.", "ChatGPT"),
            ("See [oai_citation:2\u{2021}Reuters](https://example.com).", "ChatGPT"),
            ("Prices fell \u{E200}cite\u{E202}turn0search3\u{E201} in May.", "ChatGPT"),
            ("Prices fell citeturn0search3 in May.", "ChatGPT"), ("Prices fell turn12news1 in May.", "ChatGPT"),
            ("navlistturn1maps0", "ChatGPT"), ("A \u{E200}b\u{E201} c", "ChatGPT"),
            ("As stated\u{3010}4:2\u{2020}source\u{3011}, access is allowed.", "ChatGPT"),
            ("As stated\u{3010}4\u{2020}L3-L9\u{3011}.", "ChatGPT"),
            ("[Download](sandbox:/mnt/data/report.xlsx)", "ChatGPT"),
            ("({\"attribution\":{\"attributableIndex\":\"3795-0\"}})", "ChatGPT"),
            ("See \"attributableIndex\": 3.", "ChatGPT"),
            ("[cite_start]The river rose. [cite: 1, 12]", "Gemini"), ("It rose [cite: 7].", "Gemini"),
            ("[span_0](start_span)Text[span_0](end_span)", "Gemini"),
            ("<grok-card data-id=\"1\"></grok-card>", "Grok"), ("and grok_render_citation_card_json={}", "Grok"),
            ("![x](https://ppl-ai-file-upload.s3.amazonaws.com/web/a.png)", "Perplexity"),
            ("<|im_start|>assistant\nHello<|im_end|>", ""), ("<start_of_turn>model\nHello", ""),
            ("The user asks for a poem.\n</think>\n\nRoses are red.", ""),
        ])
    func proof(text: String, writer: String) {
        let traces = TextTraces(text)
        #expect(traces.tier == .proof)
        #expect(traces.marks.contains { $0.tier == .proof && $0.writer == writer })
        let claim = traces.statements.claims.first
        #expect(claim?.claim == .synthetic && claim?.value == (writer.isEmpty ? "a language model" : writer))
    }

    @Test(
        "Phrases of an assistant weigh and claim nothing",
        arguments: [
            "As an AI language model, I do not have personal opinions.", "https://x.com/i/a?referrer=grok.com",
            "[a](https://a.org/?utm_source=chatgpt.com)", "<a href=\"https://a.org/?b=1&amp;utm_source=openai\">a</a>",
            "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AbC", "Founded on 2024-XX-XX in Berlin.",
            "As of my last knowledge update, the club had 40 members.", "See the docs [web:3] and [web:7].",
            "Certainly! Here is the letter.", "I don\u{2019}t have real-time data.", "Here's a polished version of it:",
            "Dear [Recipient's Name],\nyours, [Your Name]",
            "[Insert your company here]", "I cannot assist with that.",
        ])
    func strong(text: String) async {
        let traces = TextTraces(text)
        #expect(traces.tier == .strong && traces.statements == MetadataStatements())
    }

    @Test("Habits are shown only", arguments: ["I hope this helps!", "## Overview\n\nText", "It is **bold** here."])
    func weak(text: String) {
        #expect(TextTraces(text).tier == .weak)
    }

    @Test(
        "What people write, also about such marks, has none",
        arguments: [
            "The word oaicite was in the news; editors discuss turn-by-turn search.",
            "A footnote[^1] and [citation needed].",
            "He wrote \u{201C}As an AI language model\u{201D}, quoting the chatbot, in an essay on machines.",
            "She said: \u{201C}Sorry, but as an AI language model I cannot help.\u{201D}",
            "\u{E0B0} powerline glyph in a shell prompt", "\u{3010}\u{516C}\u{544A}\u{3011}\u{672C}\u{5E97}",
            "Look for `:contentReference[oaicite:0]` and `turn0search0` in the text.",
            "```\n<|im_start|>user\n```\n", "    :contentReference[oaicite:0]{index=0}\n",
            "<code>sandbox:/mnt/data/</code> and <pre>(sandbox:/mnt/data/x)</pre>",
            "The string \"oaicite:0\" and \u{201E}turn0search1\u{201C} give it away.", "Overturn0search1 is no word.",
            "The field \"attributableIndex\" is odd.", "We parse utm_source=chatgpt.com out of links.",
            "my [your name] template", "I think.</b>",
        ])
    func none(text: String) {
        let traces = TextTraces(text)
        #expect(traces.tier != .proof && traces.tier != .strong)
        #expect(traces.statements == MetadataStatements())
    }

    @Test("Marks of several tools at once make a text about marks: they are shown")
    func about() {
        let text = "ChatGPT leaves turn0search0, Gemini leaves [cite_start], Grok leaves <grok-card>."
        #expect(TextTraces(text).tier == .weak && TextTraces(text).statements.claims.isEmpty)
    }

    @Test("The label at the start of a Markdown file is read, a platform's guess is shown")
    func frontMatter() {
        let members = "  ContentProducer: '001191110102MACQD9K64000000'\n  ProduceID: 7\n"
        let text = "---\ntitle: A\nAIGC:\n  Label: \"1\"\n\(members)---\n\nText"
        #expect(
            TextTraces(text).statements.claims == [MetadataClaim(path: "text:AIGC", value: "Doubao", claim: .synthetic)]
        )
        let guess = text.replacing("\"1\"", with: "2")
        #expect(TextTraces(guess).statements.claims.isEmpty && TextTraces(guess).statements.remarks.count == 1)
        for other in ["Text\n" + text, text.replacing("AIGC", with: "ai"), "---\nAIGC:\nLabel: 1\n---\n"] {
            #expect(TextTraces(other).statements == MetadataStatements())
        }
    }

    @Test("Marks are found through characters that hide them, and stand where they stood")
    func hiddenMarks() throws {
        let text = "So \u{FF4F}\u{200B}aicite:\u{2060}0 it is."
        let mark = try #require(TextTraces(text).marks.first)
        #expect(mark.name == "oaicite")
        #expect(
            String(String.UnicodeScalarView(Array(text.unicodeScalars)[mark.range]))
                == "\u{FF4F}\u{200B}aicite:\u{2060}0")
    }

    @Test("Hidden characters are counted and read as what they look like")
    func hidden() {
        func fold(_ text: String) -> (String, HiddenCharacters) {
            let (folded, hidden) = HiddenCharacters.fold(MappedText(text))
            return (String(String.UnicodeScalarView(folded.scalars)), hidden)
        }
        #expect(fold("a\u{200B}b\u{AD}c\u{FEFF} d\u{200D}e") == ("abc de", HiddenCharacters(invisible: 4)))
        #expect(fold("p\u{430}ge \u{43E}f t\u{435}xt") == ("page of text", HiddenCharacters(lookAlikes: 3)))
        #expect(
            fold("\u{1D41B}\u{1D428}\u{1D425}\u{1D41D} \u{FF37}\u{FF29}\u{FF24}\u{FF25}") == (
                "bold WIDE", HiddenCharacters(styled: 8)
            ))
        for kept in [
            "\u{41C}\u{43E}\u{441}\u{43A}\u{432}\u{430} \u{438} BMW",
            "\u{1F468}\u{200D}\u{1F469} 1\u{FE0F}\u{20E3} \u{2764}\u{FE0F}",
            "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}", "\u{928}\u{94D}\u{200D}\u{915}",
            "a \u{3B1} b \u{3B2}",
        ] {
            #expect(fold(kept) == (kept, HiddenCharacters()))
        }
    }

    @Test("Very many marks, quotes and tags are read to an end")
    func bombs() {
        for part in ["`", "``` ", "<code>", "turn0search0 ", "[cite: ", "\u{200B}", "\u{3010}1\u{2020}", "**a"] {
            #expect(TextTraces(String(repeating: part, count: 30_000)).marks.count <= 300)
        }
    }

    private func medium(_ text: String) throws -> DecodedMedium {
        let file = try MediaFile(bytes: Array(text.utf8))
        let description = MediaDescription(kind: .text, format: .text, bytes: file.count, sha256: "")
        return DecodedMedium(file: file, description: description, text: text)
    }

    @Test("The detector tells what it found, marks it and weighs phrases only")
    func evidence() async throws {
        func found(_ text: String) async throws -> Evidence {
            await TextTraceDetector().evidence(for: try medium(text))
        }
        let proof = try await found("The market grew :contentReference[oaicite:0]{index=0} last year.")
        #expect(proof.state == .done && proof.llr == nil && proof.spans?.map(\.start) == [16])
        #expect(proof.explanation.contains("oaicite (ChatGPT)"))
        let strong = try await found("As an AI language model, I like tea.")
        #expect(strong.llr == 3 && strong.figures == ["phrases": 1])
        let hidden = try await found("so\u{200B}me wo\u{200B}rds")
        #expect(hidden.llr == nil && hidden.explanation.hasPrefix("It holds 2 invisible characters."))
        #expect(try await found("Some words.").reason == .noTraces)
    }
}
