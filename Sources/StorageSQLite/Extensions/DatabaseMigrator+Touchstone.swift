import GRDB

extension DatabaseMigrator {
    /// All migrations, oldest first.
    ///
    /// A released one is never changed or removed; a new one is added at the end.
    static var touchstone: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 accounts and sessions") { try $0.execute(sql: Schema.accounts) }
        migrator.registerMigration("2 analyses") { try $0.execute(sql: Schema.analyses) }
        migrator.registerMigration("3 retention and limits") { try $0.execute(sql: Schema.retention) }
        migrator.registerMigration("4 API keys") { try $0.execute(sql: Schema.keys) }
        migrator.registerMigration("5 lifecycle") { try $0.execute(sql: Schema.lifecycle) }
        migrator.registerMigration("6 resumable uploads") { try $0.execute(sql: Schema.uploads) }
        migrator.registerMigration("7 session families") { try $0.execute(sql: Schema.sessionFamilies) }
        migrator.registerMigration("8 webhooks") { try $0.execute(sql: Schema.webhooks) }
        migrator.registerMigration("9 thumbnails") { try $0.execute(sql: Schema.thumbnails) }
        migrator.registerMigration("10 small media") { try $0.execute(sql: Schema.media) }
        migrator.registerMigration("11 queue length") { try $0.execute(sql: Schema.queue) }
        return migrator
    }
}
