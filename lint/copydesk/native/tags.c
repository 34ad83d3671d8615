/* The weights of the tagger, hashed: as copydesk/grammar/weights.py reads them. */
#include "tags.h"

#if defined(__GNUC__)
#define SOON(place) __builtin_prefetch(place)
#else
#define SOON(place) ((void)0)
#endif

static inline uint64_t slot_of(const Weights *weights, uint64_t hash)
{
    return (hash ^ hash >> 32) * BASE >> 20 & weights->mask;
}

void add_weights(const Weights *weights, const uint64_t *features, int count, int *scores)
{
    for (int one = 0; one < count; one++)
        SOON(&weights->slots[slot_of(weights, features[one])]);
    for (int one = 0; one < count; one++) {
        uint64_t place = slot_of(weights, features[one]);
        const Slot *slot;
        while ((slot = &weights->slots[place])->hash && slot->hash != features[one])
            place = (place + 1) & weights->mask;
        if (!slot->hash)
            continue;
        const int8_t *cell = weights->cells + slot->from, *end = cell + 2 * (size_t)slot->count;
        for (; cell < end; cell += 2)
            scores[cell[0]] += cell[1];
    }
}

static void put(Weights *weights, uint64_t hash, uint32_t from, uint32_t count)
{
    uint64_t place = slot_of(weights, hash);
    while (weights->slots[place].hash && weights->slots[place].hash != hash)
        place = (place + 1) & weights->mask;
    weights->slots[place] = (Slot){hash, from, count};
}

static Mark read_mark(const Letters *in, Py_ssize_t *at)
{
    Mark mark = NOTHING;
    Py_UCS4 c;
    for (; (c = letter(in, *at)) != '\t' && c != '\n' && c != NO_LETTER; ++*at)
        mark = joined(mark, mark_of(c));
    return mark;
}

/* The cells that begin at `at`, behind those there are; how many they are, or -1. */
static Py_ssize_t read_cells(const Letters *in, Py_ssize_t *at, Py_UCS4 first, int tags, int8_t *cells)
{
    Py_ssize_t count = 0;
    Py_UCS4 tag, weight;
    while ((tag = letter(in, *at)) != '\t' && tag != '\n' && tag != NO_LETTER) {
        weight = letter(in, *at + 1);
        if (tag < first || tag - first >= (Py_UCS4)tags || weight < 1 || weight > 159 || weight == '\t' || weight == '\n')
            return -1;
        cells[2 * count] = (int8_t)(tag - first);
        cells[2 * count + 1] = (int8_t)((int)weight - 80);
        count++;
        *at += 2;
    }
    return count;
}

static int fill(const Letters *in, Py_UCS4 first, int tags, Weights *weights)
{
    uint32_t from = 0;
    for (Py_ssize_t at = 0; at < in->stop; at++) {
        if (letter(in, at) == '\n')
            continue;
        Mark half = read_mark(in, &at);
        while (letter(in, at) == '\t') {
            at++;
            Mark whole = joined(joined(half, mark_of('\t')), read_mark(in, &at));
            if (letter(in, at) != '\t')
                return 0;
            at++;
            Py_ssize_t count = read_cells(in, &at, first, tags, weights->cells + from);
            if (count < 0 || !whole.hash)
                return 0;
            put(weights, whole.hash, from, (uint32_t)count);
            from += 2 * (uint32_t)count;
        }
    }
    return 1;
}

int read_weights(PyObject *text, Py_UCS4 first, int tags, Weights *weights)
{
    Letters in;
    memset(weights, 0, sizeof *weights);
    if (!letters_of(text, &in))
        return 0;
    if (in.stop > INT32_MAX || tags < 0 || tags > INT8_MAX) {
        PyErr_SetString(PyExc_ValueError, "so many weights are not read");
        return 0;
    }
    uint64_t rows = 0, slots = 16;
    for (Py_ssize_t at = 0; at < in.stop; at++)
        rows += letter(&in, at) == '\t';
    while (slots < rows / 2 * 3 / 2 + 8) /* each row has two tabs; a third of the slots stays free */
        slots *= 2;
    weights->mask = slots - 1;
    weights->slots = PyMem_Calloc(slots, sizeof(Slot));
    weights->cells = PyMem_Malloc((size_t)in.stop + 2);
    if (!weights->slots || !weights->cells) {
        PyErr_NoMemory();
        return 0;
    }
    if (!fill(&in, first, tags, weights)) {
        PyErr_SetString(PyExc_ValueError, "what should be weights is none");
        return 0;
    }
    return 1;
}

void free_weights(Weights *weights)
{
    PyMem_Free(weights->slots);
    PyMem_Free(weights->cells);
}
