import GRDB
import Storage

extension StorageError {
    /// What an error inside a transaction means to those above.
    init(_ error: any Error) {
        switch error {
        case let error as StorageError: self = error
        case DatabaseError.SQLITE_CONSTRAINT_UNIQUE, DatabaseError.SQLITE_CONSTRAINT_PRIMARYKEY: self = .duplicate
        // The file that connections share is the first thing for which a full disk has no room.
        case DatabaseError.SQLITE_FULL, DatabaseError.SQLITE_IOERR_SHMSIZE: self = .full
        case let error as DatabaseError:
            // The statement and its arguments stay out: they may hold what a user sent.
            self = .failed("SQLite error \(error.extendedResultCode.rawValue): \(error.message ?? "no message")")
        // Others may quote what they could not read.
        default: self = .failed("The database holds what cannot be read: \(type(of: error)).")
        }
    }
}
