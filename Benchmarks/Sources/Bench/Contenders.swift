import Foundation

/// The four contenders with their ports and the shape of their requests.
enum Contenders {
    /// Starts all of them; when one does not start, those already running are stopped.
    static func start(_ arguments: Arguments) throws -> [any Contender] {
        let python = try arguments.value("python"), peers = try arguments.value("peers")
        let networks = [try arguments.value("clip"), try arguments.value("smollm2")]
        let makers: [() throws -> any Contender] = [
            { try FloorContender(executable: try arguments.value("floor"), networks: networks) },
            { try touchstone(arguments) },
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
        var started: [any Contender] = []
        do {
            for maker in makers { started.append(try maker()) }
        } catch {
            started.forEach { $0.stop() }
            throw error
        }
        return started
    }

    private static func touchstone(_ arguments: Arguments) throws -> ServiceContender {
        try ServiceContender(
            name: "Touchstone (serve)",
            command: [
                try arguments.value("touchstone"), "serve", "--guest", "--port", "18090", "--data",
                try arguments.value("data"),
            ], port: 18090, ready: "/healthz/ready",
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
