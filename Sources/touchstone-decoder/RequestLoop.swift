import DecoderWire
import Glibc

/// Serves one request after the other until the program hangs up; anything that is not a request ends the process.
struct RequestLoop {
    let socket: MessageSocket

    func run() {
        while let message = try? socket.receive(size: DecodeRequest.size) {
            guard let request = DecodeRequest(bytes: message.bytes), let medium = message.descriptor,
                Containment.allow(request)
            else { exit(DecoderExit.startFailed) }
            let (reply, pixels) = Self.answer(request, medium: medium)
            close(medium)
            guard (try? socket.send(reply.bytes, descriptor: pixels)) != nil else { return }
            if let pixels { close(pixels) }
        }
    }

    private static func answer(_ request: DecodeRequest, medium: Int32) -> (DecodeReply, Int32?) {
        do throws(PictureFailure) {
            return try MappedMedium.with(medium) { bytes throws(PictureFailure) in
                let picture = try Picture(bytes, format: request.format, maxPixels: request.maxPixels)
                let pixels = try picture.render()
                let reply = DecodeReply(
                    number: request.number, status: .decoded, width: UInt32(picture.width),
                    height: UInt32(picture.height), frames: UInt32(picture.frames))
                return (reply, pixels)
            }
        } catch {
            return (error.reply(to: request.number), nil)
        }
    }
}
