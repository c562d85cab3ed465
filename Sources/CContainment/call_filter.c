#define _GNU_SOURCE
#include "call_filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
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

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define ARGUMENT(index) LOAD(offsetof(struct seccomp_data, args) + (index) * sizeof(__u64))
#define CALL LOAD(offsetof(struct seccomp_data, nr))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)
#define REFUSE(code) RETURN(SECCOMP_RET_ERRNO | (code))
#define UNLESS(call, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, count)

#define ALLOW(call) UNLESS(call, 1), RETURN(SECCOMP_RET_ALLOW)

/// Allows a call when the low half of an argument has none of some bits.
#define ALLOW_WITHOUT(call, index, bits)                                                                \
    UNLESS(call, 4), ARGUMENT(index), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0),                 \
        RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM)

/// Allows a call when the low half of an argument is one value.
#define ALLOW_ONLY(call, index, value)                                                                  \
    UNLESS(call, 4), ARGUMENT(index), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1),                 \
        RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM)

int ct_filter_calls(void) {
    struct sock_filter rules[] = {
        LOAD(offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        CALL,
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, VARIANT_BIT, 0, 1),
        RETURN(SECCOMP_RET_KILL_PROCESS),
        // Threads that wait for each other, the clock.
        ALLOW(futex), ALLOW(sched_yield), ALLOW(clock_gettime), ALLOW(gettimeofday), ALLOW(clock_nanosleep),
        ALLOW(nanosleep), ALLOW(restart_syscall),
        // Memory that holds no code.
        ALLOW_WITHOUT(mmap, 2, PROT_EXEC), ALLOW_WITHOUT(mprotect, 2, PROT_EXEC), ALLOW(munmap), ALLOW(mremap),
        ALLOW(madvise), ALLOW(brk), ALLOW(membarrier),
        // What is open already: the socket, the medium, the result.
        ALLOW(recvmsg), ALLOW(sendmsg), ALLOW(read), ALLOW(pread64), ALLOW(write), ALLOW(writev), ALLOW(lseek),
        ALLOW(fstat), ALLOW(newfstatat), ALLOW(close), ALLOW(fcntl), ALLOW(ftruncate), ALLOW(memfd_create),
        ALLOW(ppoll),
        // The limits of each request.
        ALLOW_ONLY(prlimit64, 0, 0), ALLOW(getrusage),
        // Threads of this process; `clone3` hides its flags from a filter, so the C library is to use the older call.
        UNLESS(clone3, 1), REFUSE(ENOSYS),
        UNLESS(clone, 4), ARGUMENT(0), BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1),
        RETURN(SECCOMP_RET_ALLOW), REFUSE(EPERM),
        ALLOW(set_robust_list), ALLOW(rseq), ALLOW(gettid), ALLOW(getpid), ALLOW_ONLY(prctl, 0, PR_SET_NAME),
        ALLOW(sched_getaffinity), ALLOW(sched_getattr), ALLOW(sched_setattr), ALLOW(getrandom), ALLOW(sysinfo),
        // Signals of its own, and the end.
        ALLOW(rt_sigprocmask), ALLOW(rt_sigaction), ALLOW(rt_sigreturn), ALLOW(sigaltstack),
        ALLOW_ONLY(tgkill, 0, (__u32)getpid()), ALLOW(exit), ALLOW(exit_group),
#ifdef SYS_poll
        ALLOW(poll),
#endif
        REFUSE(EPERM),
    };
    const struct sock_fprog program = {.len = sizeof rules / sizeof *rules, .filter = rules};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
