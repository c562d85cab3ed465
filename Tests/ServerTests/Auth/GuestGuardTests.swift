import HTTPTypes
import NIOCore
import Testing

@testable import Addresses
@testable import Server

@Suite("Guest guard", .timeLimit(.minutes(20)))
struct GuestGuardTests {
    /// One request and whether it may act as the guest.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var peer = "127.0.0.1"
        var method = HTTPRequest.Method.post
        var host: String? = "127.0.0.1:8080"
        var headers: HTTPFields = [:]
        var admitted: Bool
    }

    static let cases = [
        Case(testDescription: "curl on this machine", admitted: true),
        Case(testDescription: "IPv6", peer: "::1", host: "[::1]:8080", admitted: true),
        Case(testDescription: "by name", host: "localhost:8080", admitted: true),
        Case(testDescription: "the server's page", headers: [.origin: "http://127.0.0.1:8080"], admitted: true),
        Case(testDescription: "another machine", peer: "192.0.2.7", admitted: false),
        Case(testDescription: "a rebound name", host: "evil.example:8080", admitted: false),
        Case(testDescription: "a name that begins like loopback", host: "127.0.0.1.evil.example", admitted: false),
        Case(testDescription: "a rebound name, reading", method: .get, host: "evil.example:8080", admitted: false),
        Case(testDescription: "no host", host: nil, admitted: false),
        Case(testDescription: "another site's page", headers: [.origin: "http://evil.example"], admitted: false),
        Case(testDescription: "another port's page", headers: [.origin: "http://127.0.0.1:9000"], admitted: false),
        Case(testDescription: "a page without origin", headers: [.origin: "null"], admitted: false),
        Case(
            testDescription: "this page's form, which hides its origin",
            headers: [.origin: "null", .fetchSite: "same-origin"], admitted: true),
        Case(
            testDescription: "another site's form, which hides its origin",
            headers: [.origin: "null", .fetchSite: "cross-site"], admitted: false),
        Case(
            testDescription: "another port's form, which hides its origin",
            headers: [.origin: "null", .fetchSite: "same-site"], admitted: false),
        Case(testDescription: "another port's form", headers: [.fetchSite: "same-site"], admitted: false),
        Case(testDescription: "another site's form", headers: [.fetchSite: "cross-site"], admitted: false),
        Case(testDescription: "IPv4 in IPv6", peer: "::ffff:127.0.0.1", admitted: true),
        Case(testDescription: "a proxy", headers: [.forwardedFor: "198.51.100.7"], admitted: false),
        Case(
            testDescription: "a proxy, reading", method: .get, headers: [.forwardedFor: "127.0.0.1"], admitted: false),
        Case(testDescription: "another proxy", headers: [.forwarded: "for=127.0.0.1"], admitted: false),
        Case(testDescription: "a third proxy", headers: [.via: "1.1 example"], admitted: false),
    ]

    @Test(
        "A request acts as the guest only from this machine, to a loopback name, not for another site", arguments: cases
    )
    func decision(testCase: Case) throws {
        let head = HTTPRequest(
            method: testCase.method, scheme: "http", authority: testCase.host, path: "/v1/analyses",
            headerFields: testCase.headers)
        let peer = IPAddress(try SocketAddress(ipAddress: testCase.peer, port: 5000))
        let nobody = try TrustedProxies("")
        #expect(GuestGuard.admits(head, from: ClientAddress(of: head, peer: peer, behind: nobody)) == testCase.admitted)
        #expect(!GuestGuard.admits(head, from: ClientAddress(of: head, peer: nil, behind: nobody)))
        #expect(!GuestGuard.admits(head, from: nil))
    }
}
