#define _GNU_SOURCE
#include "call_filter.h"
#include "process_shim.h"

#include <errno.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A ruleset that handles every access that the first version knows and grants none.
static int deny_files(void) {
    const struct landlock_ruleset_attr everything = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &everything, sizeof everything, 0);
    if (ruleset < 0) return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
    const int status = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
    return status;
}

/// Whether a socket is refused, as it must be.
static int is_filtered(void) { return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM; }

int vs_isolate(void) { return deny_files() == 0 && vs_filter_calls() == 0 && is_filtered() ? 0 : -1; }
