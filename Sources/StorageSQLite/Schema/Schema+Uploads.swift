extension Schema {
    /// Uploads that come in pieces; the ledger counts each with its full length.
    static let uploads = """
        CREATE TABLE upload (
            id TEXT NOT NULL PRIMARY KEY,
            ownerID TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
            length INTEGER NOT NULL CHECK (length > 0),
            path TEXT NOT NULL,
            name TEXT,
            declaredType TEXT,
            metadata TEXT,
            created INTEGER NOT NULL,
            expires INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX uploadByOwner ON upload (ownerID);
        CREATE INDEX uploadExpiry ON upload (expires);

        CREATE TRIGGER ledgerAddUpload AFTER INSERT ON upload BEGIN
            UPDATE ledger SET transientBytes = transientBytes + NEW.length, transientFiles = transientFiles + 1
            WHERE ownerID = NEW.ownerID;
        END;
        CREATE TRIGGER ledgerRemoveUpload AFTER DELETE ON upload BEGIN
            UPDATE ledger SET transientBytes = transientBytes - OLD.length, transientFiles = transientFiles - 1
            WHERE ownerID = OLD.ownerID;
        END;
        """
}
