import CVipsShim
import Contained
import DecoderWire

extension DecodeFailure {
    /// What libvips says, sorted into a status by the words it uses.
    static func fromPictureLibrary() -> DecodeFailure {
        let lines = String(cString: vs_error()).split(separator: "\n")
        let first = lines.first.map(String.init) ?? ""
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
        return DecodeFailure(status, first)
    }
}
