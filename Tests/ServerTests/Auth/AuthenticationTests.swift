import API
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Accounts
@testable import Server
@testable import Signing

@Suite("Authentication", .timeLimit(.minutes(20)))
struct AuthenticationTests {
    @Test(
        "Without a valid token nothing of an account is reachable",
        arguments: [nil, "", "Bearer", "Bearer a.b.c", "Basic YTpi", "Bearer  "])
    func refused(field: String?) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let uris: [(HTTPRequest.Method, String)] = [
                (.get, "/v1/analyses"), (.post, "/v1/analyses"), (.get, "/v1/analyses/x"),
                (.delete, "/v1/analyses/x"), (.get, "/v1/analyses/x/media"),
            ]
            for (method, uri) in uris {
                var headers: HTTPFields = [:]
                headers[.authorization] = field
                let response = try await client.execute(uri: uri, method: method, headers: headers)
                #expect(try response.problem().code == .unauthenticated)
                #expect(response.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            }
        }
    }

    @Test("The signing key is made once, for its owner only, and kept")
    func signingKey() throws {
        let server = try TestServer()
        let first = try SessionKeys.load(folder: server.folder)
        let second = try SessionKeys.load(folder: server.folder)
        #expect(first.currentID == second.currentID)
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(server.folder)/signing-key.pem")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("A damaged signing key stops the start with one line that says what to do")
    func damagedKey() throws {
        let server = try TestServer()
        _ = try PrivateFile.create("\(server.folder)/signing-key.pem", contents: Data("nonsense".utf8))
        #expect(throws: ConfigurationError.self) { try SessionKeys.load(folder: server.folder) }
    }
}
