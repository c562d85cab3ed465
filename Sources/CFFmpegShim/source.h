#ifndef TOUCHSTONE_SOURCE_H
#define TOUCHSTONE_SOURCE_H

#include "track.h"

/// Opens the container over the bytes in memory, with the one demuxer and no way to anything else.
fs_status fs_open_container(fs_track *track, fs_format format);

void fs_close_container(fs_track *track);

#endif
