#include "mongo_shim.h"

#include <dlfcn.h>
#include <mongoc/mongoc.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// Opened at run time, because only some need it: it would bring 40 MB of other libraries into every process. The types are those
// of its headers, so a call that does not fit is a compiler's error.
#define FUNCTIONS(DO)                                                                                                    \
    DO(bson_init)                                                                                                        \
    DO(bson_init_static)                                                                                                 \
    DO(bson_destroy)                                                                                                     \
    DO(bson_destroy_with_steal)                                                                                          \
    DO(bson_free)                                                                                                        \
    DO(bson_strdup)                                                                                                      \
    DO(mongoc_init)                                                                                                      \
    DO(mongoc_log_set_handler)                                                                                           \
    DO(mongoc_uri_new_with_error)                                                                                        \
    DO(mongoc_uri_destroy)                                                                                               \
    DO(mongoc_uri_get_database)                                                                                          \
    DO(mongoc_uri_has_option)                                                                                            \
    DO(mongoc_uri_set_option_as_int32)                                                                                   \
    DO(mongoc_uri_set_read_concern)                                                                                      \
    DO(mongoc_uri_set_read_prefs_t)                                                                                      \
    DO(mongoc_uri_set_write_concern)                                                                                     \
    DO(mongoc_read_concern_new)                                                                                          \
    DO(mongoc_read_concern_set_level)                                                                                    \
    DO(mongoc_read_concern_destroy)                                                                                      \
    DO(mongoc_read_prefs_new)                                                                                            \
    DO(mongoc_read_prefs_destroy)                                                                                        \
    DO(mongoc_write_concern_new)                                                                                         \
    DO(mongoc_write_concern_set_w)                                                                                       \
    DO(mongoc_write_concern_set_journal)                                                                                 \
    DO(mongoc_write_concern_destroy)                                                                                     \
    DO(mongoc_client_pool_new_with_error)                                                                                \
    DO(mongoc_client_pool_destroy)                                                                                       \
    DO(mongoc_client_pool_pop)                                                                                           \
    DO(mongoc_client_pool_push)                                                                                          \
    DO(mongoc_client_pool_set_appname)                                                                                   \
    DO(mongoc_client_pool_set_error_api)                                                                                 \
    DO(mongoc_client_command_with_opts)                                                                                  \
    DO(mongoc_client_read_command_with_opts)                                                                             \
    DO(mongoc_client_write_command_with_opts)                                                                            \
    DO(mongoc_client_start_session)                                                                                      \
    DO(mongoc_client_session_append)                                                                                     \
    DO(mongoc_client_session_start_transaction)                                                                          \
    DO(mongoc_client_session_commit_transaction)                                                                         \
    DO(mongoc_client_session_abort_transaction)                                                                          \
    DO(mongoc_client_session_advance_operation_time)                                                                     \
    DO(mongoc_client_session_get_operation_time)                                                                         \
    DO(mongoc_client_session_destroy)                                                                                    \
    DO(mongoc_transaction_opts_new)                                                                                      \
    DO(mongoc_transaction_opts_set_read_concern)                                                                         \
    DO(mongoc_transaction_opts_set_write_concern)                                                                        \
    DO(mongoc_transaction_opts_destroy)

#define FIELD(name) __typeof__(name) *name;
static struct {
    FUNCTIONS(FIELD)
} library;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *missing;

/// The library reports all that matters by its results; what it prints of its own accord names hosts.
static void say_nothing(mongoc_log_level_t level, const char *domain, const char *message, void *context) {
    (void)level, (void)domain, (void)message, (void)context;
}

static void load(void) {
    // Finds the symbols of libbson too, which it stands on.
    void *file = dlopen("libmongoc-1.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (file == NULL) {
        missing = "libmongoc-1.0.so.0";
        return;
    }
#define LOAD(name)                                                             \
    if ((*(void **)&library.name = dlsym(file, #name)) == NULL) missing = #name;
    FUNCTIONS(LOAD)
    if (missing != NULL) return;
    library.mongoc_log_set_handler(say_nothing, NULL);
    library.mongoc_init();
}

static int fail(mongo_outcome *outcome, enum mongo_failure_kind kind, int32_t code, const char *message) {
    outcome->kind = kind;
    outcome->code = code;
    snprintf(outcome->message, sizeof outcome->message, "%s", message);
    return -1;
}

static int fine(mongo_outcome *outcome) {
    outcome->kind = MONGO_FINE;
    outcome->code = 0;
    outcome->message[0] = '\0';
    return 0;
}

static enum mongo_failure_kind kind_of(const bson_error_t *error) {
    switch (error->domain) {
    case MONGOC_ERROR_SERVER:
    case MONGOC_ERROR_WRITE_CONCERN: return MONGO_SERVER;
    case MONGOC_ERROR_STREAM:
    case MONGOC_ERROR_PROTOCOL: return MONGO_NETWORK;
    // A server that refuses the credentials is not counted as one from then on; only the words tell.
    case MONGOC_ERROR_SERVER_SELECTION:
        return strstr(error->message, "uthentication failed") == NULL ? MONGO_UNREACHABLE : MONGO_AUTHENTICATION;
    case MONGOC_ERROR_SASL:
    case MONGOC_ERROR_SCRAM: return MONGO_AUTHENTICATION;
    case MONGOC_ERROR_CLIENT:
        return error->code == MONGOC_ERROR_CLIENT_AUTHENTICATE ? MONGO_AUTHENTICATION : MONGO_LIBRARY;
    default: return MONGO_LIBRARY;
    }
}

static int fail_with(mongo_outcome *outcome, const bson_error_t *error) {
    return fail(outcome, kind_of(error), (int32_t)error->code, error->message);
}

int mongo_load(mongo_outcome *outcome) {
    pthread_once(&once, load);
    return missing == NULL ? fine(outcome) : fail(outcome, MONGO_LIBRARY, 0, missing);
}

static mongoc_write_concern_t *durable(void) {
    mongoc_write_concern_t *concern = library.mongoc_write_concern_new();
    library.mongoc_write_concern_set_w(concern, MONGOC_WRITE_CONCERN_W_MAJORITY);
    library.mongoc_write_concern_set_journal(concern, true);
    return concern;
}

static mongoc_read_concern_t *read_concern(const char *level) {
    mongoc_read_concern_t *concern = library.mongoc_read_concern_new();
    library.mongoc_read_concern_set_level(concern, level);
    return concern;
}

/// Whatever an address says, what is acknowledged is durable, and what is read is the primary's.
static void demand_durability(mongoc_uri_t *uri) {
    mongoc_write_concern_t *write = durable();
    mongoc_read_concern_t *read = read_concern(MONGOC_READ_CONCERN_LEVEL_MAJORITY);
    mongoc_read_prefs_t *primary = library.mongoc_read_prefs_new(MONGOC_READ_PRIMARY);
    library.mongoc_uri_set_write_concern(uri, write);
    library.mongoc_uri_set_read_concern(uri, read);
    library.mongoc_uri_set_read_prefs_t(uri, primary);
    library.mongoc_read_prefs_destroy(primary);
    library.mongoc_read_concern_destroy(read);
    library.mongoc_write_concern_destroy(write);
}

static void set_unless_said(mongoc_uri_t *uri, const char *option, int32_t value) {
    if (!library.mongoc_uri_has_option(uri, option)) library.mongoc_uri_set_option_as_int32(uri, option, value);
}

mongo_pool *mongo_pool_new(const char *address, uint32_t width, int32_t wait, mongo_outcome *outcome) {
    bson_error_t error = {0};
    mongoc_uri_t *uri = library.mongoc_uri_new_with_error(address, &error);
    if (uri == NULL) return fail(outcome, MONGO_LIBRARY, (int32_t)error.code, error.message), NULL;
    demand_durability(uri);
    set_unless_said(uri, MONGOC_URI_SERVERSELECTIONTIMEOUTMS, wait);
    set_unless_said(uri, MONGOC_URI_CONNECTTIMEOUTMS, 5000);
    set_unless_said(uri, MONGOC_URI_SOCKETTIMEOUTMS, 30000);
    library.mongoc_uri_set_option_as_int32(uri, MONGOC_URI_MAXPOOLSIZE, (int32_t)width);
    mongoc_client_pool_t *pool = library.mongoc_client_pool_new_with_error(uri, &error);
    library.mongoc_uri_destroy(uri);
    if (pool == NULL) return fail_with(outcome, &error), NULL;
    library.mongoc_client_pool_set_error_api(pool, MONGOC_ERROR_API_VERSION_2);
    library.mongoc_client_pool_set_appname(pool, "touchstone");
    fine(outcome);
    return pool;
}

void mongo_pool_free(mongo_pool *pool) { library.mongoc_client_pool_destroy(pool); }

char *mongo_database(const char *address) {
    bson_error_t error;
    mongoc_uri_t *uri = library.mongoc_uri_new_with_error(address, &error);
    if (uri == NULL) return NULL;
    const char *name = library.mongoc_uri_get_database(uri);
    char *copy = name == NULL ? NULL : library.bson_strdup(name);
    library.mongoc_uri_destroy(uri);
    return copy;
}

void mongo_text_free(char *text) { library.bson_free(text); }

mongo_client *mongo_pool_take(mongo_pool *pool) { return library.mongoc_client_pool_pop(pool); }

void mongo_pool_give(mongo_pool *pool, mongo_client *client) { library.mongoc_client_pool_push(pool, client); }

mongo_session *mongo_session_start(mongo_client *client, mongo_outcome *outcome) {
    bson_error_t error = {0};
    mongoc_client_session_t *session = library.mongoc_client_start_session(client, NULL, &error);
    if (session == NULL)
        fail_with(outcome, &error);
    else
        fine(outcome);
    return session;
}

void mongo_session_end(mongo_session *session) { library.mongoc_client_session_destroy(session); }

void mongo_session_advance(mongo_session *session, uint32_t seconds, uint32_t increment) {
    library.mongoc_client_session_advance_operation_time(session, seconds, increment);
}

void mongo_session_moment(mongo_session *session, uint32_t *seconds, uint32_t *increment) {
    library.mongoc_client_session_get_operation_time(session, seconds, increment);
}

int mongo_begin(mongo_session *session, mongo_outcome *outcome) {
    bson_error_t error = {0};
    mongoc_transaction_opt_t *options = library.mongoc_transaction_opts_new();
    mongoc_write_concern_t *write = durable();
    mongoc_read_concern_t *read = read_concern(MONGOC_READ_CONCERN_LEVEL_SNAPSHOT);
    library.mongoc_transaction_opts_set_write_concern(options, write);
    library.mongoc_transaction_opts_set_read_concern(options, read);
    bool is_begun = library.mongoc_client_session_start_transaction(session, options, &error);
    library.mongoc_read_concern_destroy(read);
    library.mongoc_write_concern_destroy(write);
    library.mongoc_transaction_opts_destroy(options);
    return is_begun ? fine(outcome) : fail_with(outcome, &error);
}

static void hand_over(bson_t *document, mongo_reply *reply) {
    reply->bytes = library.bson_destroy_with_steal(document, true, &reply->length);
}

int mongo_commit(mongo_session *session, mongo_reply *reply, mongo_outcome *outcome) {
    bson_error_t error = {0};
    bson_t document;
    bool is_done = library.mongoc_client_session_commit_transaction(session, &document, &error);
    hand_over(&document, reply);
    return is_done ? fine(outcome) : fail_with(outcome, &error);
}

void mongo_abort(mongo_session *session) {
    bson_error_t error;
    library.mongoc_client_session_abort_transaction(session, &error);
}

int mongo_run(
    mongo_client *client, mongo_session *session, enum mongo_command_kind kind, const char *database, const void *command,
    size_t length, mongo_reply *reply, mongo_outcome *outcome) {
    reply->bytes = NULL;
    reply->length = 0;
    bson_error_t error = {0};
    bson_t document, options, answer;
    if (!library.bson_init_static(&document, command, length))
        return fail(outcome, MONGO_LIBRARY, 0, "the command is no document");
    library.bson_init(&options);
    if (session != NULL && !library.mongoc_client_session_append(session, &options, &error)) {
        library.bson_destroy(&options);
        return fail_with(outcome, &error);
    }
    bool is_done = false;
    switch (kind) {
    case MONGO_PLAIN:
        is_done = library.mongoc_client_command_with_opts(client, database, &document, NULL, &options, &answer, &error);
        break;
    case MONGO_READ:
        is_done = library.mongoc_client_read_command_with_opts(client, database, &document, NULL, &options, &answer, &error);
        break;
    case MONGO_WRITE:
        is_done = library.mongoc_client_write_command_with_opts(client, database, &document, &options, &answer, &error);
        break;
    }
    library.bson_destroy(&options);
    hand_over(&answer, reply);
    return is_done ? fine(outcome) : fail_with(outcome, &error);
}

void mongo_reply_free(mongo_reply reply) { library.bson_free(reply.bytes); }
