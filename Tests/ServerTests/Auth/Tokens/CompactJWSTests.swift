import API
import Foundation
import Testing

@testable import Accounts
@testable import Server

@Suite("Signed tokens in compact form", .timeLimit(.minutes(20)))
struct CompactJWSTests {
    /// Vectors whose mark is not followed.
    ///
    /// 367 and 370 are, byte by byte, 357, which is marked as valid; in 372 and 373, marked as valid, a '?' stands in the
    /// base64url; 346 and 350, marked as valid, say PS384 under a key for PS256.
    private static let unlikeMarked: Set = [346, 350, 367, 370, 372, 373]

    @Test("All vectors behave as marked, but for six whose marks contradict others, the encoding or their key")
    func marks() throws {
        let groups = try WycheproofVectors.groups()
        #expect(groups.flatMap(\.vectors).map(\.number) == Array(1...401))
        for group in groups {
            for vector in group.vectors {
                let isAccepted = CompactJWS(vector.token)?.isSigned(by: group.key) ?? false
                let expected = Self.unlikeMarked.contains(vector.number) ? !vector.isValid : vector.isValid
                #expect(isAccepted == expected, "\(vector.number)")
            }
        }
        let tokens = Dictionary(uniqueKeysWithValues: groups.flatMap(\.vectors).map { ($0.number, $0.token) })
        #expect(tokens[367] == tokens[357] && tokens[370] == tokens[357])
    }

    @Test("As an access token each vector is refused, whatever its mark")
    func notOurs() throws {
        let tokens = AccessTokens(keys: { SessionKeys(current: .random()) }, lifetime: .seconds(600), now: { Date() })
        for vector in try WycheproofVectors.groups().flatMap(\.vectors) {
            #expect(throws: Refusal.self, "\(vector.number)") { try tokens.verify(vector.token) }
        }
    }
}
