#include "track.h"

#include <libavutil/avstring.h>

double fs_duration(const fs_track *track) {
    const AVStream *stream = track->stream;
    const double unit = av_q2d(stream->time_base);
    if (fs_reads_through(track)) return (double)(track->survey.end - track->survey.first) * unit;
    double declared = 0;
    if (stream->duration > 0)
        declared = (double)stream->duration * unit;
    else if (track->container->duration > 0)
        declared = (double)track->container->duration / AV_TIME_BASE;
    // Some containers have an index of every packet in their header; one that ends much earlier shows a lie.
    const char *name = track->container->iformat->name;
    const int count = avformat_index_get_entries_count(stream);
    if (count < 2 || !(av_match_name("mov", name) || av_match_name("avi", name))) return declared;
    const AVIndexEntry *last = avformat_index_get_entry((AVStream *)stream, count - 1);
    const double found = (double)last->timestamp * unit * count / (count - 1);
    return found > 0 && declared > 2 * found + 1 ? found : declared;
}

int64_t fs_first_tick(const fs_track *track) {
    if (fs_reads_through(track)) return track->survey.first;
    return track->stream->start_time == AV_NOPTS_VALUE ? 0 : track->stream->start_time;
}

double fs_measured_duration(fs_track *track) {
    int64_t end = 0;
    while (fs_next_packet(track) == FS_OK) {
        const AVPacket *packet = track->packet;
        if (packet->pts != AV_NOPTS_VALUE && packet->pts >= 0 && packet->pts < INT64_MAX / 2 &&
            packet->pts + packet->duration > end)
            end = packet->pts + packet->duration;
    }
    const int64_t start = fs_first_tick(track);
    return (double)(end > start ? end - start : 0) * av_q2d(track->stream->time_base);
}
