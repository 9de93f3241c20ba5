/* Counts allocations: loaded before the C library, it prints their number and bytes when the program ends. */
#define _GNU_SOURCE
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_ulong count, bytes;

static void add(size_t size) {
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
}

void *malloc(size_t size) { add(size); return __libc_malloc(size); }
void *calloc(size_t n, size_t size) { add(n * size); return __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { add(size); return __libc_realloc(old, size); }
void *aligned_alloc(size_t alignment, size_t size) { add(size); return __libc_memalign(alignment, size); }
int posix_memalign(void **result, size_t alignment, size_t size) {
    add(size);
    *result = __libc_memalign(alignment, size);
    return *result ? 0 : 12;
}

__attribute__((destructor)) static void report(void) {
    fprintf(stderr, "%lu %lu\n", atomic_load(&count), atomic_load(&bytes));
}
