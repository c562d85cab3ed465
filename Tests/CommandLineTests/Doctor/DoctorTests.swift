import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import touchstone

@Suite("touchstone doctor", .timeLimit(.minutes(20)))
struct DoctorTests {
    @Test("Tries every part, and names the remedy for models that are not there")
    func missing() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Command(models: folder.path).run("doctor", "--data", folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("ok    decoder    It decodes an image of 1024 × 683 pixels.\n"))
        #expect(outcome.output.contains("The decoder's system calls are filtered"))
        #expect(outcome.output.contains("FAIL  models     No models are installed.\n                 → Run ./setup"))
        #expect(outcome.output.contains("ok    signature"))
        #expect(outcome.output.contains("note  trust      No trust list"))
        #expect(outcome.output.contains("disk"))
    }

    @Test("A trust list that cannot be read is a fault, one that can is told by its path")
    func trust() {
        #expect(SignatureCheck.finding(trustList: "/nowhere.pem").state == .broken)
        let finding = SignatureCheck.finding(trustList: Fixture.signedPath("trust.pem"))
        #expect(finding.state == .good && finding.words.contains("trust.pem"))
    }

    @Test(
        "A library that is not there is a fault with its own words, never a pass",
        arguments: ContentCredentials.State.allCases)
    func library(state: ContentCredentials.State) {
        let finding = SignatureCheck.finding(ContentCredentials(state: state, failures: ["Unavailable: no such file"]))
        #expect((finding.state == .good) == (state == .absent))
        #expect((finding.remedy == nil) == (state == .absent))
    }

    @Test("A decoder without a filter is a fault; a kernel without Landlock, or one that does not say, is a note")
    func sandbox() {
        let filtered = "Name:\ttouchstone-dec\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t1\n"
        #expect(DecoderCheck.finding(processStatus: filtered, modules: "capability,landlock,yama\n").state == .good)
        #expect(DecoderCheck.finding(processStatus: filtered, modules: "capability,yama").state == .reduced)
        #expect(DecoderCheck.finding(processStatus: filtered, modules: nil).state == .reduced)
        let open = filtered.replacing("Seccomp:\t2", with: "Seccomp:\t0")
        #expect(DecoderCheck.finding(processStatus: open, modules: "landlock").state == .broken)
        #expect(DecoderCheck.finding(processStatus: "", modules: "landlock").state == .broken)
    }

    @Test("A folder that is not there yet is judged by the one above it; one without permission is a fault")
    func disk() throws {
        let folder = try TemporaryFolder()
        #expect(DiskCheck.finding(dataFolder: "\(folder.path)/a/b").words.contains(folder.path))
        let file = try folder.write([])
        #expect(DiskCheck.finding(dataFolder: "\(file)/data").state == .broken)
    }
}
