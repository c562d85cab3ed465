import Foundation

/// Decoding and inference alone: requests over a pipe.
final class FloorContender: Contender {
    let name = "floor (decode + inference alone)"
    private let process = Process()
    private let requests = Pipe()
    private let replies = Pipe()

    init(executable: String, networks: [String]) throws {
        process.executableURL = URL(filePath: executable)
        process.arguments = networks
        process.standardInput = requests
        process.standardOutput = replies
        try process.run()
    }

    var processID: Int32 { process.processIdentifier }

    func answers(_ sample: Sample) -> Bool { true }

    func answer(_ sample: Sample) throws -> Double? {
        let line =
            switch sample {
            case .image(let file): "image \(file.path)\n"
            case .text: "text 200\n"
            }
        try requests.fileHandleForWriting.write(contentsOf: Data(line.utf8))
        guard String(decoding: replies.fileHandleForReading.availableData, as: UTF8.self) == "ok\n" else {
            throw BenchmarkError("the floor failed on \(line)")
        }
        return nil
    }

    func stop() {
        try? requests.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
