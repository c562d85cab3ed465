import Foundation

/// A service on a loopback port that is asked over HTTP, one request after the other.
final class ServiceContender: Contender {
    let name: String
    private let process = Process()
    private let port: Int
    private let answersText: Bool
    private let request: (Sample, Int) -> HTTPExchange.Request
    private let score: (Data) -> Double?

    /// Starts the service and waits until it answers on `ready`.
    init(
        name: String, command: [String], port: Int, ready: String, answersText: Bool = true,
        request: @escaping (Sample, Int) -> HTTPExchange.Request, score: @escaping (Data) -> Double?
    ) throws {
        self.name = name
        self.port = port
        self.answersText = answersText
        self.request = request
        self.score = score
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let deadline = Date.now.addingTimeInterval(120)
        while (try? HTTPExchange.send(.init(method: "GET", port: port, path: ready))) == nil {
            guard process.isRunning, Date.now < deadline else {
                throw BenchmarkError("\(name) did not start; run it by hand: \(command.joined(separator: " "))")
            }
            Thread.sleep(forTimeInterval: 0.2)
        }
    }

    var processID: Int32 { process.processIdentifier }

    func answers(_ sample: Sample) -> Bool {
        if case .text = sample { return answersText }
        return true
    }

    func answer(_ sample: Sample) throws -> Double? {
        let reply = try HTTPExchange.send(request(sample, port))
        guard (200..<300).contains(reply.status) else {
            throw BenchmarkError(
                "\(name) answered \(reply.status): \(String(decoding: reply.body.prefix(300), as: UTF8.self))")
        }
        return score(reply.body)
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
