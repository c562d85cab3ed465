#include "c2pa_shim.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "c2pa.h"

#define FIELD(result, name, arguments) result(*name) arguments;
static struct {
    C2PA_FUNCTIONS(FIELD)
} library;

static C2paContext *context;
static char error[512];

static int fail(const char *kind, const char *words) {
    snprintf(error, sizeof error, "%s: %s", kind, words == NULL ? "unknown" : words);
    return -1;
}

/// The library's own words.
static int fail_in_library(void) {
    char *words = library.c2pa_error();
    snprintf(error, sizeof error, "%s", words == NULL || *words == '\0' ? "Other: unknown" : words);
    library.c2pa_free(words);
    return -1;
}

static int load(void) {
    void *file = dlopen("libc2pa_c.so", RTLD_NOW | RTLD_LOCAL);
    if (file == NULL) return fail("Unavailable", dlerror());
#define LOAD(result, name, arguments)                                                     \
    if ((*(void **)&library.name = dlsym(file, #name)) == NULL) return fail("Unavailable", #name " is missing");
    C2PA_FUNCTIONS(LOAD)
    char *version = library.c2pa_version();
    int is_right = version != NULL && strncmp(version, C2PA_VERSION " ", sizeof C2PA_VERSION) == 0;
    if (!is_right) fail("Unavailable", "the library is not version " C2PA_VERSION);
    library.c2pa_free(version);
    return is_right ? 0 : -1;
}

static int configure(const char *text) {
    C2paSettings *settings = library.c2pa_settings_new();
    C2paContextBuilder *builder = library.c2pa_context_builder_new();
    int is_set = settings != NULL && builder != NULL &&
                 library.c2pa_settings_update_from_string(settings, text, "json") == 0 &&
                 library.c2pa_context_builder_set_settings(builder, settings) == 0;
    if (!is_set)
        fail_in_library();
    else if ((context = library.c2pa_context_builder_build(builder)) == NULL)
        fail_in_library();
    if (!is_set) library.c2pa_free(builder);
    library.c2pa_free(settings);
    return context == NULL ? -1 : 0;
}

int cp_start(const char *settings) {
    if (context != NULL) return 0;
    return load() == 0 ? configure(settings) : -1;
}

typedef struct {
    const uint8_t *bytes;
    size_t length, position;
} memory_stream;

static ssize_t read_memory(void *stream, uint8_t *bytes, ssize_t length) {
    memory_stream *memory = stream;
    if (length < 0) return -1;
    size_t left = memory->position < memory->length ? memory->length - memory->position : 0;
    size_t count = (size_t)length < left ? (size_t)length : left;
    memcpy(bytes, memory->bytes + memory->position, count);
    memory->position += count;
    return (ssize_t)count;
}

static ssize_t seek_memory(void *stream, ssize_t offset, int whence) {
    memory_stream *memory = stream;
    size_t base = whence == 0 ? 0 : whence == 1 ? memory->position : memory->length;
    ssize_t position;
    if (__builtin_add_overflow((ssize_t)base, offset, &position) || position < 0) return -1;
    memory->position = (size_t)position;
    return position;
}

static ssize_t refuse_write(void *stream, const uint8_t *bytes, ssize_t length) {
    (void)stream, (void)bytes, (void)length;
    return -1;
}

static ssize_t flush_nothing(void *stream) {
    (void)stream;
    return 0;
}

char *cp_manifest_store(const char *media_type, const void *bytes, size_t length) {
    error[0] = '\0';
    memory_stream memory = {bytes, length, 0};
    C2paStream *stream = library.c2pa_create_stream(&memory, read_memory, seek_memory, refuse_write, flush_nothing);
    C2paReader *reader = stream == NULL ? NULL : library.c2pa_reader_from_context(context);
    if (reader != NULL) reader = library.c2pa_reader_with_stream(reader, media_type, stream);
    char *json = reader == NULL ? NULL : library.c2pa_reader_json(reader);
    if (json == NULL) fail_in_library();
    if (reader != NULL) library.c2pa_free(reader);
    if (stream != NULL) library.c2pa_release_stream(stream);
    return json;
}

void cp_free(char *text) { library.c2pa_free(text); }

const char *cp_error(void) { return error; }
