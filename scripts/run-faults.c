/*
 * Makes calls of a process fail, ends it or makes it wait, for scripts/run-faults.sh: LD_PRELOAD of a glibc on Linux. Only
 * paths below the folder FAULT_ROOT can be hit. The file FAULT_RULES has a rule a line, with tabs between its fields:
 *
 *   call      create, open, read, write, sync, rename, unlink, mkdir, link
 *   act       the number of an error, or kill (SIGKILL before the call), or pause (the process waits after the call until
 *             mark.go is there)
 *   nth       the first call that is hit, of those that match
 *   times     how many are hit from there on
 *   process   worker, maven, any: whom it hits
 *   pattern   of fnmatch(3), of absolute paths; '*' also stands for '/'
 *   mark      a file that is made when a call is hit
 *
 * A file FAULT_TRACE gets a line for each call below FAULT_ROOT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct rule {
    char call[16], act[16];
    int nth, times;
    char process[16], pattern[1024], mark[1024];
    atomic_int seen;
};

static const char *root, *trace;
static struct rule rules[64];
static int count, active;

/* What the shim itself does goes past itself. */
static int raw_open(const char *path, int flags) { return (int) syscall(SYS_openat, AT_FDCWD, path, flags, 0644); }

static int is_worker(void) {
    char line[65536];
    int file = raw_open("/proc/self/cmdline", O_RDONLY);
    if (file < 0) return 0;
    ssize_t n = syscall(SYS_read, file, line, sizeof line - 1);
    close(file);
    for (ssize_t i = 0; i < n; i++)
        if (line[i] == 0) line[i] = ' ';
    line[n > 0 ? n : 0] = 0;
    return strstr(line, "../request.json") != NULL;
}

__attribute__((constructor)) static void begin(void) {
    static char text[65536];
    root = getenv("FAULT_ROOT");
    trace = getenv("FAULT_TRACE");
    const char *file = getenv("FAULT_RULES");
    int opened = file ? raw_open(file, O_RDONLY) : -1;
    if (opened >= 0) {
        syscall(SYS_read, opened, text, sizeof text - 1);
        close(opened);
    }
    int worker = is_worker();
    for (char *rest = NULL, *line = strtok_r(text, "\n", &rest); line && count < 64; line = strtok_r(NULL, "\n", &rest)) {
        struct rule *rule = &rules[count];
        int read = sscanf(line, "%15[^\t]\t%15[^\t]\t%d\t%d\t%15[^\t]\t%1023[^\t]\t%1023[^\t]", rule->call, rule->act,
                          &rule->nth, &rule->times, rule->process, rule->pattern, rule->mark);
        int meant = !strcmp(rule->process, "any") || worker == !strcmp(rule->process, "worker");
        if (read == 7 && meant) count++;
    }
    active = root && root[0] == '/' && root[1] && (trace || count);
}

/* Makes a path absolute; one with ".." inside is never hit. */
static int below_root(int folder, const char *path, char *absolute) {
    if (!path) return 0;
    if (path[0] == '/') {
        snprintf(absolute, PATH_MAX, "%s", path);
    } else {
        char base[PATH_MAX / 2], link[64];
        snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
        ssize_t n = readlink(link, base, sizeof base - 1);
        if (n <= 0) return 0;
        base[n] = 0;
        if (snprintf(absolute, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    size_t length = strlen(root);
    return !strncmp(absolute, root, length) && absolute[length] == '/' && !strstr(absolute, "/../");
}

static void add(const char *kind, const char *absolute) {
    char line[PATH_MAX + 64];
    int n = snprintf(line, sizeof line, "%s %s\n", kind, absolute), file = raw_open(trace, O_WRONLY | O_CREAT | O_APPEND);
    if (file >= 0) {
        syscall(SYS_write, file, line, n);
        close(file);
    }
}

static void touch(const char *file) {
    int made = raw_open(file, O_WRONLY | O_CREAT);
    if (made >= 0) close(made);
}

static __thread const char *waiting;

/* Returns what is to be done: 0 nothing, an error's number, or -1 to wait after the call. */
static int hit_at(int folder, const char *kind, const char *path) {
    char absolute[PATH_MAX];
    if (!active) return 0;
    int kept = errno, error = 0;
    if (below_root(folder, path, absolute)) {
        if (trace) add(kind, absolute);
        for (int i = 0; i < count && !error; i++) {
            struct rule *rule = &rules[i];
            if (strcmp(kind, rule->call) || fnmatch(rule->pattern, absolute, 0)) continue;
            int number = atomic_fetch_add(&rule->seen, 1) + 1;
            if (number < rule->nth || number >= rule->nth + rule->times) continue;
            touch(rule->mark);
            if (!strcmp(rule->act, "kill")) kill(getpid(), SIGKILL);
            waiting = rule->mark;
            error = !strcmp(rule->act, "pause") ? -1 : atoi(rule->act);
        }
    }
    errno = kept;
    return error;
}

static int hit_file(const char *kind, int file) {
    char link[64], path[PATH_MAX];
    if (!active) return 0;
    int kept = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, sizeof path - 1);
    errno = kept;
    if (n <= 0) return 0;
    path[n] = 0;
    return hit_at(AT_FDCWD, kind, path);
}

static void wait_for_go(void) {
    char go[PATH_MAX];
    int kept = errno;
    snprintf(go, sizeof go, "%s.go", waiting);
    /* A minute at most, so that nothing is left behind by a run that was interrupted. */
    for (int i = 0; i < 6000 && access(go, F_OK); i++) usleep(10000);
    errno = kept;
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define ANSWER(error, expression)                                                                                             \
    if ((error) > 0) {                                                                                                        \
        errno = (error);                                                                                                      \
        return -1;                                                                                                            \
    }                                                                                                                         \
    __auto_type result = (expression);                                                                                        \
    if ((error) < 0) wait_for_go();                                                                                           \
    return result

static const char *kind_of(int flags) { return (flags & O_ACCMODE) == O_RDONLY ? "open" : "create"; }

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPEN(name)                                                                                                            \
    int name(const char *path, int flags, ...) {                                                                              \
        REAL(name);                                                                                                           \
        va_list rest;                                                                                                         \
        va_start(rest, flags);                                                                                                \
        mode_t mode = mode_of(flags, rest);                                                                                   \
        va_end(rest);                                                                                                         \
        int error = hit_at(AT_FDCWD, kind_of(flags), path);                                                                   \
        ANSWER(error, real(path, flags, mode));                                                                               \
    }
#define OPENAT(name)                                                                                                          \
    int name(int folder, const char *path, int flags, ...) {                                                                  \
        REAL(name);                                                                                                           \
        va_list rest;                                                                                                         \
        va_start(rest, flags);                                                                                                \
        mode_t mode = mode_of(flags, rest);                                                                                   \
        va_end(rest);                                                                                                         \
        int error = hit_at(folder, kind_of(flags), path);                                                                     \
        ANSWER(error, real(folder, path, flags, mode));                                                                       \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

#define ON_FILE(kind, type, name, declared, passed)                                                                           \
    type name declared {                                                                                                      \
        REAL(name);                                                                                                           \
        int error = hit_file(kind, file);                                                                                     \
        ANSWER(error, real passed);                                                                                           \
    }
ON_FILE("read", ssize_t, read, (int file, void *bytes, size_t n), (file, bytes, n))
ON_FILE("read", ssize_t, pread64, (int file, void *bytes, size_t n, off64_t at), (file, bytes, n, at))
ON_FILE("write", ssize_t, write, (int file, const void *bytes, size_t n), (file, bytes, n))
ON_FILE("write", ssize_t, pwrite64, (int file, const void *bytes, size_t n, off64_t at), (file, bytes, n, at))
ON_FILE("write", ssize_t, writev, (int file, const struct iovec *parts, int n), (file, parts, n))
ON_FILE("sync", int, fsync, (int file), (file))
ON_FILE("sync", int, fdatasync, (int file), (file))

#define ON_PATH(kind, name, folder, path, declared, passed)                                                                   \
    int name declared {                                                                                                       \
        REAL(name);                                                                                                           \
        int error = hit_at(folder, kind, path);                                                                               \
        ANSWER(error, real passed);                                                                                           \
    }
ON_PATH("rename", rename, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH("rename", renameat, there, to, (int here, const char *from, int there, const char *to), (here, from, there, to))
ON_PATH("rename", renameat2, there, to, (int here, const char *from, int there, const char *to, unsigned flags),
        (here, from, there, to, flags))
ON_PATH("unlink", unlink, AT_FDCWD, path, (const char *path), (path))
ON_PATH("unlink", unlinkat, folder, path, (int folder, const char *path, int flags), (folder, path, flags))
ON_PATH("unlink", rmdir, AT_FDCWD, path, (const char *path), (path))
ON_PATH("mkdir", mkdir, AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
ON_PATH("mkdir", mkdirat, folder, path, (int folder, const char *path, mode_t mode), (folder, path, mode))
ON_PATH("link", link, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH("link", linkat, there, to, (int here, const char *from, int there, const char *to, int flags),
        (here, from, there, to, flags))
ON_PATH("link", symlink, AT_FDCWD, to, (const char *from, const char *to), (from, to))
