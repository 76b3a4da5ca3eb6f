/* Records every call below one folder that changes a file or makes a change durable, in the order in which they came. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char below[PATH_MAX];
static int record = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

struct __attribute__((packed)) head { char deed; uint32_t path; int64_t at; uint32_t size; };

#define REAL(name) ((__typeof__(&name)) dlsym(RTLD_NEXT, #name))

static void put(char deed, const char *path, int64_t at, const void *data, size_t size) {
    struct head head = {deed, strlen(path), at, size};
    pthread_mutex_lock(&turn);
    if (REAL(write)(record, &head, sizeof head) < 0 || REAL(write)(record, path, head.path) < 0 ||
        (size && REAL(write)(record, data, size) < 0)) record = -1;
    pthread_mutex_unlock(&turn);
}

static int kept(const char *path) { return record >= 0 && strncmp(path, below, strlen(below)) == 0; }

/* The path of an open file; "" where it is not recorded. */
static const char *path_of(int file) {
    static __thread char path[PATH_MAX];
    char link[64];
    if (record < 0 || file == record) return "";
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return "";
    path[size] = 0;
    return kept(path) ? path : "";
}

void record_begin(const char *folder, const char *file) {
    strncpy(below, folder, sizeof below - 1);
    record = REAL(open)(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

/* What was promised, among the calls that it came after. */
void record_word(const char *word) { put('p', "", 0, word, strlen(word)); }

static ssize_t written(int file, const void *data, ssize_t size, int64_t at) {
    const char *path = size > 0 ? path_of(file) : "";
    if (*path) put('w', path, at, data, size);
    return size;
}

ssize_t write(int file, const void *data, size_t size) {
    ssize_t done = REAL(write)(file, data, size);
    return written(file, data, done, done > 0 ? lseek(file, 0, SEEK_CUR) - done : 0);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    return written(file, data, REAL(pwrite)(file, data, size, at), at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    return written(file, data, REAL(pwrite64)(file, data, size, at), at);
}

static int done(int failed, char deed, const char *path, int64_t at, const char *other) {
    if (!failed && kept(path)) put(deed, path, at, other, strlen(other));
    return failed;
}

int fsync(int file) { return done(REAL(fsync)(file), 's', path_of(file), 0, ""); }
int fdatasync(int file) { return done(REAL(fdatasync)(file), 's', path_of(file), 0, ""); }
int ftruncate(int file, off_t size) { return done(REAL(ftruncate)(file, size), 't', path_of(file), size, ""); }
int ftruncate64(int file, off64_t size) { return done(REAL(ftruncate64)(file, size), 't', path_of(file), size, ""); }
int rename(const char *from, const char *to) { return done(REAL(rename)(from, to), 'r', from, 0, to); }
int mkdir(const char *path, mode_t mode) { return done(REAL(mkdir)(path, mode), 'd', path, 0, ""); }
int rmdir(const char *path) { return done(REAL(rmdir)(path), 'u', path, 0, ""); }
int unlink(const char *path) { return done(REAL(unlink)(path), 'u', path, 0, ""); }

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int new = flags & O_CREAT && access(path, F_OK); \
        int file = REAL(name)(path, flags, mode); \
        if (new) done(file < 0, 'c', path, 0, ""); \
        else if (flags & O_TRUNC) done(file < 0, 't', path, 0, ""); \
        return file; \
    }
OPENING(open)
OPENING(open64)
