import API
import DetectionCore
import Foundation
import Hummingbird
import Inference
import Testing
import Yams

@testable import Server
@testable import WebPage

@Suite("The API document", .timeLimit(.minutes(20)))
struct OpenAPITests {
    private var document: [String: Any] {
        get throws {
            let text = String(decoding: OpenAPIDocument.bytes, as: UTF8.self)
            return try #require(try Yams.load(yaml: text) as? [String: Any])
        }
    }

    private static let methods: Set<String> = ["get", "put", "post", "delete", "patch", "head", "options"]

    @Test("It describes exactly the routes of the server")
    func routes() async throws {
        let server = try TestServer()
        let components = try await ServerComponents(
            configuration: server.configuration, dependencies: server.dependencies, readiness: Readiness())
        let served = Set(
            buildRouter(components).routes
                .map { "\($0.method.rawValue) \(Self.template($0.path.description))" }
        )
        // The page's own files are no part of the API.
        .subtracting(PageFiles.embedded.assets.filter { !["/", "/docs"].contains($0.path) }.map { "GET \($0.path)" })
        .subtracting(PageRoutes.samples.map { "GET \($0.path)" })
        .subtracting(["POST \(PlainPage.address)", "GET \(PlainPage.address)/{id}"])
        let paths = try #require(try document["paths"] as? [String: [String: Any]])
        let described = Set(
            paths.flatMap { path, item in
                item.keys.filter(Self.methods.contains).map { "\($0.uppercased()) \(path)" }
            })
        #expect(served.subtracting(described).isEmpty, "served, but not described")
        #expect(described.subtracting(served).isEmpty, "described, but not served")
    }

    /// A router's path in the document's spelling.
    private static func template(_ path: String) -> String {
        let parts = path.split(separator: "/").map { part in
            part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
        }
        return "/" + parts.joined(separator: "/")
    }

    @Test("Its version is the program's and the newest of the change log")
    func version() throws {
        let info = try #require(try document["info"] as? [String: Any])
        #expect(info["version"] as? String == Report.Engine.currentVersion)
        let log = URL(filePath: #filePath).appending(path: "../../../../CHANGELOG.md").standardizedFileURL
        let newest = try String(contentsOf: log, encoding: .utf8).firstMatch(of: /(?m)^## ([0-9.]+)/)
        #expect(newest.map { String($0.1) } == Report.Engine.currentVersion)
    }

    @Test("Its lists of codes and causes are complete")
    func codes() throws {
        let schemas = try #require(try (document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let problem = (schemas["Problem"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        #expect(problem?["code"]?["enum"] as? [String] == ProblemCode.allCases.map(\.rawValue))
        #expect(problem?["cause"]?["enum"] as? [String] == ProblemCause.allCases.map(\.rawValue))
        let delivery = (schemas["Delivery"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        #expect(delivery?["cause"]?["enum"] as? [String] == DeliveryCause.allCases.map(\.rawValue))
        let capabilities = (schemas["Capabilities"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        let detector =
            (capabilities?["detectors"]?["items"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        let known = (detector?["problem_code"]?["enum"] as? [Any])?.compactMap { $0 as? String }
        #expect(known == InferenceError.Code.allCases.map(\.rawValue) + [Reason.detectorOff.rawValue])
        let report = (schemas["Report"] as? [String: Any])?["properties"] as? [String: [String: Any]]
        #expect(report?["verdict"]?["enum"] as? [String] == Verdict.allCases.map(\.rawValue))
    }

    @Test("Every example decodes into the type that clients use, and loses nothing on the way")
    func examples() throws {
        var found: [String: Int] = [:]
        try visit(try document) { schema, example in
            let coder: any Codable.Type
            switch schema {
            case "Credentials": coder = Credentials.self
            case "Registration": coder = Registration.self
            case "PasswordReset": coder = PasswordReset.self
            case "InvitationRequest": coder = InvitationRequest.self
            case "AccountTicket": coder = AccountTicketView.self
            case "ProviderSignIn": coder = ProviderSignIn.self
            case "ProviderAddress": coder = ProviderAddressView.self
            case "Account": coder = AccountView.self
            case "RefreshRequest": coder = RefreshRequest.self
            case "Tokens": coder = TokenResponse.self
            case "TextSubmission": coder = TextSubmission.self
            case "Analysis": coder = AnalysisView.self
            case "AnalysisPage": coder = Page<AnalysisView>.self
            case "Capabilities": coder = CapabilitiesView.self
            case "Health": coder = HealthView.self
            case "PasswordChange": coder = PasswordChange.self
            case "PasswordProof": coder = PasswordProof.self
            case "SessionPage": coder = Page<SessionView>.self
            case "AccountChange": coder = AccountChange.self
            case "KeyRequest": coder = APIKeyRequest.self
            case "Key": coder = APIKeyView.self
            case "KeyPage": coder = Page<APIKeyView>.self
            case "WebhookRequest": coder = WebhookRequest.self
            case "Webhook": coder = WebhookView.self
            case "WebhookPage": coder = Page<WebhookView>.self
            case "Delivery": coder = DeliveryView.self
            case "DeliveryPage": coder = Page<DeliveryView>.self
            case "ManagedAccount": coder = ManagedAccountView.self
            case "ManagedAccountPage": coder = Page<ManagedAccountView>.self
            case "ManagedAccountChange": coder = ManagedAccountChange.self
            case "TrustList": coder = TrustListView.self
            case "TrustListRequest": coder = TrustListRequest.self
            case "ReportLinkRequest": coder = ReportLinkRequest.self
            case "ReportLink": coder = ReportLinkView.self
            case "ReportLinkPage": coder = Page<ReportLinkView>.self
            case "CaseRequest": coder = CaseRequest.self
            case "Case": coder = CaseView.self
            case "CasePage": coder = Page<CaseSummaryView>.self
            case "Feedback": coder = FeedbackRequest.self
            case "RetentionRequest": coder = RetentionRequest.self
            case "Storage": coder = StorageView.self
            case "ClearRequest": coder = ClearRequest.self
            case "Cleared": coder = ClearedView.self
            case "KeySet": coder = JSONWebKeySet.self
            case "Problem": coder = Problem.self
            default:
                Issue.record("The example of \(schema) has no wire type")
                return
            }
            found[schema, default: 0] += 1
            let json = try JSONSerialization.data(withJSONObject: example)
            let value = try ReportCoding.decoder().decode(coder, from: json)
            let again = try JSONSerialization.jsonObject(with: ReportCoding.encoder().encode(value))
            #expect(Self.keys(of: again) == Self.keys(of: example), "\(schema)")
        }
        #expect(found.count == 45)
    }

    /// Calls back with each example and the name of its schema.
    private func visit(_ node: Any, _ body: (String, Any) throws -> Void) throws {
        if let list = node as? [Any] { for item in list { try visit(item, body) } }
        guard let object = node as? [String: Any] else { return }
        if let schema = (object["schema"] as? [String: Any])?["$ref"] as? String,
            let name = schema.split(separator: "/").last
        {
            if let example = object["example"] { try body(String(name), example) }
            for case let reference as [String: Any] in (object["examples"] as? [String: Any] ?? [:]).values {
                let key = (reference["$ref"] as? String)?.split(separator: "/").last.map(String.init) ?? ""
                let examples = (try document["components"] as? [String: Any])?["examples"] as? [String: [String: Any]]
                try body(String(name), try #require(examples?[key]?["value"]))
            }
        }
        for (key, value) in object where key != "example" && key != "examples" { try visit(value, body) }
    }

    /// Every key path of a JSON value that is not null.
    private static func keys(of value: Any, _ prefix: String = "") -> Set<String> {
        if let list = value as? [Any] {
            return list.enumerated().reduce(into: []) { $0.formUnion(keys(of: $1.element, "\(prefix)[\($1.offset)]")) }
        }
        guard let object = value as? [String: Any] else { return value is NSNull ? [] : [prefix] }
        return object.reduce(into: []) { $0.formUnion(keys(of: $1.value, "\(prefix).\($1.key)")) }
    }
}
