extension Schema {
    /// References of blobs, and an end of the triggers: the rules about analyses are in `Storage`, once for all databases.
    ///
    /// Checks and foreign keys stay, and refuse what no code should write.
    static let blobs = """
        DROP TRIGGER verdictOfReport;
        DROP TRIGGER ledgerOpen;
        DROP TRIGGER ledgerAdd;
        DROP TRIGGER ledgerRemove;
        DROP TRIGGER ledgerChange;
        DROP TRIGGER ledgerAddUpload;
        DROP TRIGGER ledgerRemoveUpload;
        DROP TRIGGER announceEnd;
        DROP TRIGGER thumbnailAdd;
        DROP TRIGGER thumbnailRemove;
        DROP TRIGGER thumbnailOfMedium;
        DROP TRIGGER mediumForgotten;
        DROP TRIGGER turnInsert;
        DROP TRIGGER turnReturn;
        DROP TRIGGER turnDelete;
        DROP TRIGGER turnStart;

        ALTER TABLE analysis ADD COLUMN isInline INTEGER NOT NULL DEFAULT 0 CHECK (isInline IN (0, 1));
        ALTER TABLE analysis ADD COLUMN probability REAL;
        ALTER TABLE analysis ADD COLUMN errorCode TEXT;
        UPDATE analysis SET isInline = 1 WHERE id IN (SELECT analysisID FROM medium);
        UPDATE analysis SET probability = json_extract(report, '$.probability')
            WHERE json_type(report, '$.probability') IN ('real', 'integer');
        UPDATE analysis SET errorCode = json_extract(error, '$.code') WHERE json_type(error, '$.code') = 'text';

        CREATE TABLE blob (
            key TEXT NOT NULL PRIMARY KEY,
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            referrers INTEGER NOT NULL CHECK (referrers >= 0),
            touched INTEGER NOT NULL,
            isDoomed INTEGER NOT NULL CHECK (isDoomed IN (0, 1) AND (referrers = 0 OR NOT isDoomed))
        ) STRICT;

        CREATE INDEX blobUnreferenced ON blob (touched) WHERE referrers = 0;

        INSERT INTO blob (key, bytes, referrers, touched, isDoomed)
        SELECT objectKey, coalesce(max(bytes), 0), count(*), max(created), 0
        FROM analysis WHERE objectKey IS NOT NULL AND NOT isInline GROUP BY objectKey;
        """
}
