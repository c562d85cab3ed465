// The system's own header shows this to C only.
#ifndef TOUCHSTONE_MEMORY_FILE_H
#define TOUCHSTONE_MEMORY_FILE_H

int memfd_create(const char *name, unsigned int flags);

#endif
