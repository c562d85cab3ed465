import API

/// A session that goes on: its access token is renewed before it ends and when the server refuses it, once for everybody who
/// waits for it.
actor LoginSession {
    private var tokens: TokenResponse
    private var end: ContinuousClock.Instant
    private var renewal: Task<Result<String, ClientError>, Never>?
    private let exchange: @Sendable (_ refreshToken: String?) async -> Result<TokenResponse, ClientError>

    /// A session with its first tokens.
    ///
    /// - Parameter exchange: Gives the next tokens for a refresh token.
    init(
        _ tokens: TokenResponse,
        exchange: @escaping @Sendable (_ refreshToken: String?) async -> Result<TokenResponse, ClientError>
    ) {
        self.tokens = tokens
        self.exchange = exchange
        end = Self.end(of: tokens)
    }

    /// The access token; the next one when it is about to end.
    func token() async throws(ClientError) -> String {
        ContinuousClock.now < end ? tokens.accessToken : try await renewed()
    }

    /// The access token after one that the server has refused.
    ///
    /// - Throws: `ClientError` with the problem when the session has ended.
    func token(after refused: String) async throws(ClientError) -> String {
        // Another request may have been refused before, and have it renewed.
        refused == tokens.accessToken ? try await renewed() : tokens.accessToken
    }

    private func renewed() async throws(ClientError) -> String {
        let task = renewal ?? Task { await renew() }
        renewal = task
        return try await task.value.get()
    }

    private func renew() async -> Result<String, ClientError> {
        defer { renewal = nil }
        let answer = await exchange(tokens.refreshToken)
        if case .success(let next) = answer {
            tokens = next
            end = Self.end(of: next)
        }
        return answer.map(\.accessToken)
    }

    /// When a token is better not used any more: after nine tenths of its time.
    private static func end(of tokens: TokenResponse) -> ContinuousClock.Instant {
        .now + .seconds(tokens.expiresIn) * 0.9
    }
}
