#ifndef TOUCHSTONE_MONGO_SHIM_H
#define TOUCHSTONE_MONGO_SHIM_H

#include <stddef.h>
#include <stdint.h>

// Commands to a MongoDB deployment by libmongoc, which is opened at run time. Documents go in and come out as plain bytes:
// no C object outlives the call that made it but pools, clients and sessions.

typedef struct _mongoc_client_pool_t mongo_pool;
typedef struct _mongoc_client_t mongo_client;
typedef struct _mongoc_client_session_t mongo_session;

/// Who says that a call failed.
enum mongo_failure_kind {
    /// Nobody: it did not fail.
    MONGO_FINE = 0,
    /// The server, with a code of its own.
    MONGO_SERVER = 1,
    /// The connection: it broke.
    MONGO_NETWORK = 2,
    /// The server does not believe the credentials.
    MONGO_AUTHENTICATION = 3,
    /// The library: the call makes no sense to it.
    MONGO_LIBRARY = 4,
    /// There is no server to connect to that may be written to.
    MONGO_UNREACHABLE = 5,
};

/// How a call ended.
typedef struct {
    enum mongo_failure_kind kind;
    int32_t code;
    /// The words of the server or the library, with NUL.
    char message[504];
} mongo_outcome;

/// The bytes of a document, to be given to `mongo_reply_free`.
typedef struct {
    void *bytes;
    uint32_t length;
} mongo_reply;

/// How the library treats a command.
enum mongo_command_kind {
    /// Sent as it is.
    MONGO_PLAIN = 0,
    /// With the read concern, sent once more after a network error.
    MONGO_READ = 1,
    /// As a write of the transaction.
    MONGO_WRITE = 2,
};

/// Opens libmongoc through the dynamic linker's search path. Returns 0, or -1 with its complaint in `outcome`.
int mongo_load(mongo_outcome *outcome);

/// Makes a pool of at most `width` clients for an address (`mongodb://…`), connecting to nobody yet. Writes are acknowledged by
/// a majority that has them in its journals, reads see what a majority has. `wait` is how long a call looks for a server, in
/// milliseconds, unless the address says. NULL when the address is wrong.
mongo_pool *mongo_pool_new(const char *address, uint32_t width, int32_t wait, mongo_outcome *outcome);

/// Ends a pool, all of whose clients are back.
void mongo_pool_free(mongo_pool *pool);

/// The database that an address names, to be given to `mongo_text_free`; NULL when it names none.
char *mongo_database(const char *address);

void mongo_text_free(char *text);

/// Takes a client, of which only one thread at a time may make use; waits for one when all are taken. NULL when it has
/// waited as long as the address allows.
mongo_client *mongo_pool_take(mongo_pool *pool);

void mongo_pool_give(mongo_pool *pool, mongo_client *client);

/// A session in which reads see the writes before them. NULL when there is no server, or one without sessions.
mongo_session *mongo_session_start(mongo_client *client, mongo_outcome *outcome);

void mongo_session_end(mongo_session *session);

/// Lets the reads of a session see all that happened until a time of the deployment.
void mongo_session_advance(mongo_session *session, uint32_t seconds, uint32_t increment);

/// The time of a session's last answer; 0 when there was none.
void mongo_session_moment(mongo_session *session, uint32_t *seconds, uint32_t *increment);

/// Begins a transaction: reads of one moment, a commit that a majority has in its journals.
int mongo_begin(mongo_session *session, mongo_outcome *outcome);

/// Commits. The reply may have labels that say whether to try again.
int mongo_commit(mongo_session *session, mongo_reply *reply, mongo_outcome *outcome);

/// Undoes all since `mongo_begin`; an error is no matter, the server forgets a transaction that nobody goes on with.
void mongo_abort(mongo_session *session);

/// Runs a command on the primary. The reply is the server's whether or not it succeeded; after a network error it has only labels.
int mongo_run(
    mongo_client *client, mongo_session *session, enum mongo_command_kind kind, const char *database, const void *command,
    size_t length, mongo_reply *reply, mongo_outcome *outcome);

void mongo_reply_free(mongo_reply reply);

#endif
