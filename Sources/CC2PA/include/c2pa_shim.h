#ifndef TOUCHSTONE_C2PA_SHIM_H
#define TOUCHSTONE_C2PA_SHIM_H

#include <stddef.h>

/// Loads libc2pa_c through the dynamic linker's search path, checks its version and applies settings in JSON.
/// Returns 0, or -1 with `cp_error`.
int cp_start(const char *settings);

/// Reads and checks the signed provenance of a medium in memory. Returns the manifest store with what the check found,
/// in JSON, to be given to `cp_free`; NULL with `cp_error` when there is none or it cannot be read.
char *cp_manifest_store(const char *media_type, const void *bytes, size_t length);

void cp_free(char *text);

/// What went wrong last: the library's words, `Kind: explanation`; empty when nothing did.
const char *cp_error(void);

#endif
