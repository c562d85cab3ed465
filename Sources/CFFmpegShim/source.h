#ifndef TOUCHSTONE_SOURCE_H
#define TOUCHSTONE_SOURCE_H

#include "track.h"

/// Opens the container over the bytes in memory, with the one demuxer and no way to anything else.
fs_status fs_open_container(fs_track *track, fs_format format);

/// Whether the format of a WAV file is in its extensible form.
int fs_is_extensible(const uint8_t *bytes, int64_t length);

void fs_close_container(fs_track *track);

#endif
