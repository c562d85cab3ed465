import DecoderWire
import Glibc

/// Serves one request after the other until the program hangs up; anything that is not a request of its duty ends the
/// process.
struct RequestLoop {
    let socket: MessageSocket
    let duty: DecoderDuty
    let isolation: Isolation
    let operation: ContainedProgram.Operation

    func run() {
        while let message = try? socket.receive(size: DecodeRequest.size) {
            guard let request = DecodeRequest(bytes: message.bytes), let medium = message.descriptor,
                duty.includes(request.operation, request.format), Containment.allow(request)
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
            guard request.operation != .isolation else { return try answer(isolation, maxBytes: request.maxBytes) }
            return try MappedMedium.with(medium) { bytes throws(DecodeFailure) in try operation(request, bytes) }
        } catch {
            return Answer(error)
        }
    }

    private func answer(_ isolation: Isolation, maxBytes: UInt64) throws(DecodeFailure) -> Answer {
        var memory = ResultMemory(maxBytes: maxBytes)
        try memory.append([isolation.byte])
        return try Answer(DecodeReply(number: 0, status: .decoded), memory)
    }
}
