public import API

import AsyncHTTPClient
import NIOHTTP1

extension TouchstoneClient {
    /// What the server accepts and can find.
    public func capabilities() async throws(ClientError) -> CapabilitiesView {
        try await json(CapabilitiesView.self, .GET, "/v1/capabilities")
    }

    /// Opens a session; the client that acts in it for ten minutes.
    public func logIn(email: String, password: String) async throws(ClientError) -> TouchstoneClient {
        let credentials = Credentials(email: email, password: password, client: .native)
        let tokens = try await json(
            TokenResponse.self, .POST, "/v1/auth/login", headers: ["Content-Type": "application/json"],
            body: try Self.body(credentials))
        return try TouchstoneClient(server: server, credential: .token(tokens.accessToken), http: http)
    }
}
