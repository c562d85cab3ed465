#pragma once

#include <stddef.h>

/// A file that the compiler put into the program.
typedef struct {
    /// The path below `Sources`, or below the repository; null after the last file.
    const char *path;
    const unsigned char *bytes;
    size_t size;
} embedded_file;

/// The file at an index. The table is a function because Swift would import an array as a tuple.
embedded_file embedded_file_at(size_t index);
