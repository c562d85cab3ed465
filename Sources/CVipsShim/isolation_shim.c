#define _GNU_SOURCE
#include "process_shim.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "name the architecture here"
#endif

/// Calls of the 32-bit variant of x86-64 have this bit.
#define VARIANT_BIT 0x40000000

/// A ruleset that handles every access that the first version knows and grants none.
static int deny_files(void) {
    const struct landlock_ruleset_attr everything = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    const int ruleset = (int)syscall(SYS_landlock_create_ruleset, &everything, sizeof everything, 0);
    if (ruleset < 0) return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
    const int status = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
    return status;
}

#define DENY(call)                                              \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1),      \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static int deny_calls(void) {
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, VARIANT_BIT, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        DENY(socket), DENY(socketpair), DENY(connect), DENY(bind), DENY(execve), DENY(execveat), DENY(kill),
        DENY(pidfd_open), DENY(pidfd_getfd), DENY(pidfd_send_signal), DENY(ptrace), DENY(process_vm_readv),
        DENY(process_vm_writev), DENY(open_by_handle_at), DENY(io_uring_setup), DENY(bpf), DENY(userfaultfd),
        DENY(perf_event_open), DENY(add_key), DENY(request_key), DENY(keyctl), DENY(unshare), DENY(setns),
        DENY(mount), DENY(fsopen), DENY(shmget), DENY(msgget), DENY(semget),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {.len = sizeof rules / sizeof *rules, .filter = rules};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

int vs_isolate(void) { return deny_files() == 0 && deny_calls() == 0 ? 0 : -1; }
