extension Schema {
    /// Small media, beside their analyses: a medium comes in the transaction of its analysis and goes with it, or before it
    /// when the analysis forgets it.
    static let media = """
        CREATE TABLE medium (
            analysisID TEXT NOT NULL PRIMARY KEY REFERENCES analysis (id) ON DELETE CASCADE,
            bytes BLOB NOT NULL CHECK (length(bytes) > 0)
        ) STRICT;

        CREATE TRIGGER mediumForgotten AFTER UPDATE OF objectKey ON analysis WHEN NEW.objectKey IS NULL BEGIN
            DELETE FROM medium WHERE analysisID = NEW.id;
        END;
        """
}
