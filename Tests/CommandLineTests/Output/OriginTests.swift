import DetectionCore
import Presentation
import Testing

@Suite("Where a file says it comes from", .timeLimit(.minutes(20)))
struct OriginTests {
    private func signed(
        _ state: ContentCredentials.State, _ failures: [String] = [],
        type: DigitalSourceType? = .trainedAlgorithmicMedia, program: String? = "GPT-4o"
    ) -> Report.Provenance {
        let credentials = ContentCredentials(
            state: state, signer: "Truepic Lens CLI in Sora", issuer: "OpenAI", madeWith: program,
            digitalSourceType: type, actions: ["c2pa.created", "c2pa.converted", "c2pa.opened"], failures: failures)
        return Report.Provenance(c2pa: credentials)
    }

    @Test(
        "Each state of a signature has words of its own",
        arguments: [
            (ContentCredentials.State.trusted, [], "Signed by OpenAI: made with GPT-4o"),
            (
                .validUntrusted, [],
                "The file says it was made with GPT-4o (signed by OpenAI; intact, signer unknown here)"
            ),
            (
                .validExpired, [],
                "The file says it was made with GPT-4o (signed by OpenAI; intact, certificate expired)"
            ),
            (.invalid, ["assertion.dataHash.mismatch"], "This file was altered after it was signed"),
            (
                .invalid, ["signingCredential.ocsp.revoked"],
                "This file is signed with a certificate that is not valid"
            ),
        ])
    func states(state: ContentCredentials.State, failures: [String], sentence: String) throws {
        let origin = try #require(Origin(signed(state, failures)))
        #expect(origin.sentence == sentence)
        #expect(origin.leads)
    }

    @Test("A signature that could not be checked says nothing")
    func unchecked() {
        for state in [ContentCredentials.State.absent, .unreadable, .unavailable, .unknown] {
            #expect(Origin(signed(state)) == nil)
        }
    }

    @Test("What version 0.1 called invalid, but had only expired, is told as that")
    func earlier() throws {
        let codes = ["signingCredential.untrusted", "signingCredential.expired"]
        #expect(try #require(Origin(signed(.invalid, codes))).standing == .expired)
        #expect(try #require(Origin(signed(.invalid, [codes[0]]))).standing == .unknownSigner)
    }

    @Test("What a chat tool left in a text is named with the tool")
    func leftInText() throws {
        let mark = MetadataClaim(path: "text:oaicite", value: "ChatGPT", claim: .synthetic)
        let origin = try #require(Origin(Report.Provenance(metadata: [mark])))
        let left = "which ChatGPT leaves in text that is copied from it"
        #expect(origin.sentence == "The text contains \u{201C}oaicite\u{201D}, \(left)")
        #expect(origin.leads && origin.look == .claim)
        let label = MetadataClaim(path: "text:AIGC", value: "Doubao", claim: .synthetic)
        let labelled = try #require(Origin(Report.Provenance(metadata: [label])))
        let said = "The file says it was made with Doubao (unsigned metadata: text:AIGC, a label"
        #expect(labelled.sentence.hasPrefix(said))
    }

    @Test("A proved edit with AI has a headline and a count of its own")
    func provedEdit() {
        var report = Reports.report(verdict: .synthetic)
        report.reason = .signed
        report.provenance = signed(.trusted, type: .compositeWithTrainedAlgorithmicMedia)
        #expect(report.isProvedEditWithAI && VerdictWords.headline(report) == "Signed as edited with AI")
        #expect(VerdictWords.short(report) == "AI-edited")
        report.provenance = signed(.trusted)
        #expect(!report.isProvedEditWithAI && VerdictWords.short(report) == "synthetic")
    }

    @Test("An edit with AI is not told as a generated file, and a claim is never a proof")
    func making() throws {
        let edited = signed(.validUntrusted, type: .compositeWithTrainedAlgorithmicMedia, program: "Firefly")
        let origin = try #require(Origin(edited))
        #expect(origin.sentence.contains("edited with AI by Firefly"))
        #expect(origin.look == .claim)
        #expect(try #require(Origin(signed(.trusted))).look == .proof)
    }

    @Test("A note of a camera stands above the answer; a claim of synthesis stands in its place")
    func opening() {
        var report = Reports.report(verdict: .noSigns)
        report.provenance.metadata = [MetadataClaim(path: "exif:Make", value: "NIKON COOLPIX P6000", claim: .camera)]
        let noted = Opening(report)
        #expect(noted.note == "The file says it was taken with the camera NIKON COOLPIX P6000 (unsigned metadata)")
        #expect(noted.title == "No signs that it was generated")
        report.provenance.metadata.append(MetadataClaim(path: "png:prompt", value: "{\"5\": {", claim: .synthetic))
        let claimed = Opening(report)
        #expect(
            claimed.title
                == "The file says it was made by a machine (unsigned metadata: png:prompt, a ComfyUI workflow)")
        #expect(claimed.answer == "The detectors by themselves: No signs that it was generated")
        #expect(claimed.look == "claim")
    }

    @Test(
        "Data of a program is told, not printed",
        arguments: [
            ("png:prompt", "{\"5\": {\"inputs\": {\"width\": 512", "a ComfyUI workflow"),
            ("exif:Make", "workflow:{\"nodes\": []}", "a ComfyUI workflow"),
            ("exif:ImageDescription", "Prompt: {\"3\": {\"class_type\": \"KSampler\"}}", "a ComfyUI workflow"),
            ("png:parameters", "a cat Steps: 20, Sampler: Euler", "the settings of an image generator"),
            ("xmp:AIGC", "{\"Label\": \"1\"}", "a label that generators in China must write"),
            ("exif:Software", "Adobe Firefly", "\u{201C}Adobe Firefly\u{201D}"),
        ])
    func data(path: String, value: String, told: String) {
        #expect(MetadataClaim(path: path, value: value, claim: .synthetic).told == told)
    }

    @Test("The chain of a signature has each step once, and codes are words")
    func chain() throws {
        let credentials = try #require(
            signed(.validExpired, ["signingCredential.untrusted", "signingCredential.expired"]).c2pa)
        let sentences = CredentialWords.sentences(credentials)
        #expect(sentences[0].contains("the signer is on no trust list here, the certificate has expired"))
        #expect(
            sentences[1] == "Made with GPT-4o \u{2192} converted \u{2192} signed by Truepic Lens CLI in Sora, OpenAI.")
    }
}
