/* Which lines hold one of some signs, all signs at once: copydesk/orthography/typesetting.py. */
#include "loops.h"
#include <string.h>

#define FIRSTS 256 /* signs are told apart by the lowest byte of their first character before they are compared */

typedef struct {
    Py_UCS4 *text;
    Py_ssize_t size;
    Py_ssize_t group;
} Sign;

typedef struct {
    PyObject_HEAD
    Py_ssize_t groups;
    Py_ssize_t count;
    Sign *signs; /* sorted by the lowest byte of their first character */
    Py_ssize_t first[FIRSTS + 1];
} Signs;

static inline void look(const Signs *self, int kind, const void *text, Py_ssize_t size, Py_ssize_t *seen, Py_ssize_t line)
{
    for (Py_ssize_t at = 0; at < size; at++) {
        Py_UCS4 here = PyUnicode_READ(kind, text, at);
        Py_ssize_t end = self->first[(here & 0xFF) + 1];
        for (Py_ssize_t one = self->first[here & 0xFF]; one < end; one++) {
            const Sign *sign = self->signs + one;
            if (seen[sign->group] == line || sign->size > size - at)
                continue;
            Py_ssize_t same = 0;
            while (same < sign->size && sign->text[same] == PyUnicode_READ(kind, text, at + same))
                same++;
            if (same == sign->size)
                seen[sign->group] = line;
        }
    }
}

static int add_seen(PyObject *found, const Py_ssize_t *seen, Py_ssize_t groups, Py_ssize_t line)
{
    for (Py_ssize_t group = 0; group < groups; group++) {
        if (seen[group] != line)
            continue;
        PyObject *number = PyLong_FromSsize_t(line);
        int failed = number ? PyList_Append(PyList_GET_ITEM(found, group), number) : -1;
        Py_XDECREF(number);
        if (failed)
            return -1;
    }
    return 0;
}

static PyObject *new_lists(Py_ssize_t count)
{
    PyObject *found = PyList_New(count);
    for (Py_ssize_t at = 0; found && at < count; at++) {
        PyObject *list = PyList_New(0);
        if (list)
            PyList_SET_ITEM(found, at, list);
        else
            Py_CLEAR(found);
    }
    return found;
}

static PyObject *lines(Signs *self, PyObject *given)
{
    if (!PyList_Check(given)) {
        PyErr_SetString(PyExc_TypeError, "lines are a list");
        return NULL;
    }
    Py_ssize_t *seen = PyMem_New(Py_ssize_t, (size_t)self->groups + 1);
    if (!seen)
        return PyErr_NoMemory();
    for (Py_ssize_t group = 0; group < self->groups; group++)
        seen[group] = -1;
    PyObject *found = new_lists(self->groups);
    for (Py_ssize_t at = 0; found && at < PyList_GET_SIZE(given); at++) {
        PyObject *line = PyList_GET_ITEM(given, at);
        if (!PyUnicode_Check(line)) {
            PyErr_SetString(PyExc_TypeError, "a line is a string");
            Py_CLEAR(found);
            break;
        }
        Py_ssize_t size = PyUnicode_GET_LENGTH(line);
        const void *text = PyUnicode_DATA(line);
        if (PyUnicode_KIND(line) == PyUnicode_1BYTE_KIND)
            look(self, PyUnicode_1BYTE_KIND, text, size, seen, at);
        else if (PyUnicode_KIND(line) == PyUnicode_2BYTE_KIND)
            look(self, PyUnicode_2BYTE_KIND, text, size, seen, at);
        else
            look(self, PyUnicode_4BYTE_KIND, text, size, seen, at);
        if (add_seen(found, seen, self->groups, at) < 0)
            Py_CLEAR(found);
    }
    PyMem_Free(seen);
    return found;
}

static int by_first(const void *one, const void *two)
{
    unsigned const a = ((const Sign *)one)->text[0] & 0xFF, b = ((const Sign *)two)->text[0] & 0xFF;
    return (a > b) - (a < b);
}

/* Take the signs of one group. */
static int take(Signs *self, PyObject *group)
{
    PyObject *listed = PySequence_Fast(group, "a group is a sequence of signs");
    if (!listed)
        return 0;
    Py_ssize_t more = PySequence_Fast_GET_SIZE(listed);
    Sign *signs = PyMem_Resize(self->signs, Sign, (size_t)(self->count + more) + 1);
    if (signs)
        self->signs = signs;
    else
        PyErr_NoMemory();
    for (Py_ssize_t at = 0; signs && at < more; at++) {
        PyObject *sign = PySequence_Fast_GET_ITEM(listed, at);
        if (!PyUnicode_Check(sign) || !PyUnicode_GET_LENGTH(sign)) {
            PyErr_SetString(PyExc_ValueError, "a sign is a string and not empty");
            break;
        }
        Py_UCS4 *text = PyUnicode_AsUCS4Copy(sign);
        if (!text)
            break;
        self->signs[self->count++] = (Sign){text, PyUnicode_GET_LENGTH(sign), self->groups};
    }
    Py_DECREF(listed);
    self->groups++;
    return !PyErr_Occurred();
}

static PyObject *make(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    PyObject *groups;
    if (!PyArg_ParseTuple(given, "O:Signs", &groups))
        return NULL;
    PyObject *listed = PySequence_Fast(groups, "signs come in groups");
    Signs *self = listed ? (Signs *)type->tp_alloc(type, 0) : NULL;
    for (Py_ssize_t at = 0; self && at < PySequence_Fast_GET_SIZE(listed); at++)
        if (!take(self, PySequence_Fast_GET_ITEM(listed, at)))
            Py_CLEAR(self);
    Py_XDECREF(listed);
    if (!self)
        return NULL;
    if (self->count)
        qsort(self->signs, (size_t)self->count, sizeof(Sign), by_first);
    for (Py_ssize_t one = 0; one < self->count; one++)
        self->first[(self->signs[one].text[0] & 0xFF) + 1]++;
    for (int one = 0; one < FIRSTS; one++)
        self->first[one + 1] += self->first[one];
    return (PyObject *)self;
}

static void drop(Signs *self)
{
    PyTypeObject *type = Py_TYPE(self);
    for (Py_ssize_t one = 0; one < self->count; one++)
        PyMem_Free(self->signs[one].text);
    PyMem_Free(self->signs);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"lines", (PyCFunction)lines, METH_O, "For each group the numbers of the lines that hold one of its signs."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot type_slots[] = {
    {Py_tp_new, make},
    {Py_tp_dealloc, drop},
    {Py_tp_methods, methods},
    {Py_tp_doc, "Groups of signs, looked for together."},
    {0, NULL},
};

PyType_Spec signs_groups = {
    .name = "copydesk.native.loops.Signs",
    .basicsize = sizeof(Signs),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = type_slots,
};
