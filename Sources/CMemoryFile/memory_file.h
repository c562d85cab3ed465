// The system's own headers show these to C only.
#ifndef TOUCHSTONE_MEMORY_FILE_H
#define TOUCHSTONE_MEMORY_FILE_H

#include <stddef.h>

int memfd_create(const char *name, unsigned int flags);
int malloc_trim(size_t pad);

#endif
