/* Where patterns are worth trying: as copydesk/patterns/machine.py finds them. */
#include "loops.h"

/* One of its words, and what must stand near it. */
typedef struct {
    PyObject *needle, *others;  /* the needle's number; a set of words */
    Py_ssize_t near, far, next; /* next: the next row of the same word, or -1 */
} Needle;

typedef struct {
    PyObject_HEAD
    PyObject *firsts; /* by word, the number of its first row */
    PyObject *tokens; /* a name */
    Needle *rows;
    Py_ssize_t count;
} Needles;

/* Whether one of a row's other words stands where it must, seen from a token; -1 if something failed. */
static int is_worth(const Needle *row, PyObject *tokens, Py_ssize_t index)
{
    Py_ssize_t at = index + row->near, stop = index + row->far + 1, size = PyTuple_GET_SIZE(tokens);
    int found = 0;
    for (at = at < 0 ? 0 : at; !found && at < stop && at < size; at++) {
        PyObject *token = PyTuple_GET_ITEM(tokens, at);
        if (!PyTuple_Check(token) || PyTuple_GET_SIZE(token) < 2) {
            PyErr_SetString(PyExc_TypeError, "a token is a tuple that begins with its texts");
            return -1;
        }
        found = PySet_Contains(row->others, PyTuple_GET_ITEM(token, 1));
    }
    return found;
}

/* Append what is worth trying at one place of a word: (number, sentence, index). */
static int add_worth(const Needles *self, Py_ssize_t first, PyObject *place, PyObject *found)
{
    if (!PyTuple_Check(place) || PyTuple_GET_SIZE(place) != 2) {
        PyErr_SetString(PyExc_TypeError, "a place is a sentence and an index");
        return 0;
    }
    PyObject *sentence = PyTuple_GET_ITEM(place, 0), *number = PyTuple_GET_ITEM(place, 1);
    Py_ssize_t index = PyLong_AsSsize_t(number);
    if (index == -1 && PyErr_Occurred())
        return 0;
    PyObject *tokens = PyObject_GetAttr(sentence, self->tokens);
    if (!tokens)
        return 0;
    int worth = PyTuple_Check(tokens) ? 0 : -1;
    if (worth < 0 || index < 0 || index > INT32_MAX)
        PyErr_SetString(PyExc_TypeError, "a sentence has a tuple of tokens");
    for (Py_ssize_t at = first; at >= 0 && !PyErr_Occurred(); at = self->rows[at].next) {
        worth = is_worth(&self->rows[at], tokens, index);
        PyObject *row = worth > 0 ? PyTuple_Pack(3, self->rows[at].needle, sentence, number) : NULL;
        if (row)
            PyList_Append(found, row);
        Py_XDECREF(row);
    }
    Py_DECREF(tokens);
    return !PyErr_Occurred();
}

static PyObject *find(PyObject *object, PyObject *places)
{
    Needles *self = (Needles *)object;
    PyObject *found = PyDict_Check(places) ? PyList_New(0) : NULL;
    if (!found) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "the places of words are a dictionary");
        return NULL;
    }
    /* The shorter of the two is gone through. */
    int ours = PyDict_GET_SIZE(self->firsts) < PyDict_GET_SIZE(places);
    PyObject *from = ours ? self->firsts : places, *in = ours ? places : self->firsts;
    PyObject *word, *here;
    Py_ssize_t turn = 0;
    while (!PyErr_Occurred() && PyDict_Next(from, &turn, &word, &here)) {
        PyObject *there = PyDict_GetItemWithError(in, word);
        if (!there)
            continue;
        PyObject *listed = ours ? there : here, *first = ours ? here : there;
        if (!PyList_Check(listed)) {
            PyErr_SetString(PyExc_TypeError, "the places of a word are a list");
            break;
        }
        Py_INCREF(listed);
        for (Py_ssize_t at = 0; at < PyList_GET_SIZE(listed); at++)
            if (!add_worth(self, PyLong_AsSsize_t(first), PyList_GET_ITEM(listed, at), found))
                break;
        Py_DECREF(listed);
    }
    if (PyErr_Occurred())
        Py_CLEAR(found);
    return found;
}

static int add_row(Needles *self, Py_ssize_t *room, PyObject *word, Needle row)
{
    if (self->count == *room) {
        *room = *room * 2 + 256;
        Needle *more = PyMem_Realloc(self->rows, (size_t)*room * sizeof(Needle));
        if (!more) {
            PyErr_NoMemory();
            return 0;
        }
        self->rows = more;
    }
    PyObject *before = PyDict_GetItemWithError(self->firsts, word);
    row.next = before ? PyLong_AsSsize_t(before) : -1;
    PyObject *own = PyErr_Occurred() ? NULL : PyLong_FromSsize_t(self->count);
    if (!own || PyDict_SetItem(self->firsts, word, own) < 0) {
        Py_XDECREF(own);
        return 0;
    }
    Py_DECREF(own);
    Py_INCREF(row.needle);
    Py_INCREF(row.others);
    self->rows[self->count++] = row;
    return 1;
}

/* The rows of a needle: (words, low, high, others, near, far). */
static int add_needle(Needles *self, Py_ssize_t *room, PyObject *needle, Py_ssize_t number)
{
    PyObject *words;
    Py_ssize_t low, high;
    Needle row;
    if (!PyTuple_Check(needle)) {
        PyErr_SetString(PyExc_TypeError, "a needle is a tuple");
        return 0;
    }
    if (!PyArg_ParseTuple(needle, "O!nnO!nn", &PyFrozenSet_Type, &words, &low, &high, &PyFrozenSet_Type, &row.others, &row.near,
                          &row.far))
        return 0;
    if (row.near < -INT32_MAX || row.far > INT32_MAX) {
        PyErr_SetString(PyExc_ValueError, "words do not stand so far apart");
        return 0;
    }
    PyObject *own = PyLong_FromSsize_t(number), *all = own ? PyObject_GetIter(words) : NULL, *word;
    row.needle = own;
    int done = all != NULL;
    while (done && (word = PyIter_Next(all))) {
        done = add_row(self, room, word, row);
        Py_DECREF(word);
    }
    Py_XDECREF(all);
    Py_XDECREF(own);
    return done && !PyErr_Occurred();
}

static PyObject *needles_new(PyTypeObject *type, PyObject *given, PyObject *named)
{
    PyObject *needles;
    if (named && PyDict_GET_SIZE(named)) {
        PyErr_SetString(PyExc_TypeError, "Needles takes no named arguments");
        return NULL;
    }
    if (!PyArg_ParseTuple(given, "O!", &PyTuple_Type, &needles))
        return NULL;
    Needles *self = (Needles *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    Py_ssize_t room = 0;
    self->firsts = PyDict_New();
    self->tokens = PyUnicode_InternFromString("tokens");
    int done = self->firsts && self->tokens;
    for (Py_ssize_t number = 0; done && number < PyTuple_GET_SIZE(needles); number++)
        done = add_needle(self, &room, PyTuple_GET_ITEM(needles, number), number);
    if (!done)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void needles_dealloc(PyObject *object)
{
    Needles *self = (Needles *)object;
    PyTypeObject *type = Py_TYPE(object);
    for (Py_ssize_t at = 0; at < self->count; at++) {
        Py_DECREF(self->rows[at].needle);
        Py_DECREF(self->rows[at].others);
    }
    PyMem_Free(self->rows);
    Py_XDECREF(self->firsts);
    Py_XDECREF(self->tokens);
    type->tp_free(object);
    Py_DECREF(type);
}

static PyMethodDef needles_methods[] = {
    {"find", find, METH_O, "The places where a pattern is worth trying: its number, the sentence, the index there."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot needles_slots[] = {
    {Py_tp_new, needles_new},
    {Py_tp_dealloc, needles_dealloc},
    {Py_tp_methods, needles_methods},
    {0, NULL},
};

PyType_Spec needles_spec = {
    .name = "copydesk.native.loops.Needles",
    .basicsize = sizeof(Needles),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = needles_slots,
};
