#define _GNU_SOURCE
#include "call_filter.h"
#include "containment.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Whether no folder can be opened, as it must be.
static int are_files_denied(void) {
    const int root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) return errno == EACCES;
    close(root);
    return 0;
}

/// A ruleset that handles every access that the first version knows and grants none. Returns 1 when it holds, 0 when the
/// kernel knows no rulesets, -1 when it failed.
static int deny_files(void) {
    const struct landlock_ruleset_attr everything = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &everything, sizeof everything, 0);
    if (ruleset < 0) return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
    const int status = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
    return status == 0 && are_files_denied() ? 1 : -1;
}

/// Whether a socket is refused, as it must be.
static int is_filtered(void) { return socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM; }

int ct_isolate(void) {
    const int files = deny_files();
    if (files < 0 || ct_filter_calls() != 0 || !is_filtered()) return -1;
    return CT_CALLS_FILTERED | (files ? CT_FILES_DENIED : 0);
}
