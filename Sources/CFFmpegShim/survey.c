#include "source.h"
#include "track.h"

#include <libavutil/avstring.h>
#include <libavutil/mem.h>

/// More keyframes than these are not gone to.
#define MAX_KEYS (1 << 20)
/// Seconds ahead or back from one packet to the next after which the clock is taken for another one, as in `StreamClock`.
#define LONGEST_STEP 10
#define LONGEST_STEP_BACK 2
/// Times beyond this many units, forwards or back, are no times.
#define MAX_TIME (INT64_C(1) << 53)

int fs_reads_through(const fs_track *track) {
    return track->stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
           av_match_name(track->container->iformat->name, "asf,flv,mpeg,mpegts");
}

static int is_time(int64_t time) { return time > -MAX_TIME && time < MAX_TIME; }

/// How long the packet at hand is shown, as far as that can be believed; otherwise as long as the one before.
static int64_t length_of_packet(const fs_track *track) {
    const int64_t duration = track->packet->duration;
    const double unit = av_q2d(track->stream->time_base);
    return duration > 0 && (double)duration * unit < LONGEST_STEP ? duration : track->survey.step;
}

void fs_straighten(fs_track *track) {
    fs_survey *survey = &track->survey;
    AVPacket *packet = track->packet;
    const int is_key = packet->flags & AV_PKT_FLAG_KEY;
    if (is_key) survey->keys_read++;
    const int has_pts = is_time(packet->pts);
    int has_dts = is_time(packet->dts);
    if (!has_pts) packet->pts = AV_NOPTS_VALUE;
    if (!has_dts) packet->dts = AV_NOPTS_VALUE;
    // Programme streams give times to the first picture of a packet only.
    if (!has_pts && !has_dts) {
        if (!survey->has_clock) return;
        packet->dts = survey->latest + length_of_packet(track);
        has_dts = 1;
    }
    const int64_t time = has_dts ? packet->dts : packet->pts;
    const double step_seconds = (double)(time - survey->latest) * av_q2d(track->stream->time_base);
    if (survey->has_clock && (step_seconds > LONGEST_STEP || step_seconds < -LONGEST_STEP_BACK))
        survey->shift += survey->latest + survey->step - time;
    else if (survey->has_clock && time > survey->latest)
        survey->step = time - survey->latest;
    survey->latest = time;
    survey->has_clock = 1;
    if (is_key && has_pts && has_dts)
        survey->delay = packet->pts - packet->dts;
    else if (is_key && has_dts)
        packet->pts = packet->dts + survey->delay;
    if (packet->pts != AV_NOPTS_VALUE) packet->pts += survey->shift;
    if (packet->dts != AV_NOPTS_VALUE) packet->dts += survey->shift;
}

fs_status fs_start_again(fs_track *track) {
    fs_close_container(track);
    track->stream = NULL;
    track->position = 0;
    fs_survey *survey = &track->survey;
    survey->keys_read = survey->is_held = survey->has_clock = 0;
    survey->latest = survey->step = survey->shift = survey->delay = 0;
    return fs_choose_track(track, AVMEDIA_TYPE_VIDEO);
}

static int note_key(fs_survey *survey, int64_t time) {
    if (survey->key_count >= MAX_KEYS) return 1;
    int64_t *keys = survey->keys;
    // Grows at each power of two.
    if ((survey->key_count & (survey->key_count - 1)) == 0) {
        const size_t room = survey->key_count ? 2 * (size_t)survey->key_count : 1;
        keys = av_realloc_array(survey->keys, room, sizeof *keys);
        if (keys == NULL) return 0;
        survey->keys = keys;
    }
    keys[survey->key_count++] = time;
    return 1;
}

fs_status fs_survey_pictures(fs_track *track) {
    fs_survey *survey = &track->survey;
    int is_empty = 1;
    fs_status status;
    while ((status = fs_next_packet(track)) == FS_OK) {
        const AVPacket *packet = track->packet;
        int64_t time = packet->pts;
        if (time == AV_NOPTS_VALUE && packet->dts != AV_NOPTS_VALUE) time = packet->dts + survey->delay;
        if (time == AV_NOPTS_VALUE) {
            // A keyframe must count, whenever it is shown.
            if (packet->flags & AV_PKT_FLAG_KEY && !note_key(survey, survey->end)) return fs_fail(FS_MEMORY, "");
            continue;
        }
        if (is_empty) survey->first = survey->end = time;
        is_empty = 0;
        const int64_t after = time + length_of_packet(track);
        if (after > survey->end) survey->end = after;
        if (packet->flags & AV_PKT_FLAG_KEY && !note_key(survey, time)) return fs_fail(FS_MEMORY, "");
    }
    return status == FS_MEMORY ? status : fs_start_again(track);
}

int fs_key_before(const fs_track *track, int64_t time) {
    int found = -1;
    for (int i = 0; i < track->survey.key_count && track->survey.keys[i] <= time; i++) found = i;
    return found;
}

fs_status fs_go_to_key(fs_track *track, int64_t time) {
    fs_survey *survey = &track->survey;
    const int found = fs_key_before(track, time);
    const int wanted = found < 0 ? 0 : found;
    // The packet at hand is still to be read when it is held.
    const int next = survey->keys_read - survey->is_held;
    fs_status status = FS_OK;
    if (next > wanted || (survey->key_count == 0 && survey->has_clock)) status = fs_start_again(track);
    if (status != FS_OK || survey->key_count == 0) return status;
    while (status == FS_OK && survey->keys_read - survey->is_held <= wanted) status = fs_next_key(track);
    survey->is_held = status == FS_OK;
    return status;
}
