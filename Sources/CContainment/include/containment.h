#ifndef TOUCHSTONE_CONTAINMENT_H
#define TOUCHSTONE_CONTAINMENT_H

/// Closes every descriptor from `first` on; no new privileges, no debugger or core reader, and no life after the thread
/// that started the process. Returns 0, or -1 with errno. (Swift cannot call `prctl`: its arguments vary in number.)
int ct_drop_privileges(int first);

/// What was tried after isolation and refused. The kernel may know no file rulesets; then the filter alone refuses.
#define CT_FILES_DENIED 1
#define CT_CALLS_FILTERED 2

/// From now on only the system calls that decoding takes are left: no file can be opened, no socket made, no program
/// started, no code written into memory and no other process touched. Needs `ct_drop_privileges` before. Returns the sum
/// of what holds, or -1 when the system call filter does not work.
int ct_isolate(void);

/// A memory file that can be sealed, closed on exec; -1 with errno on failure. (GNU only, hidden from Swift.)
int ct_memory_file(void);

#endif
