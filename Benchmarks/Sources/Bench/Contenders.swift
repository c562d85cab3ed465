import Foundation

/// The contenders with their ports and the shape of their requests: the floor, this program, an older one if given, and two
/// references.
enum Contenders {
    /// Starts all of them; when one does not start, those already running are stopped.
    static func start(_ arguments: Arguments) throws -> [any Contender] {
        let networks = [try arguments.value("clip"), try arguments.value("smollm2")]
        var makers: [() throws -> any Contender] = [
            { try FloorContender(executable: try arguments.value("floor"), networks: networks) },
            {
                try touchstone(
                    "Touchstone (serve)", try arguments.value("touchstone"), data: try arguments.value("data") + "/now",
                    port: 18090)
            },
        ]
        if let previous = arguments.optional("previous") {
            makers.append {
                try touchstone(
                    "Touchstone, the older program", previous, data: try arguments.value("data") + "/previous",
                    port: 18093)
            }
        }
        if let python = arguments.optional("python") { makers += try references(python, arguments) }
        var started: [any Contender] = []
        do {
            for maker in makers { started.append(try maker()) }
        } catch {
            started.forEach { $0.stop() }
            throw error
        }
        return started
    }

    private static func references(
        _ python: String, _ arguments: Arguments
    ) throws -> [() throws -> any Contender] {
        let peers = try arguments.value("peers")
        return [
            {
                try ServiceContender(
                    name: "FastAPI + onnxruntime + Pillow",
                    command: [python, "\(peers)/fastapi_onnx.py", "18091", try arguments.value("onnx")], port: 18091,
                    ready: "/docs", answersText: false, request: peerRequest, score: peerScore)
            },
            {
                try ServiceContender(
                    name: "Flask + PyTorch eager + Pillow",
                    command: [
                        python, "\(peers)/flask_torch.py", "18092", try arguments.value("clip-wheel"),
                        try arguments.value("smollm2-wheel"),
                    ], port: 18092, ready: "/", request: peerRequest, score: peerScore)
            },
        ]
    }

    /// A program of ours; it judges by the models beside it.
    private static func touchstone(
        _ name: String, _ program: String, data: String, port: Int
    ) throws -> ServiceContender {
        try ServiceContender(
            name: name, command: [program, "serve", "--guest", "--port", String(port), "--data", data],
            port: port, ready: "/healthz/ready",
            request: { sample, port in
                let headers = ["Prefer": "wait=30"]
                switch sample {
                case .image(let file):
                    return .init(
                        port: port, path: "/v1/analyses",
                        headers: headers.merging(["Content-Type": "image/jpeg"]) { $1 },
                        body: FileManager.default.contents(atPath: file.path))
                case .text(let text):
                    return .init(
                        port: port, path: "/v1/analyses",
                        headers: headers.merging(["Content-Type": "application/json"]) { $1 },
                        body: try? JSONEncoder().encode(["text": text]))
                }
            },
            score: { body in
                let view = (try? JSONSerialization.jsonObject(with: body)) as? [String: Any]
                let report = view?["report"] as? [String: Any]
                let evidence = report?["evidence"] as? [[String: Any]] ?? []
                return evidence.first { $0["detector"] as? String == "image.clip" }?["llr"] as? Double
            })
    }

    private static func peerRequest(_ sample: Sample, _ port: Int) -> HTTPExchange.Request {
        switch sample {
        case .image(let file):
            .init(
                port: port, path: "/image", headers: ["Content-Type": "image/jpeg"],
                body: FileManager.default.contents(atPath: file.path))
        case .text(let text):
            .init(port: port, path: "/text", headers: ["Content-Type": "text/plain"], body: Data(text.utf8))
        }
    }

    private static func peerScore(_ body: Data) -> Double? {
        ((try? JSONSerialization.jsonObject(with: body)) as? [String: Any])?["llr"] as? Double
    }
}
