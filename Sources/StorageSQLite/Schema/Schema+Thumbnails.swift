extension Schema {
    /// Small pictures of media, in a table of their own so that reading an analysis does not read its picture.
    ///
    /// A picture goes with its analysis, and when the medium goes.
    static let thumbnails = """
        CREATE TABLE thumbnail (
            analysisID TEXT NOT NULL PRIMARY KEY REFERENCES analysis (id) ON DELETE CASCADE,
            jpeg BLOB NOT NULL
        ) STRICT;

        ALTER TABLE analysis ADD COLUMN hasThumbnail INTEGER NOT NULL DEFAULT 0 CHECK (hasThumbnail IN (0, 1));

        CREATE TRIGGER thumbnailAdd AFTER INSERT ON thumbnail BEGIN
            UPDATE analysis SET hasThumbnail = 1 WHERE id = NEW.analysisID;
        END;
        CREATE TRIGGER thumbnailRemove AFTER DELETE ON thumbnail BEGIN
            UPDATE analysis SET hasThumbnail = 0 WHERE id = OLD.analysisID;
        END;
        CREATE TRIGGER thumbnailOfMedium AFTER UPDATE OF objectKey ON analysis WHEN NEW.objectKey IS NULL BEGIN
            DELETE FROM thumbnail WHERE analysisID = NEW.id;
        END;
        """
}
