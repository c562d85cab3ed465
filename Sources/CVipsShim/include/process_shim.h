#ifndef TOUCHSTONE_PROCESS_SHIM_H
#define TOUCHSTONE_PROCESS_SHIM_H

/// Closes every descriptor from `first` on; no new privileges, no debugger or core reader, and no life after the thread
/// that started the process. Returns 0, or -1 with errno. (Swift cannot call `prctl`: its arguments vary in number.)
int vs_drop_privileges(int first);

/// From now on no file can be opened, no socket made, no program started and no other process touched. Needs
/// `vs_drop_privileges` before. Returns 0, or -1 with errno when the system call filter was not accepted; a kernel
/// without Landlock only leaves the files to the file permissions.
int vs_isolate(void);

/// A memory file that can be sealed, closed on exec; -1 with errno on failure. (GNU only, hidden from Swift.)
int vs_memory_file(void);

#endif
