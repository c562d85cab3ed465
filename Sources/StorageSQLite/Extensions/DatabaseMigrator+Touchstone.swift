import GRDB

extension DatabaseMigrator {
    /// All migrations, oldest first.
    ///
    /// A released one is never changed or removed; a new one is added at the end.
    static var touchstone: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 accounts and sessions") { try $0.execute(sql: Schema.accounts) }
        migrator.registerMigration("2 analyses") { try $0.execute(sql: Schema.analyses) }
        return migrator
    }
}
