import DecoderWire
import Glibc

/// Serves one request after the other until the program hangs up; anything that is not a request ends the process.
struct RequestLoop {
    let socket: MessageSocket
    let manifests: Manifests
    let pages: Pages
    let isolation: Isolation

    func run() {
        while let message = try? socket.receive(size: DecodeRequest.size) {
            guard let request = DecodeRequest(bytes: message.bytes), let medium = message.descriptor,
                Containment.allow(request)
            else { exit(DecoderExit.startFailed) }
            var answer = answer(request, medium: medium)
            close(medium)
            answer.reply.number = request.number
            guard (try? socket.send(answer.reply.bytes, descriptor: answer.memory)) != nil else { return }
            if let memory = answer.memory { close(memory) }
        }
    }

    private func answer(_ request: DecodeRequest, medium: Int32) -> Answer {
        do throws(DecodeFailure) {
            return try MappedMedium.with(medium) { bytes throws(DecodeFailure) in try decode(request, bytes) }
        } catch {
            return Answer(error)
        }
    }

    private func decode(_ request: DecodeRequest, _ bytes: UnsafeRawBufferPointer) throws(DecodeFailure)
        -> Answer
    {
        switch request.operation {
        case .picture:
            try Picture(bytes, format: request.format, maxPixels: request.maxPixels).render(maxBytes: request.maxBytes)
        case .chroma:
            try ColourPlanes(bytes, format: request.format, maxPixels: request.maxPixels)
                .render(maxBytes: request.maxBytes)
        case .pixels(let onlyWithText):
            try StoredPixels(bytes, format: request.format, maxPixels: request.maxPixels)
                .render(onlyWithText: onlyWithText, maxBytes: request.maxBytes)
        case .sound(let seconds):
            try Sound.decode(bytes, format: request.format, seconds: Int(seconds), maxBytes: request.maxBytes)
        case .keyframes(let count):
            try Frames(bytes, format: request.format, maxPixels: request.maxPixels)
                .keyframes(Int(count), maxBytes: request.maxBytes)
        case .times(let times):
            try Frames(bytes, format: request.format, maxPixels: request.maxPixels)
                .shown(at: times, maxBytes: request.maxBytes)
        case .document(let characters):
            try pages.read(bytes, characters: Int(characters), request)
        case .manifests:
            try manifests.answer(bytes, format: request.format, maxBytes: request.maxBytes)
        case .isolation:
            try answer(isolation, maxBytes: request.maxBytes)
        }
    }

    private func answer(_ isolation: Isolation, maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        var memory = ResultMemory(maxBytes: maxBytes)
        try memory.append([isolation.byte])
        return try Answer(DecodeReply(number: 0, status: .decoded), memory)
    }
}
