import GRDB

extension Database {
    /// Executes a statement that is prepared once a connection.
    func execute(cached sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
