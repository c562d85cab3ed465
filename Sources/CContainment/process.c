#define _GNU_SOURCE
#include "containment.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

int ct_drop_privileges(int first) {
    if (close_range((unsigned)first, ~0U, 0) != 0) return -1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

int ct_memory_file(void) { return memfd_create("pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING); }
