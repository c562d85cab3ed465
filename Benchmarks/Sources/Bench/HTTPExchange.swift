import Foundation

/// One HTTP exchange with a service on this machine, on a blocking socket: waiting for the answer costs no processor time,
/// which the contenders would have to share.
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
    struct Reply {
        var status: Int
        var body: Data
    }

    private static let patience = timeval(tv_sec: 120, tv_usec: 0)

    static func send(_ request: Request) throws -> Reply {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw BenchmarkError("no socket is left") }
        defer { close(descriptor) }
        var patience = patience
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(request.port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let connected = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw BenchmarkError("nobody listens on port \(request.port)") }
        try write(bytes(of: request), to: descriptor)
        return try reply(in: try everything(from: descriptor), on: request.port)
    }

    private static func bytes(of request: Request) -> Data {
        var headers = request.headers
        headers["Host"] = "127.0.0.1:\(request.port)"
        headers["Connection"] = "close"
        headers["Content-Length"] = String(request.body?.count ?? 0)
        let lines = ["\(request.method) \(request.path) HTTP/1.1"] + headers.map { "\($0): \($1)" }
        return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (request.body ?? Data())
    }

    private static func write(_ data: Data, to descriptor: Int32) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchmarkError("a service hung up amid the request") }
            rest = rest.dropFirst(count)
        }
    }

    private static func everything(from descriptor: Int32) throws -> Data {
        var received = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw BenchmarkError("no answer within \(patience.tv_sec) seconds") }
            guard count > 0 else { return received }
            received += buffer.prefix(count)
        }
    }

    private static func reply(in data: Data, on port: Int) throws -> Reply {
        guard let end = data.firstRange(of: Data("\r\n\r\n".utf8)) else {
            throw BenchmarkError("no answer on port \(port)")
        }
        let head = String(decoding: data[..<end.lowerBound], as: UTF8.self).lowercased().split(separator: "\r\n")
        let words = head.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]) else { throw BenchmarkError("port \(port) speaks no HTTP") }
        guard !head.contains("transfer-encoding: chunked") else {
            throw BenchmarkError("the answer on port \(port) comes in chunks, which this driver does not read")
        }
        return Reply(status: status, body: Data(data[end.upperBound...]))
    }
}
