/* Words by their first three letters, a line for each three: copydesk/orthography/lexicon.py. */
#include "loops.h"
#include <string.h>

#define HEAD 3 /* as in lexicon.py */

typedef struct {
    PyObject_HEAD
    PyObject *memory; /* a view that keeps the file open */
    const char *text;
    Py_ssize_t size;
    Py_ssize_t count;
    uint32_t *lines; /* where each line begins, and the end */
} Lines;

/* Where a word's head ends: behind its third letter, or its end. */
static Py_ssize_t head_size(const char *word, Py_ssize_t size)
{
    Py_ssize_t at = 0;
    for (int letters = 0; letters < HEAD && at < size; letters++)
        do
            at++;
        while (at < size && ((unsigned char)word[at] & 0xC0) == 0x80);
    return at;
}

/* The line of a head without it, NULL if there is none; `size` becomes its size. */
static const char *line_of(Lines *self, const char *head, Py_ssize_t *size)
{
    Py_ssize_t low = 0, high = self->count, wanted = *size;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        const char *line = self->text + self->lines[middle];
        Py_ssize_t length = (Py_ssize_t)self->lines[middle + 1] - self->lines[middle] - 1;
        const char *blank = memchr(line, ' ', (size_t)length);
        Py_ssize_t own = blank ? blank - line : length;
        int order = memcmp(line, head, (size_t)(own < wanted ? own : wanted));
        if (!order)
            order = (own > wanted) - (own < wanted);
        if (!order) {
            *size = length - own;
            return line + own;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static const char *utf8(PyObject *word, Py_ssize_t *size)
{
    const char *text = PyUnicode_Check(word) ? PyUnicode_AsUTF8AndSize(word, size) : NULL;
    if (!text && PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        PyErr_Clear(); /* half a pair of surrogates stands in no table */
    else if (!text && !PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "a word is a string");
    return text;
}

static PyObject *grade(Lines *self, PyObject *word)
{
    Py_ssize_t whole, size;
    const char *text = utf8(word, &whole);
    if (!text)
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    size = head_size(text, whole);
    const char *rest = text + size;
    Py_ssize_t length = whole - size;
    const char *line = line_of(self, text, &size);
    if (!line)
        Py_RETURN_NONE;
    const char *end = line + size;
    for (const char *at = line; end - at > length + 1; at++) {
        at = memchr(at, ' ', (size_t)(end - at - length - 1));
        if (!at)
            break;
        const char *letter = at + 1 + length;
        if (*letter < 'A' || *letter > 'Z' || (letter + 1 < end && letter[1] != ' '))
            continue;
        if (!memcmp(at + 1, rest, (size_t)length))
            return PyLong_FromLong(*letter - 'A');
    }
    Py_RETURN_NONE;
}

static PyObject *line(Lines *self, PyObject *word)
{
    Py_ssize_t whole, size;
    const char *text = utf8(word, &whole);
    if (!text)
        return PyErr_Occurred() ? NULL : PyUnicode_FromString("");
    size = head_size(text, whole);
    const char *found = line_of(self, text, &size);
    return PyUnicode_DecodeUTF8(found ? found : "", found ? size : 0, "strict");
}

static PyObject *heads(Lines *self, PyObject *Py_UNUSED(none))
{
    PyObject *found = PyList_New(self->count);
    for (Py_ssize_t at = 0; found && at < self->count; at++) {
        const char *start = self->text + self->lines[at];
        Py_ssize_t length = (Py_ssize_t)self->lines[at + 1] - self->lines[at] - 1;
        const char *blank = memchr(start, ' ', (size_t)length);
        PyObject *head = PyUnicode_DecodeUTF8(start, blank ? blank - start : length, "strict");
        if (!head)
            Py_CLEAR(found);
        else
            PyList_SET_ITEM(found, at, head);
    }
    return found;
}

static int find_lines(Lines *self)
{
    const char *end = self->text + self->size, *at = memchr(self->text, '\n', (size_t)self->size);
    Py_ssize_t room = 0;
    for (at = at ? at + 1 : end; at < end; self->count++) {
        if (self->count + 1 >= room) {
            room = room ? 2 * room : 1024;
            uint32_t *more = PyMem_Resize(self->lines, uint32_t, (size_t)room);
            if (!more) {
                PyErr_NoMemory();
                return 0;
            }
            self->lines = more;
        }
        self->lines[self->count] = (uint32_t)(at - self->text);
        const char *next = memchr(at, '\n', (size_t)(end - at));
        if (!next) {
            PyErr_SetString(PyExc_ValueError, "the table's last line has no end");
            return 0;
        }
        at = next + 1;
        self->lines[self->count + 1] = (uint32_t)(at - self->text);
    }
    return 1;
}

static PyObject *make(PyTypeObject *type, PyObject *given, PyObject *named)
{
    PyObject *file;
    static char *names[] = {"file", NULL};
    if (!PyArg_ParseTupleAndKeywords(given, named, "O:Lines", names, &file))
        return NULL;
    Lines *self = (Lines *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->memory = PyMemoryView_FromObject(file);
    if (!self->memory) {
        Py_DECREF(self);
        return NULL;
    }
    Py_buffer *view = PyMemoryView_GET_BUFFER(self->memory);
    self->text = view->buf;
    self->size = view->len;
    if (!PyBuffer_IsContiguous(view, 'C') || view->len > UINT32_MAX) {
        PyErr_SetString(PyExc_ValueError, "a table is one piece of at most 4 GiB");
        Py_DECREF(self);
        return NULL;
    }
    if (!find_lines(self)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static void drop(Lines *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->lines);
    Py_XDECREF(self->memory);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"grade", (PyCFunction)grade, METH_O, "A word's grade, None for one that is not there."},
    {"line", (PyCFunction)line, METH_O, "The line of a word's first three letters, without these."},
    {"heads", (PyCFunction)heads, METH_NOARGS, "The letters that the lines begin with."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot type_slots[] = {
    {Py_tp_new, make},
    {Py_tp_dealloc, drop},
    {Py_tp_methods, methods},
    {Py_tp_doc, "Words by their first three letters, sorted, a line for each three behind a line of remark."},
    {0, NULL},
};

PyType_Spec lexicon_lines = {
    .name = "copydesk.native.loops.Lines",
    .basicsize = sizeof(Lines),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = type_slots,
};
