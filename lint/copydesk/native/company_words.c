/* The vocabulary, and an article's words as numbers and codes: see words.py and codes.py. */
#include "company.h"

typedef struct {
    uint32_t number; /* and one more, so that 0 is none */
    uint32_t start;
} Slot;

#define REMEMBERED 8192 /* a power of two */

/* What was worked out for a token: its strings are the same objects when it is read again. */
typedef struct {
    PyObject *text, *lower;
    int32_t number;
    uint16_t codes[3];
    uint8_t small;
} Known;

typedef struct {
    PyObject_HEAD
    Arrays arrays; /* the words, a line each; their codes in the tables of choices and of inflections */
    PyObject *class_of;
    uint32_t count, own, mask, codes;
    uint32_t *starts;
    Slot *slots;
    uint32_t *chosen; /* of each code of choices its word's number, and one more */
    Known known[REMEMBERED];
} Words;

/* The slot of a word, or the empty one where it would be. */
static Slot *slot_of(const Words *self, const char *word, size_t size)
{
    const char *text = self->arrays.views[0].buf;
    size_t const end = (size_t)self->arrays.views[0].len;
    for (uint32_t at = (uint32_t)hashed(word, size);; at++) {
        Slot *slot = &self->slots[at & self->mask];
        if (!slot->number)
            return slot;
        size_t behind = slot->start + size;
        if (behind <= end && (behind == end || text[behind] == '\n') && !memcmp(text + slot->start, word, size))
            return slot;
    }
}

static int fill_slots(Words *self)
{
    const char *text = self->arrays.views[0].buf;
    size_t const end = (size_t)self->arrays.views[0].len;
    if (end >= UINT32_MAX / 4) {
        damaged("too many words");
        return 0;
    }
    self->count = 1;
    for (const char *at = text; (at = memchr(at, '\n', (size_t)(text + end - at))); at++)
        self->count++;
    uint32_t room = 16;
    while (room < 2 * self->count)
        room *= 2;
    self->mask = room - 1;
    self->slots = PyMem_Calloc(room, sizeof *self->slots);
    self->starts = PyMem_Calloc((size_t)self->count + 1, sizeof *self->starts);
    if (!self->slots || !self->starts) {
        PyErr_NoMemory();
        return 0;
    }
    uint32_t start = 0;
    for (uint32_t number = 0; number < self->count; number++) {
        const char *stop = memchr(text + start, '\n', end - start);
        uint32_t behind = stop ? (uint32_t)(stop - text) : (uint32_t)end;
        Slot *slot = slot_of(self, text + start, behind - start);
        slot->number = number + 1;
        slot->start = self->starts[number] = start;
        start = behind + 1;
    }
    self->starts[self->count] = start;
    return 1;
}

/* Notes which word has which code of the table of choices. */
static int fill_chosen(Words *self)
{
    const Py_buffer *choices = &self->arrays.views[1];
    uint16_t most = 0;
    for (uint32_t number = 0; number < self->count; number++)
        most = two(choices, number) > most ? two(choices, number) : most;
    self->codes = most + 1u;
    if (!(self->chosen = PyMem_Calloc(self->codes, sizeof *self->chosen))) {
        PyErr_NoMemory();
        return 0;
    }
    for (uint32_t number = 0; number < self->count; number++)
        self->chosen[two(choices, number)] = number + 1;
    return 1;
}

static void words_free(Words *self)
{
    PyTypeObject *type = Py_TYPE(self);
    arrays_close(&self->arrays);
    for (size_t at = 0; at < REMEMBERED; at++) {
        Py_XDECREF(self->known[at].text);
        Py_XDECREF(self->known[at].lower);
    }
    Py_XDECREF(self->class_of);
    PyMem_Free(self->slots);
    PyMem_Free(self->starts);
    PyMem_Free(self->chosen);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *words_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    if (PyTuple_GET_SIZE(given) != 5) {
        PyErr_SetString(PyExc_TypeError, "Words takes words, two arrays of codes, how many have one of expected words, and what knows classes");
        return NULL;
    }
    Words *self = (Words *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->class_of = Py_NewRef(PyTuple_GET_ITEM(given, 4));
    unsigned long own = PyLong_AsUnsignedLong(PyTuple_GET_ITEM(given, 3));
    if ((own == (unsigned long)-1 && PyErr_Occurred()) || !arrays_open(&self->arrays, given, "122")
        || !fill_slots(self)) {
        Py_DECREF(self);
        return NULL;
    }
    self->own = (uint32_t)own;
    if (self->arrays.views[1].len != 2 * (Py_ssize_t)self->count
        || self->arrays.views[2].len != 2 * (Py_ssize_t)self->count || own > self->count
        || own > UINT16_MAX - SHAPES) {
        damaged("words and codes differ in number");
        Py_CLEAR(self);
    } else if (!fill_chosen(self))
        Py_CLEAR(self);
    return (PyObject *)self;
}

/* The number of a word, -1 if it is none of the vocabulary. */
static int32_t number_of(const Words *self, PyObject *word)
{
    Py_ssize_t size;
    const char *text = bytes_of(word, &size);
    /* A line end is between words and in none. */
    if (!text || memchr(text, '\n', (size_t)size))
        return -1;
    return (int32_t)slot_of(self, text, (size_t)size)->number - 1;
}

/* What a word counts as by what it can be in a sentence, 0 if nobody knows; -1 and an exception if asking failed. */
static int class_of(const Words *self, PyObject *lower)
{
    PyObject *made = PyObject_CallOneArg(self->class_of, lower);
    if (!made)
        return -1;
    long known = PyLong_AsLong(made);
    Py_DECREF(made);
    if (known == -1 && PyErr_Occurred())
        return -1;
    if (known < 0 || known > UINT16_MAX) {
        PyErr_SetString(PyExc_ValueError, "a class is a small number");
        return -1;
    }
    return (int)known;
}

/* Works out a token's number (-1 for none), its codes in the three tables, and whether it is in small letters; 0 and an exception if it is no token. */
static int work_out(const Words *self, PyObject *text, PyObject *lower, Known *known)
{
    if (!PyUnicode_CheckExact(text) || !PyUnicode_CheckExact(lower) || !PyUnicode_GET_LENGTH(text)) {
        PyErr_SetString(PyExc_TypeError, "a token is text, and the same in small letters");
        return 0;
    }
    Py_UCS4 const first = PyUnicode_READ_CHAR(text, 0);
    uint16_t const shape = shape_of(text, lower);
    uint16_t *codes = known->codes;
    known->small = (uint8_t)is_small(text);
    known->number = shape == SHAPE_NUMBER || shape == SHAPE_QUOTE ? -1 : number_of(self, lower);
    codes[0] = codes[1] = codes[2] = 0;
    if (known->number >= 0) {
        size_t at = (size_t)known->number;
        codes[0] = two(&self->arrays.views[1], at);
        codes[1] = at < self->own ? (uint16_t)(at + SHAPES) : 0;
        codes[2] = two(&self->arrays.views[2], at);
    }
    if (!codes[2] && Py_UNICODE_ISALPHA(first) && !Py_UNICODE_ISUPPER(first)) {
        int class = class_of(self, lower);
        if (class < 0)
            return 0;
        codes[2] = (uint16_t)class;
    }
    for (int table = 0; table < 3; table++)
        if (!codes[table])
            codes[table] = shape;
    return 1;
}

/* What is known of a token; NULL and an exception if it is none. */
static const Known *known_of(Words *self, PyObject *token)
{
    if (!PyTuple_Check(token) || PyTuple_GET_SIZE(token) < 2) {
        PyErr_SetString(PyExc_TypeError, "a token is a tuple");
        return NULL;
    }
    PyObject *text = PyTuple_GET_ITEM(token, 0), *lower = PyTuple_GET_ITEM(token, 1);
    uint64_t const mixed = (uint64_t)(uintptr_t)text * UINT64_C(0x9E3779B97F4A7C15);
    Known *known = &self->known[mixed >> 51 & (REMEMBERED - 1)];
    if (known->text == text && known->lower == lower)
        return known;
    Known made = {.text = text, .lower = lower};
    if (!work_out(self, text, lower, &made))
        return NULL;
    Py_INCREF(text);
    Py_INCREF(lower);
    Known const old = *known;
    *known = made;
    Py_XDECREF(old.text);
    Py_XDECREF(old.lower);
    return known;
}

/* The tokens of each sentence, a tuple of tuples; how many there are in all. */
static PyObject *all_tokens(PyObject *sentences, Py_ssize_t *total)
{
    PyObject *listed = PySequence_Tuple(sentences);
    if (!listed)
        return NULL;
    Py_ssize_t const count = PyTuple_GET_SIZE(listed);
    PyObject *found = PyTuple_New(count);
    *total = 0;
    for (Py_ssize_t at = 0; found && at < count; at++) {
        PyObject *tokens = PyObject_GetAttrString(PyTuple_GET_ITEM(listed, at), "tokens");
        if (tokens)
            PyTuple_SET_ITEM(found, at, tokens);
        if (!tokens || !PyTuple_Check(tokens)) {
            if (tokens)
                PyErr_SetString(PyExc_TypeError, "a sentence has a tuple of tokens");
            Py_CLEAR(found);
        } else
            *total += PyTuple_GET_SIZE(tokens);
    }
    Py_DECREF(listed);
    return found;
}

/* Fills the arrays of a column; 0 and an exception if there is something else than tokens. */
static int fill_column(Words *self, PyObject *tokens_of, char *const into[6])
{
    size_t place = EDGES;
    int32_t const none = -1;
    for (size_t edge = 0; edge < EDGES; edge++)
        memcpy(into[1] + 4 * edge, &none, 4);
    for (Py_ssize_t number = 0; number < PyTuple_GET_SIZE(tokens_of); number++) {
        PyObject *tokens = PyTuple_GET_ITEM(tokens_of, number);
        uint32_t const start = (uint32_t)place;
        memcpy(into[5] + 4 * number, &start, 4);
        for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(tokens); at++, place++) {
            const Known *known = known_of(self, PyTuple_GET_ITEM(tokens, at));
            if (!known)
                return 0;
            into[0][place] = (char)(!at || known->small);
            memcpy(into[1] + 4 * place, &known->number, 4);
            for (int table = 0; table < 3; table++)
                memcpy(into[2 + table] + 2 * place, &known->codes[table], 2);
        }
        for (int edge = 0; edge < EDGES; edge++, place++)
            memcpy(into[1] + 4 * place, &none, 4);
    }
    return 1;
}

static PyObject *words_column(Words *self, PyObject *sentences)
{
    static Py_ssize_t const sizes[6] = {1, 4, 2, 2, 2, 4};
    Py_ssize_t total;
    PyObject *tokens_of = all_tokens(sentences, &total);
    if (!tokens_of)
        return NULL;
    Py_ssize_t const count = PyTuple_GET_SIZE(tokens_of);
    if (total >= INT32_MAX / 8 || count >= INT32_MAX / 8 / EDGES) {
        Py_DECREF(tokens_of);
        PyErr_SetString(PyExc_OverflowError, "an article of too many words");
        return NULL;
    }
    total += EDGES * (count + 1);
    PyObject *arrays = PyTuple_New(6);
    char *into[6];
    for (int at = 0; arrays && at < 6; at++) {
        Py_ssize_t size = (at < 5 ? total : count) * sizes[at];
        PyObject *made = PyBytes_FromStringAndSize(NULL, size);
        if (!made) {
            Py_CLEAR(arrays);
            break;
        }
        PyTuple_SET_ITEM(arrays, at, made);
        into[at] = PyBytes_AS_STRING(made);
        memset(into[at], 0, (size_t)size);
    }
    if (arrays && !fill_column(self, tokens_of, into))
        Py_CLEAR(arrays);
    Py_DECREF(tokens_of);
    return arrays;
}

static PyObject *words_number(Words *self, PyObject *word)
{
    if (!PyUnicode_Check(word)) {
        PyErr_SetString(PyExc_TypeError, "a word is text");
        return NULL;
    }
    return PyLong_FromLong(number_of(self, word));
}

static PyObject *words_word(Words *self, PyObject *given)
{
    Py_ssize_t number = PyLong_AsSsize_t(given);
    if (number == -1 && PyErr_Occurred())
        return NULL;
    if (number < 0 || number >= (Py_ssize_t)self->count) {
        PyErr_SetString(PyExc_IndexError, "the vocabulary has fewer words");
        return NULL;
    }
    uint32_t start = self->starts[number], size = self->starts[number + 1] - start - 1;
    return PyUnicode_DecodeUTF8((const char *)self->arrays.views[0].buf + start, size, NULL);
}

static PyObject *words_chosen(Words *self, PyObject *given)
{
    Py_ssize_t code = PyLong_AsSsize_t(given);
    if (code == -1 && PyErr_Occurred())
        return NULL;
    if (code < 1 || code >= (Py_ssize_t)self->codes || !self->chosen[code]) {
        PyErr_SetString(PyExc_KeyError, "no word has this code");
        return NULL;
    }
    return PyLong_FromUnsignedLong(self->chosen[code] - 1);
}

static PyMethodDef words_methods[] = {
    {"chosen", (PyCFunction)words_chosen, METH_O, "The number of the word with a code of the table of choices."},
    {"number", (PyCFunction)words_number, METH_O, "The number of a word, -1 if it is none of the vocabulary."},
    {"word", (PyCFunction)words_word, METH_O, "The word with a number."},
    {"column", (PyCFunction)words_column, METH_O, "The arrays of a column of sentences."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot words_slots[] = {
    {Py_tp_doc, "The vocabulary of the tables of company."},
    {Py_tp_new, words_new},
    {Py_tp_dealloc, words_free},
    {Py_tp_methods, words_methods},
    {0, NULL},
};

PyType_Spec words_spec = {
    .name = "copydesk.native.loops.Words",
    .basicsize = sizeof(Words),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = words_slots,
};
