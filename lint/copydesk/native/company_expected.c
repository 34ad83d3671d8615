/* The words that stand where a look-alike is expected: see expected.py. */
#include "company.h"

enum { BITS, STARTS, ROWS, FIRSTS, ALIKE, GATE };

#define FIELD 22 /* BITS in expected.py */
#define CHECK 11
#define WIDTH 15

typedef struct {
    PyObject_HEAD
    Arrays arrays;
    size_t buckets, words;
} Expected;

/* Rows of a place: those of its bucket that its check knows again. */
typedef struct {
    uint32_t row, end, check;
} Bucket;

static int expected_open(Expected *self, PyObject *given)
{
    Py_buffer *views = self->arrays.views;
    if (!arrays_open(&self->arrays, given, "144421"))
        return 0;
    self->buckets = (size_t)views[STARTS].len / 4;
    self->words = (size_t)views[FIRSTS].len / 4;
    if (self->buckets < 2 || !self->words || views[BITS].len != 1 << (FIELD - 3)
        || views[GATE].len > (Py_ssize_t)self->words - 1
        || !rising(&views[STARTS], 4, (size_t)views[ROWS].len / 4)
        || !rising(&views[FIRSTS], 4, (size_t)views[ALIKE].len / 2)) {
        damaged("where the rows of expected words begin");
        return 0;
    }
    self->buckets--;
    return 1;
}

static void expected_free(Expected *self)
{
    PyTypeObject *type = Py_TYPE(self);
    arrays_close(&self->arrays);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *expected_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    if (PyTuple_GET_SIZE(given) != 6) {
        PyErr_SetString(PyExc_TypeError, "Expected takes six arrays");
        return NULL;
    }
    Expected *self = (Expected *)type->tp_alloc(type, 0);
    if (self && !expected_open(self, given)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

/* The bucket of a place, from its side and the codes of two words. */
static Bucket bucket_of(const Expected *self, uint64_t side, uint64_t one_code, uint64_t other)
{
    const Py_buffer *views = self->arrays.views;
    uint64_t const place = turned(side << 2 * WIDTH | one_code << WIDTH | other);
    uint32_t const bit = place & ((1 << FIELD) - 1);
    Bucket bucket = {0, 0, (uint32_t)(place >> (61 - CHECK))};
    if (one(&views[BITS], bit >> 3) >> (bit & 7) & 1) {
        size_t number = (place >> FIELD) % self->buckets;
        bucket.row = four(&views[STARTS], number);
        bucket.end = four(&views[STARTS], number + 1);
    }
    return bucket;
}

/* Whether a word, by its code, is among the rows of a place; `expected` asks for rows with a level. */
static int has(const Expected *self, Bucket bucket, uint32_t code, int with_level)
{
    for (uint32_t at = bucket.row; at < bucket.end; at++) {
        uint32_t row = four(&self->arrays.views[ROWS], at);
        if (row >> (32 - CHECK) == bucket.check && (row >> 6 & 0x7FFF) == code && (!with_level || row & 63))
            return 1;
    }
    return 0;
}

/* Whether `candidates` has any look-alike of a word, by its number, between two codes on each side. */
static int any(const Expected *self, const uint16_t *around, uint32_t number)
{
    const Py_buffer *views = self->arrays.views;
    uint16_t const far = around[0], left = around[1], written = around[2], right = around[3], beyond = around[4];
    Bucket sides[5];
    int count = 0, found = 0;
    sides[count++] = bucket_of(self, 3, left, right);
    if (left)
        sides[count++] = bucket_of(self, 2, far, left);
    if (right)
        sides[count++] = bucket_of(self, 4, right, beyond);
    for (uint32_t at = four(&views[FIRSTS], number); !found && at < four(&views[FIRSTS], number + 1u); at++)
        for (int side = 0; !found && side < count; side++)
            found = has(self, sides[side], two(&views[ALIKE], at) >> 1, 1);
    if (!found)
        return 0;
    sides[count++] = bucket_of(self, 0, left, 0);
    sides[count++] = bucket_of(self, 1, 0, right);
    for (int side = 0; side < count; side++)
        if (has(self, sides[side], written, 0))
            return 0;
    return 1;
}

static PyObject *expected_find(Expected *self, PyObject *const *given, Py_ssize_t count)
{
    Column column;
    if (!column_open(&column, given, count, 1 << WIDTH))
        return NULL;
    const Py_buffer *gate = &self->arrays.views[GATE];
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = EDGES; found && at < column.size - EDGES; at++) {
        uint16_t around[5];
        int32_t const number = asked_number(&column, at);
        if (number < 0 || number >= gate->len || !one(gate, (size_t)number))
            continue;
        for (int step = 0; step < 5; step++)
            around[step] = two(&column.codes, (size_t)(at + step - 2));
        if (any(self, around, (uint32_t)number) && !append(found, PyLong_FromSsize_t(at)))
            Py_CLEAR(found);
    }
    column_close(&column);
    return found;
}

static PyMethodDef expected_methods[] = {
    {"find", (PyCFunction)(void (*)(void))expected_find, METH_FASTCALL, "Places of a column where a look-alike is expected."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot expected_slots[] = {
    {Py_tp_doc, "The table of expected words."},
    {Py_tp_new, expected_new},
    {Py_tp_dealloc, expected_free},
    {Py_tp_methods, expected_methods},
    {0, NULL},
};

PyType_Spec expected_spec = {
    .name = "copydesk.native.loops.Expected",
    .basicsize = sizeof(Expected),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = expected_slots,
};
