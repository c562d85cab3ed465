import API
import HTTPTypes
import DetectionCore
import Hummingbird
import Intake
import NIOCore
import Storage
import SystemPackage
import _NIOFileSystem

extension Refusal {
    /// The refusal for an error; nil for an unforeseen one.
    init?(describing error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case let error as MediaError: self.init(media: error)
        case let error as StorageError: self.init(storage: error)
        case let error as DecodingError: self.init(.invalidRequest, error.sentence)
        case let error as MultipartError: self.init(.invalidRequest, error.sentence)
        case is NIOTooManyBytesError: self.init(.tooLarge, "The body is larger than this address accepts.")
        case let error as FileSystemError where error.isDiskFull: self.init(.diskFull)
        case is CancellationError: self = .retry(.busy, after: 5, "The server is stopping.")
        case let error as any HTTPResponseError: self.init(status: error.status)
        default: return nil
        }
    }

    private init(media error: MediaError) {
        switch error.code {
        case .emptyFile: self.init(.emptyFile, error.message)
        case .unreadable, .unprocessableMedia: self.init(.unprocessableMedia, error.message)
        case .notFound: self.init(.notFound)
        case .tooLarge: self.init(.tooLarge, error.message)
        case .unsupportedMedia: self.init(.unsupportedMedia, error.message)
        case .contentMismatch: self.init(.contentMismatch, error.message)
        case .invalidRequest: self.init(.invalidRequest, error.message)
        case .busy, .cancelled: self = .retry(.busy, after: 5, error.message)
        case .internal, .gaveUp: self.init(.internal)
        }
    }

    private init(storage error: StorageError) {
        switch error {
        case .duplicate: self.init(.conflict)
        case .absent: self.init(.notFound)
        case .conflict: self.init(.conflict)
        case .keyReused: self.init(.keyReused)
        case .quotaExceeded: self.init(.quotaExceeded, "The storage limit would be exceeded.")
        case .full: self.init(.diskFull)
        case .busy: self = .retry(.busy, after: 1, "This file is being deleted at this moment. Send it again.")
        case .unavailable: self = .retry(.busy, after: 5, "The server's store cannot be reached now. Try again.")
        case .damaged: self.init(.internal, "The stored file is damaged.")
        case .leaseLost, .newerSchema, .failed: self.init(.internal)
        }
    }

    private init(status: HTTPResponse.Status) {
        switch status.code {
        case 404: self.init(.notFound)
        case 405: self.init(.methodNotAllowed)
        case 413: self.init(.tooLarge)
        case 415: self.init(.unsupportedMedia)
        case 400..<500: self.init(.invalidRequest)
        default: self.init(.internal)
        }
    }
}

extension FileSystemError {
    /// Whether it says that the disk, or what this user may use of it, is full.
    fileprivate var isDiskFull: Bool {
        switch cause {
        case let cause as FileSystemError: cause.isDiskFull
        case let cause as SystemCallError: cause.errno == .noSpace || cause.errno == .diskQuotaExceeded
        default: false
        }
    }
}
