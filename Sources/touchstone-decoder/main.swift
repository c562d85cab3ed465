import CVipsShim
import Contained
import DecoderWire

ContainedProgram.run { duty in
    guard duty == .pictures || duty == .heif,
        vs_start(duty.program, duty == .heif ? 1 : 0, DecoderExit.outOfMemory) == 0
    else { return nil }
    return { request, bytes throws(DecodeFailure) in
        switch request.operation {
        case .chroma:
            try ColourPlanes(bytes, format: request.format, maxPixels: request.maxPixels)
                .render(maxBytes: request.maxBytes)
        case .pixels(let onlyWithText):
            try StoredPixels(bytes, format: request.format, maxPixels: request.maxPixels)
                .render(onlyWithText: onlyWithText, maxBytes: request.maxBytes)
        default:
            try Picture(bytes, format: request.format, maxPixels: request.maxPixels).render(maxBytes: request.maxBytes)
        }
    }
}
