#ifndef TOUCHSTONE_CALL_FILTER_H
#define TOUCHSTONE_CALL_FILTER_H

/// From now on the process may make only the system calls that decoding takes; any other fails with `EPERM`.
/// No way back. Returns 0 or -1.
int ct_filter_calls(void);

#endif
