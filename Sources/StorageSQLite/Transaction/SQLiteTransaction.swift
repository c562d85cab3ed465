import GRDB
package import Storage

/// A transaction on a connection to the SQLite file.
///
/// Statements are prepared once a connection.
package struct SQLiteTransaction: StoreTransaction {
    let database: Database
    package let news = TransactionNews()

    init(_ database: Database) {
        self.database = database
    }

    /// The first row that a query finds, as a record.
    func one<Record: FetchableRecord>(
        _ type: Record.Type, _ sql: String, _ arguments: StatementArguments = []
    ) throws(StorageError) -> Record? {
        try run { try Record.fetchOne($0.cachedStatement(sql: sql), arguments: arguments) }
    }

    /// The rows that a query finds, as records.
    func all<Record: FetchableRecord>(
        _ type: Record.Type, _ sql: String, _ arguments: StatementArguments = []
    ) throws(StorageError) -> [Record] {
        try run { try Record.fetchAll($0.cachedStatement(sql: sql), arguments: arguments) }
    }

    /// The value in the first column of the first row that a query finds.
    func value<Value: DatabaseValueConvertible>(
        _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []
    ) throws(StorageError) -> Value? {
        try run { try Value.fetchOne($0.cachedStatement(sql: sql), arguments: arguments) }
    }

    /// A count, or a sum that is 0 for no rows.
    func count(_ sql: String, _ arguments: StatementArguments = []) throws(StorageError) -> Int {
        try value(Int.self, sql, arguments) ?? 0
    }

    /// Executes a statement.
    func execute(_ sql: String, _ arguments: StatementArguments = []) throws(StorageError) {
        try run { try $0.execute(cached: sql, arguments) }
    }

    /// Runs statements; their errors become those of a store.
    func run<R>(_ body: (Database) throws -> R) throws(StorageError) -> R {
        do { return try body(database) } catch { throw StorageError(error) }
    }
}
