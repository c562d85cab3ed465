import Contained
import DecoderWire

// Each library is opened at run time, by the processes that need it; without it they say so of every file.
ContainedProgram.run { duty in
    switch duty {
    case .manifests(let trustList):
        let manifests = Manifests(trustList: trustList)
        return { request, bytes throws(DecodeFailure) in
            try manifests.answer(bytes, format: request.format, maxBytes: request.maxBytes)
        }
    case .documents:
        let pages = Pages()
        return { request, bytes throws(DecodeFailure) in
            guard case .document(let characters) = request.operation else { throw DecodeFailure(.unsupported) }
            return try pages.read(bytes, characters: Int(characters), request)
        }
    case .pictures, .heif, .tracks: return nil
    }
}
