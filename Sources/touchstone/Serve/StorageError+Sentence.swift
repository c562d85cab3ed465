import Storage

extension StorageError {
    /// One line for the terminal.
    var sentence: String {
        switch self {
        case .newerSchema: "the database was written by a newer version. Use that version, or another database."
        case .full: "the disk is full. The database is as it was: free some space and start again."
        case .duplicate, .leaseLost, .absent, .conflict, .keyReused, .quotaExceeded, .busy:
            "the data folder is in use in a way that was not expected."
        case .unavailable(let words): words
        case .damaged: "a stored file is damaged."
        case .failed(let words): "the store cannot be used: \(words)"
        }
    }
}
