import API
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Server

@Suite("Problems", .timeLimit(.minutes(20)))
struct ProblemTests {
    @Test("Addresses that do not exist and methods they do not have are problems too")
    func routing() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            for uri in ["/nothing", "/v1", "/v1/analyses/a/b/c", "/v1/auth", "/.git/config", "/../etc/passwd"] {
                let response = try await client.execute(uri: uri, method: .get)
                #expect(try response.problem().code == .notFound, "\(uri)")
            }
            let response = try await client.execute(uri: "/v1/analyses", method: .put)
            #expect(try response.problem().code == .methodNotAllowed)
            #expect(response.headers[.allow] == "GET, HEAD, POST")
            let login = try await client.execute(uri: "/v1/auth/login", method: .get)
            #expect(login.headers[.allow] == "POST")
        }
    }

    @Test(
        "Every answer carries the header fields that keep browsers careful, and an id",
        arguments: ["/", "/v1/capabilities", "/v1/analyses", "/nothing"])
    func headers(uri: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let response = try await client.execute(uri: uri, method: .get)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.referrerPolicy] == "no-referrer")
            #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            #expect(response.headers[.requestID]?.isEmpty == false)
            #expect(response.headers[.cacheControl] != nil)
        }
    }

    @Test("A body that is not JSON is refused by its declared type")
    func declaredType() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let response = try await client.post(
                "/v1/auth/login", text: "email=a", headers: [.contentType: "application/x-www-form-urlencoded"])
            #expect(try response.problem().code == .unsupportedMedia)
        }
    }

    @Test("A body too large for its address is refused")
    func tooLarge() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let text = String(repeating: " ", count: 20_000)
            let response = try await client.post(
                "/v1/auth/login", text: text, headers: [.contentType: "application/json"])
            #expect(try response.problem().code == .tooLarge)
        }
    }

    @Test("A missing field is named")
    func missingField() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let response = try await client.post(
                "/v1/auth/login", text: "{\"email\":\"a@b\"}", headers: [.contentType: "application/json"])
            #expect(try response.problem().detail == "The field 'password' is missing.")
        }
    }

    @Test(
        "A field that is not known, or comes twice, is refused; one that says nothing is not there",
        arguments: [
            (#"{"text":"words","retension":"ephemeral"}"#, "The field 'retension' is not known here."),
            (#"{"text":"words","<b>":1}"#, "A field of the body is not known here."),
            (#"{"text":"words","text":"other words"}"#, "The body has no one meaning"),
            (#"{"text":null,"upload":null,"other":null}"#, "The field 'text' or 'upload' is missing."),
            ("\u{FEFF}{\"text\":\"words\"}", "The body begins with a byte order mark."),
            (#"{"text":"words\u0000"}"#, "The text holds the character NUL"),
            ("[]", "The body must be a JSON object."), ("null", "The body must be a JSON object."),
        ])
    func unknownField(body: String, detail: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = "application/json"
            let response = try await client.post("/v1/analyses", text: body, headers: headers)
            #expect(try response.problem().code == .invalidRequest)
            #expect(try response.problem().detail.hasPrefix(detail))
        }
    }

    @Test("A field inside another one that is not known is named by its path")
    func nestedField() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            let change = ["retention": ["mode": "keep", "max_bytes": "1"]]
            let response = try await client.send(.patch, "/v1/users/me", change, headers: headers)
            let detail = "The field 'retention.max_bytes' is not known here. Check its spelling."
            #expect(try response.problem().detail == detail)
            let plain = ["retention": ["mode": "keep"]]
            #expect(try await client.send(.patch, "/v1/users/me", plain, headers: headers).status == .ok)
        }
    }

    @Test(
        "A field of a form that is not known is refused, and so is a NUL in its text",
        arguments: [
            ("name=\"maxfpr\"", "0.05", "The field 'maxfpr' is not known here."),
            ("x=\"y\"", "0.05", "A field of the form is not known here."),
            ("name=\"text\"", "a\0b", "The text holds the character NUL"),
        ])
    func unknownFormField(field: String, value: String, detail: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = "multipart/form-data; boundary=b"
            let form = "--b\r\nContent-Disposition: form-data; \(field)\r\n\r\n\(value)\r\n--b--\r\n"
            let response = try await client.post("/v1/analyses", text: form, headers: headers)
            #expect(try response.problem().code == .invalidRequest)
            #expect(try response.problem().detail.hasPrefix(detail))
        }
    }

    @Test("An answer in JSON ends its line")
    func lineBreak() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            for uri in ["/v1/capabilities", "/nothing"] {
                let answer = String(buffer: try await client.execute(uri: uri, method: .get).body)
                #expect(answer.hasSuffix("}\n"))
            }
        }
    }

    @Test("Each code has its status and words for it", arguments: ProblemCode.allCases)
    func words(code: ProblemCode) {
        let problem = Problem(code)
        #expect((400..<600).contains(problem.status))
        #expect(!problem.title.isEmpty && problem.hint.hasSuffix("."))
    }

    @Test("A body in another encoding is told as that, a place in a list by its number, a wrong password by what helps")
    func exactWords() async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            var headers = try await client.signUp("ann@example.org").headers
            headers[.contentType] = "application/json"
            let wide = ByteBuffer(
                bytes: Array("{\"text\": \"words\"}".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
            let encoded = try await client.execute(uri: "/v1/analyses", method: .post, headers: headers, body: wide)
            #expect(try encoded.problem().code == .invalidRequest)
            let bytes = ByteBuffer(bytes: [0xFF, 0xFE] + Array(buffer: wide))
            let marked = try await client.execute(uri: "/v1/analyses", method: .post, headers: headers, body: bytes)
            #expect(try marked.problem().detail == "The body is not UTF-8.")
            let key = try await client.post(
                "/v1/keys", text: #"{"name":"a","scopes":["read","all"]}"#, headers: headers)
            #expect(try key.problem().detail == "The field 'scopes.1' has a value that is not allowed.")
            let wrong = try await client.send(.delete, "/v1/users/me", ["password": "another one"], headers: headers)
            #expect(try wrong.problem().hint == "Send the account's present password.")
        }
    }

    @Test(
        "Every JSON answer ends with a line break, so that answers on a terminal do not run into each other",
        arguments: ["/v1/capabilities", "/v1/users/me", "/v1/analyses", "/v1/nothing"])
    func lineBreak(uri: String) async throws {
        let server = try TestServer()
        try await server.application().test(.router) { client in
            let headers = try await client.signUp("ann@example.org").headers
            let response = try await client.execute(uri: uri, method: .get, headers: headers)
            #expect(String(buffer: response.body).hasSuffix("}\n"))
        }
    }
}
