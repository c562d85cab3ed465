import GRDB

extension DatabaseMigrator {
    /// Knows which migrations there are, and which a database has.
    static var touchstone: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in Migration.all { migrator.registerMigration(migration.name, migrate: migration.body) }
        return migrator
    }
}
