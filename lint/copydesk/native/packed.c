/* Hashed tables, as copydesk/company/packed.py opens them. */
#include "loops.h"
#include <string.h>

int packed_level(const void *buckets, size_t count, uint64_t place)
{
    /* A table may begin anywhere in its file, so it is not read through a pointer to numbers. */
    uint64_t lanes[2];
    memcpy(&lanes[0], (const char *)buckets + (place >> 12) % count * 8, 8);
    memcpy(&lanes[1], (const char *)buckets + (place >> 36) % count * 8, 8);
    unsigned const own = place & 0xFFF;
    for (int half = 0; half < 2; half++)
        for (int shift = 0; shift < 64; shift += 16)
            if ((lanes[half] >> (shift + 4) & 0xFFF) == own)
                return lanes[half] >> shift & 15;
    return 0;
}

void packed_fetch(const void *buckets, size_t count, uint64_t place)
{
#if defined(__GNUC__)
    __builtin_prefetch((const char *)buckets + (place >> 12) % count * 8);
    __builtin_prefetch((const char *)buckets + (place >> 36) % count * 8);
#else
    (void)buckets, (void)count, (void)place;
#endif
}

static PyObject *level(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    if (count != 2) {
        PyErr_SetString(PyExc_TypeError, "level takes the buckets and a place");
        return NULL;
    }
    uint64_t place = PyLong_AsUnsignedLongLong(given[1]);
    if (place == (uint64_t)-1 && PyErr_Occurred())
        return NULL;
    Py_buffer buckets;
    if (!array_view(given[0], &buckets, 8))
        return NULL;
    int found = 0;
    if (buckets.len)
        found = packed_level(buckets.buf, (size_t)buckets.len / 8, place);
    PyBuffer_Release(&buckets);
    return PyLong_FromLong(found);
}

PyMethodDef packed_functions[] = {
    {"level", (PyCFunction)(void (*)(void))level, METH_FASTCALL, "The level of a row in a hashed table."},
    {NULL, NULL, 0, NULL},
};
