import DetectionCore
import Detectors
import Foundation
import MediaDecoding
import TestSupport
import Testing

@Suite("Signed provenance", .timeLimit(.minutes(20)))
struct CredentialTests {
    private func credentials(
        _ name: String, _ format: MediaFormat = .jpeg, trustedBy list: String? = "trust.pem"
    ) async throws -> ContentCredentials {
        let reader = CredentialReader(trustList: try list.map { try SignedMedium.trustList($0) })
        return await reader.credentials(of: try MediaFile(path: SignedMedium.path(name)), format: format)
    }

    private func credentials(of bytes: [UInt8], _ format: MediaFormat = .jpeg) async throws -> ContentCredentials {
        let folder = try TemporaryFolder()
        let reader = CredentialReader(trustList: try SignedMedium.trustList())
        return await reader.credentials(of: try MediaFile(path: folder.write(bytes, to: "medium")), format: format)
    }

    @Test(
        "A known signer is trusted, in a picture and in a sound",
        arguments: [("synthetic.jpg", MediaFormat.jpeg), ("synthetic.wav", .wav)])
    func trusted(name: String, format: MediaFormat) async throws {
        let found = try await credentials(name, format)
        #expect(
            found
                == ContentCredentials(
                    state: .trusted, signer: "Fixture Signer", issuer: "Fixture Studio",
                    generator: "Touchstone fixtures 1.0", madeWith: "Imaginator 3",
                    digitalSourceType: .trainedAlgorithmicMedia, actions: ["c2pa.created"]))
        #expect(found.proveSynthesis)
    }

    @Test("A trusted camera is told as one")
    func camera() async throws {
        let found = try await credentials("camera.png", .png)
        #expect(found.state == .trusted && found.digitalSourceType == .digitalCapture)
        #expect(found.vouchForCapture && !found.proveSynthesis)
    }

    @Test("A signer whom the list does not know is valid and untrusted")
    func unknownSigner() async throws {
        for (name, list) in [("synthetic.jpg", nil), ("synthetic.jpg", "other.pem"), ("stranger.jpg", "trust.pem")] {
            let found = try await credentials(name, trustedBy: list)
            #expect(found.state == .validUntrusted)
            #expect(found.failures == ["signingCredential.untrusted"])
            #expect(!found.proveSynthesis && found.claimSynthesis)
        }
        #expect(try await credentials("stranger.jpg", trustedBy: "other.pem").state == .trusted)
    }

    @Test("A file signed with an expired certificate and no time stamp is intact, and its words are a claim")
    func expired() async throws {
        let found = try await credentials("expired.jpg")
        #expect(found.state == .validExpired && found.failures.contains("signingCredential.expired"))
        #expect(found.isIntact && found.claimSynthesis && !found.proveSynthesis)
    }

    @Test("An expired certificate holds with a stamp from when it was valid, by an authority on the list")
    func stamped() async throws {
        let trusted = try await credentials("stamped.jpg", trustedBy: "stamped.pem")
        #expect(trusted.state == .trusted && trusted.signer == "Brief Signer" && trusted.proveSynthesis)
        let unknown = try await credentials("stamped.jpg", trustedBy: "time.pem")
        #expect(unknown.state == .validUntrusted && unknown.failures == ["signingCredential.untrusted"])
        for list in ["trust.pem", nil] {
            let unstamped = try await credentials("stamped.jpg", trustedBy: list)
            #expect(unstamped.state == .validExpired && unstamped.failures.contains("signingCredential.expired"))
            #expect(unstamped.isIntact && !unstamped.proveSynthesis)
        }
        // The authority's own roots make no signature hold that it did not stamp.
        #expect(try await credentials("expired.jpg", trustedBy: "stamped.pem").state == .validExpired)
    }

    @Test("Lists joined without a line break vouch for the signers of both")
    func joinedLists() async throws {
        let folder = try TemporaryFolder()
        let joined =
            try String(decoding: SignedMedium.bytes("trust.pem"), as: UTF8.self)
            .trimmingCharacters(in: .newlines) + String(decoding: SignedMedium.bytes("other.pem"), as: UTF8.self)
        let reader = CredentialReader(trustList: try TrustList(path: folder.write(joined.utf8, to: "both.pem")))
        for name in ["synthetic.jpg", "stranger.jpg"] {
            let file = try MediaFile(path: SignedMedium.path(name))
            #expect(await reader.credentials(of: file, format: .jpeg).state == .trusted, "\(name)")
        }
    }

    @Test("What was made before is told as far as its signers are trusted too")
    func predecessors() async throws {
        let edited = try await credentials("edited.jpg")
        #expect(edited.state == .trusted && edited.proveSynthesis)
        #expect(edited.actions == ["c2pa.created", "c2pa.opened", "c2pa.resized"])
        #expect(edited.madeWith == "Imaginator 3" && edited.ingredients == 1)
        // A trusted editor opened a stranger's file: his signature does not vouch for the stranger's words.
        let laundered = try await credentials("laundered.jpg")
        #expect(laundered.state == .trusted && laundered.digitalSourceType == nil)
        #expect(laundered.actions == ["c2pa.opened", "c2pa.resized"])
        let untrusted = try await credentials("laundered.jpg", trustedBy: nil)
        #expect(untrusted.state == .validUntrusted && untrusted.digitalSourceType == .trainedAlgorithmicMedia)
    }

    @Test("One changed byte of the picture, or of what is said about it, makes it invalid")
    func changed() async throws {
        let pixel = try await credentials(of: SignedMedium.withChangedPixel("synthetic.jpg"))
        #expect(pixel.state == .invalid && pixel.failures == ["assertion.dataHash.mismatch"])
        #expect(!pixel.isIntact)
        let words = try await credentials(
            of: SignedMedium.replacing(
                "trainedAlgorithmicMedia", with: "digitalCaptureAndNoMore", in: "synthetic.jpg"))
        #expect(words.state == .invalid && words.failures == ["assertion.hashedURI.mismatch"])
    }

    @Test("A signature moved to another picture is invalid; behind the picture it is not there")
    func moved() async throws {
        let signed = try SignedMedium.bytes("synthetic.jpg")
        let start = try #require(signed.indices.dropLast(3).first { signed[$0] == 0xFF && signed[$0 + 1] == 0xEB })
        let length = Int(signed[start + 2]) << 8 | Int(signed[start + 3])
        let payload = Array(signed[(start + 4)..<(start + 2 + length)])
        #expect(try await credentials(of: SignedMedium.picture(with: 0xEB, payload)).state == .invalid)
        #expect(try await credentials(of: Fixture.bytes("plain.jpg") + signed).state == .absent)
    }

    @Test("Files without a signature have none, whatever their container")
    func unsigned() async throws {
        let reader = CredentialReader(trustList: try SignedMedium.trustList())
        let files: [(String, MediaFormat)] = [
            ("plain.jpg", .jpeg), ("plain.png", .png), ("plain.webp", .webp), ("plain.gif", .gif),
            ("plain.tiff", .tiff),
            ("plain.heic", .heif), ("plain.avif", .avif), ("tone.mp3", .mp3), ("tone.flac", .flac), ("tone.m4a", .m4a),
            ("tone.opus.ogg", .ogg), ("tone.aac", .aac), ("tone.mka", .mka),
            ("tone.aiff", .aiff), ("clip.mp4", .mp4), ("clip.mov", .mov),
            ("clip.mkv", .mkv), ("clip.avi", .avi), ("tone.opus.caf", .caf), ("tone.amr", .amr), ("tone.awb", .awb),
            ("tone.wma", .wma), ("clip.wmv", .wmv), ("clip.flv", .flv), ("clip.mpg", .mpg),
        ]
        for (name, format) in files {
            let found = await reader.credentials(of: try Fixture.file(name), format: format)
            #expect(found == ContentCredentials(state: .absent), "\(name)")
        }
        let packet = Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>".utf8)
        #expect(try await credentials(of: SignedMedium.picture(with: 0xE1, packet)).state == .absent)
    }

    @Test("A signature that lies on another machine is not fetched")
    func remote() async throws {
        let listener = try Listener()
        let packet = """
            http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
            xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
            xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="http://127.0.0.1:\(listener.port)/store"/>\
            </rdf:RDF></x:xmpmeta>
            """
        let found = try await credentials(of: SignedMedium.picture(with: 0xE1, Array(packet.utf8)))
        #expect(found == ContentCredentials(state: .absent, failures: ["manifest.inaccessible"]))
        #expect(!listener.wasCalled)
    }

    @Test("Cut or overwritten anywhere, a signed file gets an answer and no trust it did not have")
    func damaged() async throws {
        let whole = try SignedMedium.bytes("synthetic.jpg")
        let folder = try TemporaryFolder()
        let reader = CredentialReader(trustList: try SignedMedium.trustList())
        let intact = await reader.credentials(
            of: try MediaFile(path: folder.write(whole, to: "whole")), format: .jpeg)
        for position in stride(from: 1, to: whole.count, by: 37) {
            let cut = Array(whole[..<position])
            let torn = await reader.credentials(of: try MediaFile(path: folder.write(cut, to: "cut")), format: .jpeg)
            #expect(torn.state != .trusted)
            var changed = whole
            changed[position] ^= 0xFF
            let file = try MediaFile(path: folder.write(changed, to: "changed"))
            let found = await reader.credentials(of: file, format: .jpeg)
            #expect(found.state != .unavailable)
            #expect(found.state != .trusted || found == intact, "byte \(position)")
        }
    }

    @Test("A store that does not parse is unreadable")
    func garbage() async throws {
        var bytes = try SignedMedium.bytes("synthetic.jpg")
        let box = try #require(
            bytes.indices.dropLast(4).first { bytes[$0..<$0 + 4].elementsEqual("jumb".utf8) })
        bytes.replaceSubrange(box - 4..<box, with: [0, 0, 0, 3])
        let found = try await credentials(of: bytes)
        #expect(found.state == .unreadable && found.failures.count == 1)
    }

    @Test("An RF64 file, which the library does not read, has no signature unless it carries a store")
    func largeWave() async throws {
        var bytes = try SignedMedium.bytes("synthetic.wav")
        bytes.replaceSubrange(0..<4, with: "RF64".utf8)
        #expect(try await credentials(of: bytes, .wav).state == .unreadable)
        let store = try #require(bytes.indices.dropLast(3).first { bytes[$0..<$0 + 4].elementsEqual("C2PA".utf8) })
        bytes.replaceSubrange(store..<store + 4, with: "JUNK".utf8)
        #expect(try await credentials(of: bytes, .wav) == ContentCredentials(state: .absent))
    }

    @Test(
        "A checker that cannot start is at fault, not the file",
        arguments: [
            nil, "-----BEGIN CERTIFICATE-----\nMIIB", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----",
        ])
    func unavailable(replacement: String?) async throws {
        let folder = try TemporaryFolder()
        let list = try folder.write(SignedMedium.bytes("trust.pem"), to: "trust.pem")
        let reader = CredentialReader(trustList: try TrustList(path: list))
        try FileManager.default.removeItem(atPath: list)
        if let replacement { try folder.write(replacement.utf8, to: "trust.pem") }
        for path in [SignedMedium.path("synthetic.jpg"), Fixture.path("plain.jpg")] {
            let found = await reader.credentials(of: try MediaFile(path: path), format: .jpeg)
            #expect(found.state == .unavailable && !found.isIntact)
        }
    }
}
