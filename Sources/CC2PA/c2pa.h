#ifndef TOUCHSTONE_C2PA_H
#define TOUCHSTONE_C2PA_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// What is used of libc2pa_c, whose wheel carries no header: the signatures are those that its own Python module states.
/// They hold for this version and no other; `cp_start` checks it.
#define C2PA_VERSION "c2pa-c-ffi/0.91.3"

typedef struct C2paSettings C2paSettings;
typedef struct C2paContextBuilder C2paContextBuilder;
typedef struct C2paContext C2paContext;
typedef struct C2paReader C2paReader;
typedef struct C2paStream C2paStream;

/// A stream's callbacks: bytes moved or the new position, -1 on failure; `whence` is 0 start, 1 current, 2 end.
typedef ssize_t (*C2paRead)(void *stream, uint8_t *bytes, ssize_t length);
typedef ssize_t (*C2paSeek)(void *stream, ssize_t offset, int whence);
typedef ssize_t (*C2paWrite)(void *stream, const uint8_t *bytes, ssize_t length);
typedef ssize_t (*C2paFlush)(void *stream);

/// Every function that is used, as FUNCTION(result, name, arguments). Whatever is returned belongs to the caller and is
/// given back to `c2pa_free`, streams to `c2pa_release_stream`.
#define C2PA_FUNCTIONS(FUNCTION)                                                                                  \
    FUNCTION(char *, c2pa_version, (void))                                                                        \
    FUNCTION(char *, c2pa_error, (void))                                                                          \
    FUNCTION(int, c2pa_free, (void *))                                                                            \
    FUNCTION(C2paSettings *, c2pa_settings_new, (void))                                                           \
    FUNCTION(int, c2pa_settings_update_from_string, (C2paSettings *, const char *text, const char *format))       \
    FUNCTION(C2paContextBuilder *, c2pa_context_builder_new, (void))                                              \
    FUNCTION(int, c2pa_context_builder_set_settings, (C2paContextBuilder *, C2paSettings *))                      \
    /* Takes the builder over. */                                                                                 \
    FUNCTION(C2paContext *, c2pa_context_builder_build, (C2paContextBuilder *))                                   \
    FUNCTION(C2paReader *, c2pa_reader_from_context, (C2paContext *))                                             \
    /* Takes the reader over, on failure too. */                                                                  \
    FUNCTION(C2paReader *, c2pa_reader_with_stream, (C2paReader *, const char *media_type, C2paStream *))         \
    FUNCTION(char *, c2pa_reader_json, (C2paReader *))                                                            \
    FUNCTION(C2paStream *, c2pa_create_stream, (void *stream, C2paRead, C2paSeek, C2paWrite, C2paFlush))          \
    FUNCTION(void, c2pa_release_stream, (C2paStream *))

#endif
