/* Words side by side that a table has, and words set twice: see pairs.py. */
#include "company.h"

/* Goes over the tokens of sentences, one sentence after the other. */
typedef struct {
    PyObject *sentences; /* a tuple of ours */
    PyObject *tokens;    /* those of the sentence, ours as well */
    Py_ssize_t number;
} Reading;

static int open_reading(Reading *reading, PyObject *sentences)
{
    reading->number = -1;
    reading->tokens = NULL;
    reading->sentences = PySequence_Tuple(sentences);
    return reading->sentences != NULL;
}

static void close_reading(Reading *reading)
{
    Py_CLEAR(reading->tokens);
    Py_CLEAR(reading->sentences);
}

/* Goes on to the next sentence; 0 if there is none, or with an exception. */
static int next_sentence(Reading *reading)
{
    Py_CLEAR(reading->tokens);
    if (++reading->number >= PyTuple_GET_SIZE(reading->sentences))
        return 0;
    reading->tokens = PyObject_GetAttrString(PyTuple_GET_ITEM(reading->sentences, reading->number), "tokens");
    if (!reading->tokens)
        return 0;
    int whole = PyTuple_Check(reading->tokens);
    for (Py_ssize_t at = 0; whole && at < PyTuple_GET_SIZE(reading->tokens); at++) {
        PyObject *token = PyTuple_GET_ITEM(reading->tokens, at);
        whole = PyTuple_Check(token) && PyTuple_GET_SIZE(token) > 1
            && PyUnicode_CheckExact(PyTuple_GET_ITEM(token, 1));
    }
    if (!whole)
        PyErr_SetString(PyExc_TypeError, "a sentence has a tuple of tokens");
    return whole;
}

/* A token in small letters. */
static PyObject *lower(const Reading *reading, Py_ssize_t at)
{
    return PyTuple_GET_ITEM(PyTuple_GET_ITEM(reading->tokens, at), 1);
}

typedef struct {
    PyObject_HEAD
    Arrays arrays; /* the table's text */
    uint32_t mask;
    uint32_t *slots; /* where a line begins, and one more; 0 for none */
} Pairs;

/* A word as UTF-8. */
typedef struct {
    const char *text;
    size_t size;
    uint64_t hash;
} Word;

static uint32_t slot_number(const Word *one_word, const Word *other)
{
    return (uint32_t)((one_word->hash * 31 ^ other->hash) * TURN >> 32);
}

static size_t line_end(const Pairs *self, size_t start)
{
    const char *text = self->arrays.views[0].buf;
    size_t const size = (size_t)self->arrays.views[0].len;
    const char *end = start < size ? memchr(text + start, '\n', size - start) : NULL;
    return end ? (size_t)(end - text) : size;
}

/* Whether a line begins with two words, a blank between them, and a tab behind. */
static int begins(const Pairs *self, size_t start, const Word *one_word, const Word *other)
{
    const char *line = (const char *)self->arrays.views[0].buf + start;
    size_t const size = one_word->size + 1 + other->size;
    return (size_t)self->arrays.views[0].len - start > size && line[size] == '\t' && line[one_word->size] == ' '
        && !memcmp(line, one_word->text, one_word->size)
        && !memcmp(line + one_word->size + 1, other->text, other->size);
}

/* The slot of a pair, or the empty one where it would be. */
static uint32_t *slot_of(const Pairs *self, const Word *one_word, const Word *other)
{
    for (uint32_t at = slot_number(one_word, other);; at++) {
        uint32_t *slot = &self->slots[at & self->mask];
        if (!*slot || begins(self, *slot - 1, one_word, other))
            return slot;
    }
}

static int fill_slots(Pairs *self)
{
    const char *text = self->arrays.views[0].buf;
    size_t const size = (size_t)self->arrays.views[0].len;
    uint32_t lines = 1, room = 16;
    if (size >= UINT32_MAX / 4) {
        damaged("too many pairs");
        return 0;
    }
    for (size_t at = line_end(self, 0); at < size; at = line_end(self, at + 1))
        lines++;
    while (room < 2 * lines)
        room *= 2;
    self->mask = room - 1;
    if (!(self->slots = PyMem_Calloc(room, sizeof *self->slots))) {
        PyErr_NoMemory();
        return 0;
    }
    for (size_t start = 0, end; start < size; start = end + 1) {
        end = line_end(self, start);
        const char *tab = memchr(text + start, '\t', end - start), *blank = NULL;
        if (tab && text[start] != '#')
            blank = memchr(text + start, ' ', (size_t)(tab - text) - start);
        if (!blank)
            continue;
        Word one_word = {text + start, (size_t)(blank - text) - start, 0};
        Word other = {blank + 1, (size_t)(tab - blank) - 1, 0};
        one_word.hash = hashed(one_word.text, one_word.size);
        other.hash = hashed(other.text, other.size);
        *slot_of(self, &one_word, &other) = (uint32_t)start + 1;
    }
    return 1;
}

static void pairs_free(Pairs *self)
{
    PyTypeObject *type = Py_TYPE(self);
    arrays_close(&self->arrays);
    PyMem_Free(self->slots);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *pairs_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    if (PyTuple_GET_SIZE(given) != 1) {
        PyErr_SetString(PyExc_TypeError, "Pairs takes the text of a table");
        return NULL;
    }
    Pairs *self = (Pairs *)type->tp_alloc(type, 0);
    if (self && (!arrays_open(&self->arrays, given, "1") || !fill_slots(self))) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

/* Appends each pair of a sentence, by its number and the line; 0 and an exception if it cannot. */
static int add_pairs(const Pairs *self, const Reading *reading, PyObject *found)
{
    Word last = {NULL, 0, 0};
    for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(reading->tokens); at++) {
        Word word;
        Py_ssize_t size;
        word.text = bytes_of(lower(reading, at), &size);
        word.size = word.text ? (size_t)size : 0;
        word.hash = hashed(word.text, word.size);
        uint32_t const start = last.text && word.text ? *slot_of(self, &last, &word) : 0;
        last = word;
        if (!start)
            continue;
        const char *line = (const char *)self->arrays.views[0].buf + start - 1;
        PyObject *row = PyUnicode_DecodeUTF8(line, (Py_ssize_t)(line_end(self, start - 1) - start + 1), NULL);
        if (!row || !append(found, Py_BuildValue("(nnN)", reading->number, at - 1, row)))
            return 0;
    }
    return 1;
}

static PyObject *pairs_find(Pairs *self, PyObject *sentences)
{
    Reading reading;
    PyObject *found = open_reading(&reading, sentences) ? PyList_New(0) : NULL;
    while (found && next_sentence(&reading))
        if (!add_pairs(self, &reading, found))
            Py_CLEAR(found);
    if (found && PyErr_Occurred())
        Py_CLEAR(found);
    close_reading(&reading);
    return found;
}

static PyMethodDef pairs_methods[] = {
    {"find", (PyCFunction)pairs_find, METH_O, "Where pairs of the table stand: sentence, word, line."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot pairs_slots[] = {
    {Py_tp_doc, "A table of pairs of words."},
    {Py_tp_new, pairs_new},
    {Py_tp_dealloc, pairs_free},
    {Py_tp_methods, pairs_methods},
    {0, NULL},
};

PyType_Spec pairs_spec = {
    .name = "copydesk.native.loops.Pairs",
    .basicsize = sizeof(Pairs),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = pairs_slots,
};

static int same(PyObject *one, PyObject *other)
{
    return one == other
        || (PyUnicode_GET_LENGTH(one) == PyUnicode_GET_LENGTH(other) && PyUnicode_KIND(one) == PyUnicode_KIND(other)
            && !memcmp(PyUnicode_DATA(one), PyUnicode_DATA(other),
                       (size_t)PyUnicode_GET_LENGTH(one) * (size_t)PyUnicode_KIND(one)));
}

/* Appends what is set twice in a sentence, by where the second time begins and its words; 0 and an exception if it cannot. */
static int add_doubled(const Reading *reading, Py_ssize_t longest, PyObject *found)
{
    Py_ssize_t const count = PyTuple_GET_SIZE(reading->tokens);
    for (Py_ssize_t at = 1; at < count; at++)
        for (Py_ssize_t size = 1; size <= longest && size <= at && size <= count - at; size++) {
            Py_ssize_t word = 0;
            while (word < size && same(lower(reading, at - size + word), lower(reading, at + word)))
                word++;
            if (word == size && !append(found, Py_BuildValue("(nnn)", reading->number, at, size)))
                return 0;
        }
    return 1;
}

static PyObject *doubled(PyObject *Py_UNUSED(module), PyObject *const *given, Py_ssize_t count)
{
    Reading reading;
    if (count != 2) {
        PyErr_SetString(PyExc_TypeError, "doubled takes sentences, and the most words");
        return NULL;
    }
    Py_ssize_t longest = PyLong_AsSsize_t(given[1]);
    if (longest == -1 && PyErr_Occurred())
        return NULL;
    PyObject *found = open_reading(&reading, given[0]) ? PyList_New(0) : NULL;
    while (found && next_sentence(&reading))
        if (!add_doubled(&reading, longest, found))
            Py_CLEAR(found);
    if (found && PyErr_Occurred())
        Py_CLEAR(found);
    close_reading(&reading);
    return found;
}

PyMethodDef doubled_functions[] = {
    {"doubled", (PyCFunction)(void (*)(void))doubled, METH_FASTCALL, "What is set twice: sentence, where the second begins, words."},
    {NULL, NULL, 0, NULL},
};
