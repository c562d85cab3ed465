import CVipsShim
import DecoderWire

/// Why there are no pixels.
struct PictureFailure: Error {
    var status: DecodeReply.Status
    var message: String
    var width = 0
    var height = 0

    init(_ status: DecodeReply.Status, _ message: String = "") {
        self.status = status
        self.message = message
    }

    /// What libvips says, sorted into a status by the words it uses.
    static func fromLibrary() -> PictureFailure {
        let lines = String(cString: vs_error()).split(separator: "\n")
        let first = lines.first.map(String.init) ?? "unknown error"
        let text = lines.joined(separator: " ").lowercased()
        let status: DecodeReply.Status =
            if ["out of memory", "insufficient memory", "cannot allocate", "memory allocation", "can't allocate"]
                .contains(where: text.contains)
            {
                .outOfMemory
            } else if ["unsupported", "not supported", "blocked"].contains(where: text.contains) {
                .unsupported
            } else {
                .malformed
            }
        return PictureFailure(status, first)
    }

    func reply(to number: UInt64) -> DecodeReply {
        DecodeReply(
            number: number, status: status, width: UInt32(clamping: width), height: UInt32(clamping: height),
            message: message)
    }
}
