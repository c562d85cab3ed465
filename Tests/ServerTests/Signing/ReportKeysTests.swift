import API
import Crypto
import DetectionCore
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Server
@testable import Signing

@Suite("Keys of reports", .timeLimit(.minutes(20)))
struct ReportKeysTests {
    @Test("A key is named by its thumbprint, as in RFC 8037, appendix A.3")
    func thumbprint() throws {
        let x = try #require(Base64URL.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
        let key = JSONWebKey(try Curve25519.Signing.PublicKey(rawRepresentation: x))
        #expect(key.kid == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(key.ed25519 != nil)
    }

    @Test("The first start makes a key for its owner only, every other one finds it")
    func load() throws {
        let signed = try SignedReport()
        #expect(try ReportKeys.load(folder: signed.folder).currentID == signed.keys.currentID)
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(signed.folder)/\(ReportKeys.keyFile)")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("After a rotation a new key signs and the old ones are still listed, newest first")
    func rotation() throws {
        let signed = try SignedReport()
        let second = try ReportKeys.rotate(folder: signed.folder)
        let third = try ReportKeys.rotate(folder: signed.folder)
        let names = [third.currentID, second.currentID, signed.keys.currentID]
        #expect(third.published.keys.map(\.kid) == names)
        #expect(Set(names).count == 3)
        #expect(ReportVerifier(trusting: third.published).check(try signed.text).isValid)
        let fresh = try ReportSigner(third).sign(signed.report)
        #expect(fresh.signature?.keyID == third.currentID)
        #expect(ReportVerifier(trusting: third.published).check(try ReportCoding.encoder().encode(fresh)).isValid)
    }

    @Test("A revoked key is not listed any more; the one that signs cannot be revoked")
    func revocation() throws {
        let signed = try SignedReport()
        let (old, folder) = (signed.keys.currentID, signed.folder)
        #expect(throws: ConfigurationError.self) { try ReportKeys.revoke(old, folder: folder) }
        let keys = try ReportKeys.rotate(folder: folder)
        #expect(throws: ConfigurationError.self) { try ReportKeys.revoke("other", folder: folder) }
        try ReportKeys.revoke(old, folder: folder)
        let published = try ReportKeys.read(folder: folder).published
        #expect(published.keys.map(\.kid) == [keys.currentID])
        #expect(ReportVerifier(trusting: published).check(try signed.text).problem == .unknownKey)
    }

    @Test("Damaged files are named, and nothing is made where there are no keys")
    func damage() throws {
        let signed = try SignedReport()
        try Data("{".utf8).write(to: URL(filePath: "\(signed.folder)/\(ReportKeys.retiredFile)"))
        let error = #expect(throws: ConfigurationError.self) { try ReportKeys.read(folder: signed.folder) }
        #expect(error?.description.hasPrefix(ReportKeys.retiredFile) == true)
        #expect(throws: ConfigurationError.self) { try ReportKeys.read(folder: "\(signed.folder)/nothing") }
        #expect(!FileManager.default.fileExists(atPath: "\(signed.folder)/nothing"))
    }

    @Test("A server signs its reports, and everybody can fetch the keys to check them")
    func served() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            let accepted = try await client.post("/v1/analyses", text: "Some text.", headers: headers)
            let address = try accepted.decode(AnalysisView.self).links.`self`
            _ = try await client.result(address, headers)
            let analysis = try await client.execute(uri: address, method: .get, headers: headers)
            let keys = try await client.execute(uri: "/.well-known/touchstone-keys.json", method: .get)
            #expect(keys.status == .ok)
            #expect(keys.headers[.cacheControl] == "public, max-age=300")
            let check = ReportVerifier(trusting: try keys.decode(JSONWebKeySet.self))
                .check(analysis.body.readableBytesView)
            #expect(check.isValid)
        }
    }
}
