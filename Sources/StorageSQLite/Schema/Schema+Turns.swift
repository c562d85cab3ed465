extension Schema {
    /// The line in which accounts wait for their turns.
    ///
    /// An account with queued analyses stands in it once, however many they are; the smallest ticket is the front. The
    /// count of its analyses is kept in the transactions that change them, so that nobody has to count the queue.
    static let turns = """
        DROP TRIGGER queueEnter;
        DROP TRIGGER queueLeave;
        DROP TRIGGER queueMove;
        DROP TABLE queue;
        DROP INDEX analysisQueue;

        CREATE INDEX analysisWaiting ON analysis (ownerID, created, id) WHERE state = 'queued';
        CREATE INDEX analysisLease ON analysis (leaseUntil) WHERE state = 'running';

        CREATE TABLE turn (
            ownerID TEXT NOT NULL PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
            waiting INTEGER NOT NULL CHECK (waiting > 0),
            ticket INTEGER NOT NULL UNIQUE
        ) STRICT;

        INSERT INTO turn (ownerID, waiting, ticket)
        SELECT ownerID, count(*), row_number() OVER (ORDER BY min(created), ownerID)
        FROM analysis WHERE state = 'queued' GROUP BY ownerID;

        CREATE TRIGGER turnInsert AFTER INSERT ON analysis WHEN NEW.state = 'queued' BEGIN
            \(enter)
        END;
        CREATE TRIGGER turnReturn AFTER UPDATE OF state ON analysis
        WHEN OLD.state <> 'queued' AND NEW.state = 'queued' BEGIN
            \(enter)
        END;
        CREATE TRIGGER turnDelete AFTER DELETE ON analysis WHEN OLD.state = 'queued' BEGIN
            \(leave)
        END;
        CREATE TRIGGER turnStart AFTER UPDATE OF state ON analysis
        WHEN OLD.state = 'queued' AND NEW.state <> 'queued' BEGIN
            \(leave)
        END;
        """

    private static let enter = """
        INSERT INTO turn (ownerID, waiting, ticket)
            VALUES (NEW.ownerID, 1, (SELECT coalesce(max(ticket), 0) + 1 FROM turn))
            ON CONFLICT (ownerID) DO UPDATE SET waiting = waiting + 1;
        """

    private static let leave = """
        DELETE FROM turn WHERE ownerID = OLD.ownerID AND waiting = 1;
            UPDATE turn SET waiting = waiting - 1 WHERE ownerID = OLD.ownerID;
        """
}
