/* The words in whose place another one is likelier: see choices.py. */
#include "company.h"

enum { AFTER_STARTS, AFTER, BEFORE_STARTS, BEFORE, LEVELS, ASKED, WRITTEN, FIRSTS, OTHERS, KINDS, ARRAYS };

#define CODE 14 /* bits of a code: _WIDTH in choices.py */

typedef struct {
    PyObject_HEAD
    Arrays arrays;
    uint32_t codes;
    uint16_t *numbers; /* of each code the number of its word among those asked for, and one more; 0 for none */
    uint16_t *places;  /* of each code its place among the words that may be written for others, and one more */
} Choices;

/* Where each code of an array stands in it, and one more; 0 and an exception if a code is too high. */
static uint16_t *places_of(const Py_buffer *listed, uint32_t codes)
{
    if (!below(listed, codes) || listed->len / 2 >= UINT16_MAX) {
        damaged("a code that no row has");
        return NULL;
    }
    uint16_t *places = PyMem_Calloc(codes, sizeof *places);
    if (!places)
        PyErr_NoMemory();
    for (Py_ssize_t at = 0; places && at < listed->len / 2; at++)
        places[two(listed, (size_t)at)] = (uint16_t)(at + 1);
    return places;
}

static int choices_open(Choices *self, PyObject *given)
{
    Py_buffer *views = self->arrays.views;
    if (!arrays_open(&self->arrays, given, "4242122222"))
        return 0;
    Py_ssize_t const starts = views[AFTER_STARTS].len / 4, words = views[WRITTEN].len / 2;
    if (starts < 2 || starts > 1 << CODE || views[BEFORE_STARTS].len / 4 != starts || views[LEVELS].len % 8
        || !views[LEVELS].len || views[KINDS].len / 2 < starts - 1 || !below(&views[KINDS], 1 << CODE)
        || views[FIRSTS].len / 2 != words + 1
        || !rising(&views[AFTER_STARTS], 4, (size_t)views[AFTER].len / 2)
        || !rising(&views[BEFORE_STARTS], 4, (size_t)views[BEFORE].len / 2)
        || !rising(&views[FIRSTS], 2, (size_t)views[OTHERS].len / 2)) {
        damaged("where the rows of choices begin");
        return 0;
    }
    self->codes = (uint32_t)starts - 1;
    if (!(self->numbers = places_of(&views[ASKED], self->codes))
        || !(self->places = places_of(&views[WRITTEN], self->codes)))
        return 0;
    for (int array = WRITTEN; array <= OTHERS; array += OTHERS - WRITTEN)
        for (Py_ssize_t at = 0; at < views[array].len / 2; at++) {
            uint16_t code = two(&views[array], (size_t)at);
            if (code >= self->codes || !self->numbers[code]) {
                damaged("a word that is not asked for");
                return 0;
            }
        }
    return 1;
}

static void choices_free(Choices *self)
{
    PyTypeObject *type = Py_TYPE(self);
    arrays_close(&self->arrays);
    PyMem_Free(self->numbers);
    PyMem_Free(self->places);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *choices_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    if (PyTuple_GET_SIZE(given) != ARRAYS) {
        PyErr_SetString(PyExc_TypeError, "Choices takes ten arrays");
        return NULL;
    }
    Choices *self = (Choices *)type->tp_alloc(type, 0);
    if (self && !choices_open(self, given)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

/* The level of a code with the word of this number: Pairs.level. */
static uint8_t pair_level(const Py_buffer *starts, const Py_buffer *rows, uint16_t code, uint32_t number)
{
    uint32_t at = four(starts, code), size = four(starts, (size_t)code + 1) - at;
    if (!size)
        return 0;
    /* The last row that is not above the number's, halving without a branch, which nobody could foretell. */
    for (uint32_t half; (half = size / 2); size -= half)
        at += half * (two(rows, (size_t)at + half) < (number + 1) << 4);
    uint16_t const row = two(rows, at);
    return (uint32_t)row >> 4 == number ? row & 15 : 0;
}

/* The place of a row of three codes, or of kinds: `key` in choices.py. */
static uint64_t place_of(uint64_t size, uint64_t first, uint64_t second, uint64_t third)
{
    return turned(((size << CODE | first) << CODE | second) << CODE | third);
}

static uint8_t level(const Choices *self, uint16_t size, uint16_t first, uint16_t second, uint16_t third)
{
    const Py_buffer *levels = &self->arrays.views[LEVELS];
    return (uint8_t)packed_level(levels->buf, (size_t)levels->len / 8, place_of(size, first, second, third));
}

/* The levels of all rows of a word with those round it, in the order in which `likely` and the trees ask for them. */
typedef struct {
    uint8_t left, right, behind, between, before, kinds[3];
} Rows;

static uint8_t left_level(const Choices *self, const uint16_t *around, uint16_t word)
{
    const Py_buffer *views = self->arrays.views;
    return pair_level(&views[AFTER_STARTS], &views[AFTER], around[1], self->numbers[word] - 1u);
}

static uint8_t right_level(const Choices *self, const uint16_t *around, uint16_t word)
{
    const Py_buffer *views = self->arrays.views;
    return pair_level(&views[BEFORE_STARTS], &views[BEFORE], around[3], self->numbers[word] - 1u);
}

static void far_levels(const Choices *self, const uint16_t *around, uint16_t word, Rows *rows)
{
    rows->behind = around[1] ? level(self, 3, around[0], around[1], word) : 0;
    rows->between = level(self, 3, around[1], word, around[3]);
    rows->before = around[3] ? level(self, 3, word, around[3], around[4]) : 0;
}

static void kinds_levels(const Choices *self, const uint16_t *around, uint16_t word, Rows *rows)
{
    uint16_t kinds[5];
    for (int at = 0; at < 5; at++)
        kinds[at] = two(&self->arrays.views[KINDS], around[at]);
    rows->kinds[0] = around[1] ? level(self, 4, kinds[0], kinds[1], word) : 0;
    rows->kinds[1] = level(self, 5, kinds[1], word, kinds[3]);
    rows->kinds[2] = around[3] ? level(self, 6, word, kinds[3], kinds[4]) : 0;
}

/* As `likely` in choices.py. */
static int likely(const Rows *good, const Rows *bad)
{
    int const seen = (good->behind > 0) + (good->between > 0) + (good->before > 0);
    int const strong = good->behind > 2 || good->between > 2 || good->before > 2;
    int const usual = (bad->behind > 1) + (bad->before > 1);
    int const near = good->left + good->right - bad->left - bad->right;
    int const far = good->behind + good->between + good->before - bad->behind - bad->between - bad->before;
    return good->left && good->right && !bad->between && usual < 2 && (seen > 1 || strong) && near > 1 && far > 2;
}

/* Appends (place, row of others, levels) for each other word that is likely at a place; 0 and an exception if it cannot. */
static int ask(const Choices *self, const uint16_t *around, Py_ssize_t at, PyObject *found)
{
    const Py_buffer *views = self->arrays.views;
    uint16_t const written = around[2], place = self->places[written];
    Rows both[2], *const good = &both[0], *const bad = &both[1];
    int known = 0;
    if (!place || level(self, 3, around[1], written, around[3]))
        return 1;
    for (uint32_t row = two(&views[FIRSTS], place - 1u); row < two(&views[FIRSTS], place); row++) {
        uint16_t const other = two(&views[OTHERS], row);
        if (!(good->left = left_level(self, around, other)) || !(good->right = right_level(self, around, other)))
            continue;
        if (!known++) {
            bad->left = left_level(self, around, written);
            bad->right = right_level(self, around, written);
            far_levels(self, around, written, bad);
            kinds_levels(self, around, written, bad);
        }
        far_levels(self, around, other, good);
        if (!likely(good, bad))
            continue;
        kinds_levels(self, around, other, good);
        if (!append(found, Py_BuildValue("(nIy#)", at, row, both, (Py_ssize_t)sizeof both)))
            return 0;
    }
    return 1;
}

/* Has fetched what `ask` asks for first at a place. */
static void fetch(const Choices *self, const Column *column, Py_ssize_t at)
{
    const Py_buffer *levels = &self->arrays.views[LEVELS], *codes = &column->codes;
    if (at + 1 >= column->size || !one(&column->asked, (size_t)at) || !self->places[two(codes, (size_t)at)])
        return;
    uint64_t const place = place_of(3, two(codes, (size_t)at - 1), two(codes, (size_t)at), two(codes, (size_t)at + 1));
    packed_fetch(levels->buf, (size_t)levels->len / 8, place);
}

static PyObject *choices_find(Choices *self, PyObject *const *given, Py_ssize_t count)
{
    Column column;
    if (!column_open(&column, given, count, self->codes))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = EDGES; found && at < column.size - EDGES; at++) {
        uint16_t around[5];
        fetch(self, &column, at + AHEAD);
        if (!one(&column.asked, (size_t)at))
            continue;
        for (int step = 0; step < 5; step++)
            around[step] = two(&column.codes, (size_t)(at + step - 2));
        if (!ask(self, around, at, found))
            Py_CLEAR(found);
    }
    column_close(&column);
    return found;
}

static PyMethodDef choices_methods[] = {
    {"find", (PyCFunction)(void (*)(void))choices_find, METH_FASTCALL, "Places of a column where another word is likely, each with that word's row and levels."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot choices_slots[] = {
    {Py_tp_doc, "The table of choices."},
    {Py_tp_new, choices_new},
    {Py_tp_dealloc, choices_free},
    {Py_tp_methods, choices_methods},
    {0, NULL},
};

PyType_Spec choices_spec = {
    .name = "copydesk.native.loops.Choices",
    .basicsize = sizeof(Choices),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = choices_slots,
};
