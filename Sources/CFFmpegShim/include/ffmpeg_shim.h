#ifndef TOUCHSTONE_FFMPEG_SHIM_H
#define TOUCHSTONE_FFMPEG_SHIM_H

#include <stddef.h>
#include <stdint.h>

/// The containers that may be read; the numbers are those of the wire.
typedef enum {
    FS_WAV = 16,
    FS_MP3 = 17,
    FS_FLAC = 18,
    FS_OGG = 19,
    FS_ADTS = 20,
    FS_ISO = 21,
    FS_MATROSKA = 22,
    FS_AVI = 23,
    FS_TRANSPORT = 24,
    FS_AIFF = 25,
    FS_CAF = 26,
    FS_AMR = 27,
    FS_ASF = 28,
    FS_FLV = 29,
    FS_PROGRAM = 30,
} fs_format;

typedef enum { FS_SOUND, FS_VIDEO } fs_kind;

/// How a call ended; the words are `fs_error`'s.
typedef enum {
    FS_OK = 0,
    /// Nothing is left.
    FS_END = 1,
    FS_MALFORMED = 2,
    FS_UNSUPPORTED = 3,
    FS_MEMORY = 4,
    FS_TOO_LARGE = 5,
} fs_status;

/// One track of a medium, with its decoder.
typedef struct fs_track fs_track;

/// Silences the log and bounds single allocations. Once, before anything else.
void fs_start(size_t max_allocation);

/// Opens a track of a kind in a medium in memory, which must outlive it: the one with a place, from 0 on, in the order in
/// which players offer them. Covers and pictures of chapters are no tracks. Nothing but these bytes is ever
/// read: the demuxer is the one named, it can open neither files nor hosts, and only listed decoders are used.
/// On `FS_OK` `*track` is to be closed; on `FS_TOO_LARGE` `*width` and `*height` are the declared size.
fs_status fs_open(
    const void *bytes, size_t length, fs_format format, fs_kind kind, int place, int64_t max_pixels, fs_track **track,
    int *width, int *height);

void fs_close(fs_track *track);

/// Short name of the codec, such as `aac`.
const char *fs_codec(const fs_track *track);

/// Length in seconds: of the pictures of MPEG streams, Windows Media and Flash that of all packets, which are read
/// through; otherwise what the container declares, or its index when that ends much earlier; 0 when it says nothing.
double fs_duration(const fs_track *track);

/// Seconds from the beginning to the end of the last packet, found by reading all of them.
double fs_measured_duration(fs_track *track);

/// Samples a second and channels as stored.
int fs_sample_rate(const fs_track *track);
int fs_channels(const fs_track *track);

/// Decodes on: at most `capacity` samples at 16 kHz, the mean of all channels. `FS_END` after the last.
fs_status fs_read_sound(fs_track *track, float *samples, int capacity, int *count);

/// Size as declared, before rotation.
int fs_declared_width(const fs_track *track);
int fs_declared_height(const fs_track *track);

/// Decodes the last keyframe at or before a time, and no other; where that one is not shown, the frame that is, as
/// `fs_frame_in_reach` does. `FS_END` when there is none from there on.
fs_status fs_keyframe_at(fs_track *track, double seconds);

/// Decodes the frame that is shown at a time; the last one after the end. Cheap when times ascend.
fs_status fs_frame_at(fs_track *track, double seconds);

/// The same, for tracks that may have no keyframe: `FS_END` once so much was decoded that going on would take too long.
fs_status fs_frame_in_reach(fs_track *track, double seconds);

/// Time in seconds and upright size of the frame found last.
double fs_time(const fs_track *track);
int fs_width(const fs_track *track);
int fs_height(const fs_track *track);

/// The frame found last as width × height × 3 bytes, upright. Sample aspect is not applied.
fs_status fs_render(fs_track *track, uint8_t *pixels, size_t length);

/// What went wrong last, one line.
const char *fs_error(void);

#endif
