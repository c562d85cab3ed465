import DetectionCore
import Foundation
import Testing

@testable import Detectors

@Suite("What a manifest store amounts to", .timeLimit(.minutes(20)))
struct ManifestStoreTests {
    private func credentials(_ json: String) -> ContentCredentials? {
        ManifestStore(Array(json.utf8)).map { ContentCredentials($0) }
    }

    private static func manifest(_ type: String, parent: String? = nil, recorded: String = "") -> String {
        let ingredient = parent.map { parent in
            """
            {"relationship": "parentOf", "active_manifest": "\(parent)",
             "validation_results": {"activeManifest": {"success": [\(recorded)], "failure": []}}}
            """
        }
        return """
            {"ingredients": [\(ingredient ?? "")], "signature_info": {"issuer": "I", "common_name": "S",
             "time": "2026-05-22T21:48:19+00:00"}, "claim_generator_info": [{"name": "G", "version": "1"}],
             "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [
              {"action": "c2pa.edited", "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/\(type)"}]}}]}
            """
    }

    private static func status(_ code: String, _ label: String) -> String {
        #"{"code": "\#(code)", "url": "self#jumbf=/c2pa/\#(label)/c2pa.signature"}"#
    }

    private func store(
        _ state: String, recorded: String = "", deltas: (success: String, failure: String) = ("", "")
    ) -> ContentCredentials? {
        credentials(
            """
            {"active_manifest": "a", "validation_state": "\(state)", "manifests": {
             "a": \(Self.manifest("composite", parent: "b", recorded: recorded)),
             "b": \(Self.manifest("trainedAlgorithmicMedia"))},
             "validation_results": {"activeManifest": {"failure": []}, "ingredientDeltas": [
              {"validationDeltas": {"success": [\(deltas.success)], "failure": [\(deltas.failure)]}}]}}
            """)
    }

    @Test("Signer, time and generator are read, the step with a generator first")
    func fields() throws {
        let found = try #require(store("Valid"))
        #expect(found.state == .validUntrusted && found.signer == "S" && found.issuer == "I")
        #expect(found.signedAt == (try Date("2026-05-22T21:48:19Z", strategy: .iso8601)))
        #expect(found.generator == "G 1" && found.digitalSourceType == .trainedAlgorithmicMedia)
    }

    @Test("A trusted signer's predecessor counts only when it is found trusted today")
    func trustOfPredecessors() {
        let known = Self.status("signingCredential.trusted", "b")
        let refused = Self.status("signingCredential.untrusted", "b")
        let broken = Self.status("assertion.dataHash.mismatch", "b")
        #expect(store("Trusted")?.digitalSourceType == .composite)
        #expect(store("Trusted", deltas: (known, ""))?.digitalSourceType == .trainedAlgorithmicMedia)
        #expect(store("Trusted", recorded: known)?.digitalSourceType == .trainedAlgorithmicMedia)
        #expect(store("Trusted", recorded: known, deltas: ("", refused))?.digitalSourceType == .composite)
        #expect(store("Trusted", deltas: (known, broken))?.digitalSourceType == .composite)
        let other = Self.status("signingCredential.trusted", "c")
        #expect(store("Trusted", deltas: (other, ""))?.digitalSourceType == .composite)
    }

    private func statement(_ assertions: String, action: String = "c2pa.created") -> ContentCredentials? {
        credentials(
            """
            {"active_manifest": "a", "validation_state": "Trusted", "manifests": {"a": {"assertions": [
             {"label": "c2pa.actions.v2", "data": {"actions": [
              {"action": "\(action)", "digitalSourceType": "http://c2pa.org/digitalsourcetype/empty"}]}},
             \(assertions)]}}}
            """)
    }

    private static func elsewhere(_ type: String) -> [String] {
        let term = "http://cv.iptc.org/newscodes/digitalsourcetype/\(type)"
        return [
            #"{"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.opened", "parameters": {"com.adobe.digitalSourceType": "\#(term)"}}]}}"#,
            #"{"label": "c2pa.actions.v2", "data": {"actions": [], "templates": [{"action": "c2pa.edited", "digitalSourceType": "\#(term)"}]}}"#,
            #"{"label": "c2pa.metadata", "data": {"@context": {}, "Iptc4xmpExt:DigitalSourceType": "\#(term)"}}"#,
            #"{"label": "stds.iptc", "data": {"Iptc4xmpExt:DigitalSourceType": "\#(term)"}}"#,
        ]
    }

    @Test(
        "A generator is found wherever the manifest names it",
        arguments: elsewhere("trainedAlgorithmicMedia")
            + [#"{"label": "com.adobe.generative-ai", "data": {"description": "Adobe Firefly"}}"#])
    func statedElsewhere(assertion: String) {
        #expect(statement(assertion)?.digitalSourceType == .trainedAlgorithmicMedia)
    }

    @Test("A generator that is named for an opened file made a part of it")
    func opened() {
        let mention = #"{"label": "com.adobe.generative-ai", "data": {}}"#
        #expect(
            statement(mention, action: "c2pa.opened")?.digitalSourceType == .compositeWithTrainedAlgorithmicMedia)
    }

    @Test("A camera's signature names the camera that its Exif statement names")
    func cameraName() {
        func camera(_ exif: String) -> ContentCredentials? {
            credentials(
                """
                {"active_manifest": "a", "validation_state": "Trusted", "manifests": {"a": {"assertions": [
                 {"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.created",
                  "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}]}},
                 {"label": "stds.exif", "data": {\(exif)}}]}}}
                """)
        }
        #expect(camera(#""tiff:Make": "NIKON CORPORATION", "tiff:Model": "NIKON Z 6_3""#)?.madeWith == "NIKON Z 6_3")
        #expect(camera(#""EXIF:Make": "Leica Camera AG", "EXIF:Model": "M11-P""#)?.madeWith == "Leica Camera AG M11-P")
        #expect(camera("")?.madeWith == nil)
    }

    @Test("A camera is believed from an action only", arguments: elsewhere("digitalCapture"))
    func cameraElsewhere(assertion: String) {
        #expect(statement(assertion)?.digitalSourceType == nil)
    }

    @Test("Failures of the certificate alone leave a file intact; any other makes it invalid")
    func states() {
        func state(_ codes: String...) -> ContentCredentials.State? {
            let failures = codes.map { Self.status($0, "a") }.joined(separator: ",")
            return credentials(
                """
                {"active_manifest": "a", "validation_state": "Invalid", "manifests": {"a": {}},
                 "validation_results": {"activeManifest": {"failure": [\(failures)]}}}
                """)?.state
        }
        #expect(state("signingCredential.untrusted", "signingCredential.expired") == .validExpired)
        #expect(state("timeStamp.mismatch") == .validExpired)
        #expect(state("signingCredential.expired", "assertion.dataHash.mismatch") == .invalid)
        #expect(state("signingCredential.revoked") == .invalid)
        #expect(state() == .invalid)
    }

    @Test("Manifests that name each other as predecessors end the walk")
    func loop() {
        let found = credentials(
            """
            {"active_manifest": "a", "validation_state": "Valid", "manifests": {
             "a": \(Self.manifest("composite", parent: "b")), "b": \(Self.manifest("composite", parent: "a"))}}
            """)
        #expect(found?.actions == ["c2pa.edited", "c2pa.edited"])
    }

    @Test(
        "What has another shape than expected is left out",
        arguments: [
            #"{"active_manifest": "a"}"#, #"{"active_manifest": "a", "manifests": []}"#,
            #"{"active_manifest": "a", "manifests": {"a": {"assertions": [1, {"label": "c2pa.actions", "data": 7}]}}}"#,
            #"{"active_manifest": "a", "manifests": {"a": {"ingredients": "x", "signature_info": [1]}}}"#,
            #"{"active_manifest": "a", "manifests": {"a": null}, "validation_results": {"ingredientDeltas": 1}}"#,
        ])
    func shapes(json: String) {
        #expect(credentials(json) == ContentCredentials(state: .invalid))
    }

    @Test(
        "What is no store is told apart",
        arguments: ["", "[]", "{", "7", #"{"active_manifest": 1}"#, String(repeating: "[", count: 100_000)])
    func notJSON(text: String) {
        #expect(credentials(text) == nil)
    }

    @Test("The library's words become states")
    func words() {
        func state(_ why: String) -> ContentCredentials.State { ContentCredentials(withoutStore: why).state }
        #expect(state("ManifestNotFound: no JUMBF data found") == .absent)
        #expect(state("Other: C2PA provenance not found in XMP") == .absent)
        #expect(state("NotSupported: type is unsupported") == .absent)
        #expect(state("Remote: must fetch remote manifests from url http://x") == .absent)
        #expect(state("Unavailable: libc2pa_c.so: cannot open shared object file") == .unavailable)
        #expect(state("Verify: invalid JUMB box") == .unreadable)
        let header = #"Other: asset could not be parsed: invalid header: expected "RIFF", got "RF64""#
        #expect(state(header) == .unreadable)
        #expect(ContentCredentials(withoutStore: header) { false } == ContentCredentials(state: .absent))
    }
}
