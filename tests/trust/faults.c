/* Makes the Nth call fail that writes, flushes, renames, opens or removes below one folder: faults on purpose. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char below[PATH_MAX];
static long left = -1, made = 0;
static int code = 0, lasting = 0;

/* The call that comes after so many others fails with an error; a lasting one goes on failing. */
void fault_arm(const char *folder, long after, int error, int lasts) {
    strncpy(below, folder, sizeof below - 1);
    left = after; code = error; lasting = lasts; made = 0;
}

long fault_calls(void) { return made; }

static int fails(const char *path) {
    if (left < 0 || strncmp(path, below, strlen(below)) != 0) return 0;
    if (made++ < left || (made > left + 1 && !lasting)) return 0;
    errno = code;
    return 1;
}

static int fails_at(int file) {
    char link[64], path[PATH_MAX];
    if (left < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return fails(path);
}

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *data, size_t size) { return fails_at(file) ? -1 : REAL(write)(file, data, size); }
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    return fails_at(file) ? -1 : REAL(pwrite)(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    return fails_at(file) ? -1 : REAL(pwrite64)(file, data, size, at);
}
int fsync(int file) { return fails_at(file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails_at(file) ? -1 : REAL(fdatasync)(file); }
int ftruncate(int file, off_t size) { return fails_at(file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return fails_at(file) ? -1 : REAL(ftruncate64)(file, size); }
int rename(const char *from, const char *to) { return fails(to) ? -1 : REAL(rename)(from, to); }
int mkdir(const char *path, mode_t mode) { return fails(path) ? -1 : REAL(mkdir)(path, mode); }

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return flags & (O_CREAT | O_WRONLY | O_RDWR) && fails(path) ? -1 : REAL(name)(path, flags, mode); \
    }
OPENING(open)
OPENING(open64)
