import Foundation
import Testing

@testable import Server
@testable import Webhooks

@Suite("Signatures of webhook messages", .timeLimit(.minutes(20)))
struct WebhookSecretTests {
    @Test("They are those of Standard Webhooks' own example")
    func vector() throws {
        let key = try #require(Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = WebhookSecret(bytes: key).signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: #"{"test": 2432232314}"#)
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("The gaps between attempts grow, and end")
    func schedule() {
        let gaps = (1...8).compactMap(RetrySchedule.gap(afterAttempt:))
        #expect(gaps.count == 8 && gaps == gaps.sorted() && Set(gaps).count == 8)
        #expect(RetrySchedule.gap(afterAttempt: 9) == nil)
        #expect(gaps.reduce(0, +) < 86_400)
    }
}
