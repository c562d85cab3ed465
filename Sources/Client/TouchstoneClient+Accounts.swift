public import API

import AsyncHTTPClient
import NIOHTTP1

extension TouchstoneClient {
    /// The server's capabilities.
    public func capabilities() async throws(ClientError) -> CapabilitiesView {
        try await json(CapabilitiesView.self, .GET, "/v1/capabilities")
    }

    /// Opens a session; the client that acts in it until it is ended or for a month not used.
    public func logIn(email: String, password: String) async throws(ClientError) -> TouchstoneClient {
        let credentials = Credentials(email: email, password: password, client: .native)
        let guest = try TouchstoneClient(server: server, http: http)
        let session = LoginSession(try await guest.tokens("login", for: credentials)) { refreshToken in
            do throws(ClientError) {
                return .success(try await guest.tokens("refresh", for: RefreshRequest(refreshToken: refreshToken)))
            } catch {
                return .failure(error)
            }
        }
        return TouchstoneClient(guest, in: session)
    }

    private func tokens(_ address: String, for body: some Encodable) async throws(ClientError) -> TokenResponse {
        try await json(
            TokenResponse.self, .POST, "/v1/auth/\(address)", headers: ["Content-Type": "application/json"],
            body: try Self.body(body))
    }
}
