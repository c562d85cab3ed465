extension Schema {
    /// How long analyses stay, and the ledger of what each owner's take up.
    ///
    /// Triggers keep the ledger in the transaction that changes an analysis, so no code can forget to; its checks refuse
    /// a transaction that would make it negative. Generated columns read what the small JSON
    /// beside them says; the verdict is copied out of its report, which may be large.
    static let retention = """
        ALTER TABLE user ADD COLUMN maxBytes INTEGER CHECK (maxBytes >= 0);
        ALTER TABLE user ADD COLUMN maxFiles INTEGER CHECK (maxFiles >= 0);
        ALTER TABLE user ADD COLUMN retention TEXT NOT NULL DEFAULT '{"mode":"keep"}' CHECK (json_valid(retention));
        ALTER TABLE user ADD COLUMN disabled INTEGER;

        ALTER TABLE analysis ADD COLUMN mode TEXT NOT NULL DEFAULT 'keep' CHECK (mode IN ('keep', 'ephemeral', 'held'));
        ALTER TABLE analysis ADD COLUMN until INTEGER CHECK (mode = 'keep' OR until IS NOT NULL);
        ALTER TABLE analysis ADD COLUMN bytes INTEGER GENERATED ALWAYS AS
            (CASE WHEN objectKey IS NULL THEN 0 ELSE json_extract(media, '$.bytes') END) VIRTUAL;
        ALTER TABLE analysis ADD COLUMN kind TEXT GENERATED ALWAYS AS (json_extract(media, '$.kind')) VIRTUAL;
        ALTER TABLE analysis ADD COLUMN verdict TEXT;
        UPDATE analysis SET verdict = json_extract(report, '$.verdict') WHERE report IS NOT NULL;
        CREATE TRIGGER verdictOfReport AFTER UPDATE OF report ON analysis BEGIN
            UPDATE analysis SET verdict = json_extract(NEW.report, '$.verdict') WHERE id = NEW.id;
        END;

        CREATE INDEX analysisKept ON analysis (ownerID, created, id, state, verdict) WHERE mode = 'keep';
        CREATE INDEX analysisExpiry ON analysis (until) WHERE until IS NOT NULL;
        CREATE INDEX analysisEphemeral ON analysis (state, id) WHERE mode = 'ephemeral' AND objectKey IS NOT NULL;

        CREATE TABLE ledger (
            ownerID TEXT NOT NULL PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
            keptBytes INTEGER NOT NULL DEFAULT 0 CHECK (keptBytes >= 0),
            keptFiles INTEGER NOT NULL DEFAULT 0 CHECK (keptFiles >= 0),
            transientBytes INTEGER NOT NULL DEFAULT 0 CHECK (transientBytes >= 0),
            transientFiles INTEGER NOT NULL DEFAULT 0 CHECK (transientFiles >= 0)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO ledger (ownerID, keptBytes, keptFiles)
        SELECT user.id, coalesce(sum(analysis.bytes), 0), count(analysis.id)
        FROM user LEFT JOIN analysis ON analysis.ownerID = user.id GROUP BY user.id;

        CREATE TRIGGER ledgerOpen AFTER INSERT ON user BEGIN
            INSERT INTO ledger (ownerID) VALUES (NEW.id);
        END;
        CREATE TRIGGER ledgerAdd AFTER INSERT ON analysis BEGIN
            \(entry("NEW", "+"))
        END;
        CREATE TRIGGER ledgerRemove AFTER DELETE ON analysis BEGIN
            \(entry("OLD", "-"))
        END;
        CREATE TRIGGER ledgerChange AFTER UPDATE OF ownerID, media, objectKey, mode ON analysis BEGIN
            \(entry("OLD", "-"))
            \(entry("NEW", "+"))
        END;
        """

    /// Books a row of `analysis` under its mode.
    private static func entry(_ row: String, _ sign: String) -> String {
        """
        UPDATE ledger SET keptBytes = keptBytes \(sign) \(row).bytes, keptFiles = keptFiles \(sign) 1
            WHERE ownerID = \(row).ownerID AND \(row).mode = 'keep';
            UPDATE ledger SET transientBytes = transientBytes \(sign) \(row).bytes, transientFiles = transientFiles \(sign) 1
            WHERE ownerID = \(row).ownerID AND \(row).mode <> 'keep';
        """
    }
}
