extension Schema {
    /// How many analyses wait, counted in the transactions that change it: nobody has to count them, however many they are.
    static let queue = """
        CREATE TABLE queue (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            waiting INTEGER NOT NULL CHECK (waiting >= 0)
        ) STRICT;

        INSERT INTO queue (id, waiting) SELECT 1, count(*) FROM analysis WHERE state = 'queued';

        CREATE TRIGGER queueEnter AFTER INSERT ON analysis WHEN NEW.state = 'queued' BEGIN
            UPDATE queue SET waiting = waiting + 1;
        END;
        CREATE TRIGGER queueLeave AFTER DELETE ON analysis WHEN OLD.state = 'queued' BEGIN
            UPDATE queue SET waiting = waiting - 1;
        END;
        CREATE TRIGGER queueMove AFTER UPDATE OF state ON analysis
        WHEN (OLD.state = 'queued') <> (NEW.state = 'queued') BEGIN
            UPDATE queue SET waiting = waiting + iif(NEW.state = 'queued', 1, -1);
        END;
        """
}
