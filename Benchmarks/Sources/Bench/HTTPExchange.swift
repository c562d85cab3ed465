import Foundation
import FoundationNetworking

/// One blocking HTTP exchange with a service on this machine.
enum HTTPExchange {
    /// What is sent.
    struct Request {
        var method = "POST"
        var port: Int
        var path: String
        var headers: [String: String] = [:]
        var body: Data?
    }

    /// What comes back.
    struct Reply: Sendable {
        var status: Int
        var body: Data
    }

    static func send(_ request: Request) throws -> Reply {
        guard let url = URL(string: "http://127.0.0.1:\(request.port)\(request.path)") else {
            throw BenchmarkError("\(request.path) is no path")
        }
        var message = URLRequest(url: url, timeoutInterval: 120)
        message.httpMethod = request.method
        message.httpBody = request.body
        for (name, value) in request.headers { message.setValue(value, forHTTPHeaderField: name) }
        let outcome = Outcome()
        let task = URLSession.shared.dataTask(with: message) { data, response, _ in
            outcome.set((response as? HTTPURLResponse).map { Reply(status: $0.statusCode, body: data ?? Data()) })
        }
        task.resume()
        guard let reply = outcome.wait() else { throw BenchmarkError("no answer on port \(request.port)") }
        return reply
    }

    /// Carries a reply from the session's thread to the waiting one. `@unchecked Sendable` is sound: the value is
    /// written before the semaphore is signalled and read after it was waited for.
    private final class Outcome: @unchecked Sendable {
        private let done = DispatchSemaphore(value: 0)
        private var reply: Reply?

        func set(_ reply: Reply?) {
            self.reply = reply
            done.signal()
        }

        func wait() -> Reply? {
            done.wait()
            return reply
        }
    }
}
