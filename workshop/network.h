/* What the networks' programs share: arrays as they lie in a file, and chance that is the same each time. */
#ifndef NETWORK_H
#define NETWORK_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void *load(const char *name, size_t *size) {
    FILE *file = fopen(name, "rb");
    if (!file) exit(1);
    fseek(file, 0, SEEK_END);
    *size = ftell(file);
    rewind(file);
    void *data = malloc(*size);
    if (fread(data, 1, *size, file) != *size) exit(1);
    fclose(file);
    return data;
}

static uint64_t seed = 88172645463325252ULL;
static inline uint32_t chance(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed >> 16;
}
static inline float share(void) { return (chance() & 0xffffff) / 16777216.0f; }

#endif
