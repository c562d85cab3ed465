import API
import Foundation
import NIOCore

/// Reads a submission out of a `multipart/form-data` body while it streams in.
struct FormReader: Sendable {
    let sink: UploadSink
    let now: @Sendable () -> Date

    /// Receives the one medium of a form: a part with a file name, or a `text` field.
    func read(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, _ boundary: String?, _ reservation: Reservation
    ) async throws -> Submission {
        guard let boundary else { throw MultipartError.boundaryMissing }
        var parser = try MultipartParser(boundary: boundary)
        var form = UploadForm()
        var options = SubmissionOptions()
        let upload = try await sink.withWriter(reservation) { writer in
            for try await chunk in body {
                for event in try parser.push(chunk) {
                    if let bytes = try form.take(event) { try await writer.append(bytes) }
                }
            }
            try parser.finish()
            guard form.hasMedium else {
                throw Refusal(.invalidRequest, "The form needs one file, or a field 'text'.")
            }
            options = try form.options()
            try options.check(at: now())
        }
        return Submission(upload: upload, name: form.name, declaredType: form.declaredType, options: options)
    }
}
