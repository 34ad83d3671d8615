/* The words that stand where a look-alike is expected: see expected.py. */
#include "company.h"

enum { BITS, STARTS, ROWS, FIRSTS, ALIKE, GATE, PAIRS, ARRAYS };

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
    if (!arrays_open(&self->arrays, given, "1444218"))
        return 0;
    self->buckets = (size_t)views[STARTS].len / 4;
    self->words = (size_t)views[FIRSTS].len / 4;
    if (self->buckets < 2 || !self->words || !views[PAIRS].len || views[BITS].len != 1 << (FIELD - 3)
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
    if (PyTuple_GET_SIZE(given) != ARRAYS) {
        PyErr_SetString(PyExc_TypeError, "Expected takes seven arrays");
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

static PyObject *expected_beside(Expected *self, PyObject *const *given, Py_ssize_t count)
{
    const Py_buffer *pairs = &self->arrays.views[PAIRS];
    long codes[2] = {0, 0};
    if (count != 2) {
        PyErr_SetString(PyExc_TypeError, "beside takes two codes");
        return NULL;
    }
    for (int at = 0; at < 2; at++) {
        codes[at] = PyLong_AsLong(given[at]);
        if (codes[at] == -1 && PyErr_Occurred())
            return NULL;
        if (codes[at] < 0 || codes[at] >= 1 << WIDTH) {
            PyErr_SetString(PyExc_ValueError, "no word has this code");
            return NULL;
        }
    }
    uint64_t const place = turned((uint64_t)codes[0] << WIDTH | (uint64_t)codes[1]);
    return PyLong_FromLong(packed_level(pairs->buf, (size_t)pairs->len / 8, place));
}

#define UNASKED UINT16_MAX /* as in expected.py */

/* The code of a word's rival, kept in `rivals`; -1 and an exception if asking failed. */
static int32_t rival_of(const Py_buffer *rivals, PyObject *code_of, size_t number)
{
    uint16_t code = two(rivals, number);
    if (code != UNASKED)
        return code;
    PyObject *asked = PyLong_FromSize_t(number);
    PyObject *made = asked ? PyObject_CallOneArg(code_of, asked) : NULL;
    Py_XDECREF(asked);
    if (!made)
        return -1;
    long answer = PyLong_AsLong(made);
    Py_DECREF(made);
    if (answer < 0 || answer >= 1 << WIDTH) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "no word has this code");
        return -1;
    }
    code = (uint16_t)answer;
    memcpy((char *)rivals->buf + 2 * number, &code, 2);
    return code;
}

/* Whether a word may stand before the next where its rival is at home; -1 and an exception if asking failed. */
static int misplaced(const Expected *self, const Column *column, const Py_buffer *rivals, PyObject *code_of, long least,
                     size_t at)
{
    const Py_buffer *pairs = &self->arrays.views[PAIRS];
    size_t const count = (size_t)pairs->len / 8, number = four(&column->numbers, at);
    uint64_t const code = two(&column->codes, at), next = two(&column->codes, at + 1);
    if (next < SHAPES || code < SHAPES)
        return next >= SHAPES && code == SHAPE_PLURAL;
    if (number >= (size_t)rivals->len / 2)
        return 0;
    int32_t const rival = rival_of(rivals, code_of, number);
    if (rival <= 0)
        return rival;
    return packed_level(pairs->buf, count, turned((uint64_t)rival << WIDTH | next)) >= least
        && !packed_level(pairs->buf, count, turned(code << WIDTH | next));
}

static PyObject *expected_rivals(Expected *self, PyObject *const *given, Py_ssize_t count)
{
    Column column;
    Py_buffer rivals;
    if (count != 6) {
        PyErr_SetString(PyExc_TypeError, "rivals takes a column, the rivals' codes, how often they must be seen, and what knows them");
        return NULL;
    }
    long least = PyLong_AsLong(given[4]);
    if ((least == -1 && PyErr_Occurred()) || PyObject_GetBuffer(given[3], &rivals, PyBUF_WRITABLE) < 0)
        return NULL;
    if (!column_open(&column, given, 3, 1 << WIDTH)) {
        PyBuffer_Release(&rivals);
        return NULL;
    }
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = EDGES; found && at < column.size - EDGES; at++) {
        int const here = misplaced(self, &column, &rivals, given[5], least, (size_t)at);
        if (here < 0 || (here && !append(found, PyLong_FromSsize_t(at))))
            Py_CLEAR(found);
    }
    column_close(&column);
    PyBuffer_Release(&rivals);
    return found;
}

static PyMethodDef expected_methods[] = {
    {"rivals", (PyCFunction)(void (*)(void))expected_rivals, METH_FASTCALL, "Places of a column where another form of a word is at home before the next."},
    {"beside", (PyCFunction)(void (*)(void))expected_beside, METH_FASTCALL, "How often two codes stand in a row."},
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
