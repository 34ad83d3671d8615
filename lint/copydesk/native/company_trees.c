/* Boosted trees, as packed.told_plainly walks them. */
#include "company.h"

typedef struct {
    double value; /* what a leaf adds, or up to which a feature goes left */
    int32_t feature; /* -1 for a leaf */
    int32_t left, right;
} Node;

typedef struct {
    PyObject_HEAD
    Py_ssize_t trees, features;
    Node *nodes;
    Py_ssize_t *firsts;
} Trees;

static void trees_free(Trees *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->nodes);
    PyMem_Free(self->firsts);
    type->tp_free(self);
    Py_DECREF(type);
}

/* Reads a node of a tree of so many: [value], or [feature, threshold, left, right], both farther on in the tree. */
static int read_node(Trees *self, PyObject *from, Node *node, Py_ssize_t at, Py_ssize_t count)
{
    int32_t branch[3] = {0, 0, 0};
    if (!PyList_Check(from) || (PyList_GET_SIZE(from) != 1 && PyList_GET_SIZE(from) != 4)) {
        damaged("a tree with a node that is none");
        return 0;
    }
    int const leaf = PyList_GET_SIZE(from) == 1;
    node->feature = -1;
    node->value = PyFloat_AsDouble(PyList_GET_ITEM(from, leaf ? 0 : 1));
    if (node->value == -1.0 && PyErr_Occurred())
        return 0;
    if (leaf)
        return 1;
    for (int item = 0; item < 3; item++) {
        long number = PyLong_AsLong(PyList_GET_ITEM(from, item ? item + 1 : 0));
        if (number == -1 && PyErr_Occurred())
            return 0;
        if (number < 0 || number > INT32_MAX / 2 || (item && (number <= at || number >= count))) {
            damaged("a tree with a branch that leads nowhere");
            return 0;
        }
        branch[item] = (int32_t)number;
    }
    node->feature = branch[0];
    node->left = branch[1];
    node->right = branch[2];
    if (node->feature >= self->features)
        self->features = node->feature + 1;
    return 1;
}

static int read_trees(Trees *self, PyObject *given)
{
    Py_ssize_t count = 0;
    self->trees = PyList_GET_SIZE(given);
    for (Py_ssize_t tree = 0; tree < self->trees; tree++) {
        PyObject *from = PyList_GET_ITEM(given, tree);
        if (!PyList_Check(from) || !PyList_GET_SIZE(from)) {
            damaged("a tree without nodes");
            return 0;
        }
        count += PyList_GET_SIZE(from);
    }
    self->nodes = PyMem_Calloc((size_t)count + 1, sizeof *self->nodes);
    self->firsts = PyMem_Calloc((size_t)self->trees + 1, sizeof *self->firsts);
    if (!self->nodes || !self->firsts) {
        PyErr_NoMemory();
        return 0;
    }
    Py_ssize_t place = 0;
    for (Py_ssize_t tree = 0; tree < self->trees; tree++) {
        PyObject *from = PyList_GET_ITEM(given, tree);
        Py_ssize_t const size = PyList_GET_SIZE(from);
        self->firsts[tree] = place;
        for (Py_ssize_t at = 0; at < size; at++, place++)
            if (place >= count || !read_node(self, PyList_GET_ITEM(from, at), &self->nodes[place], at, size))
                return 0;
    }
    return 1;
}

static PyObject *trees_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    PyObject *listed;
    if (!PyArg_ParseTuple(given, "O!:Trees", &PyList_Type, &listed))
        return NULL;
    Trees *self = (Trees *)type->tp_alloc(type, 0);
    if (self && !read_trees(self, listed)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static PyObject *trees_told(Trees *self, PyObject *const *given, Py_ssize_t count)
{
    double seen[128];
    if (count != 2 || !PyList_Check(given[0])) {
        PyErr_SetString(PyExc_TypeError, "told takes a list of what is seen, and a score");
        return NULL;
    }
    double score = PyFloat_AsDouble(given[1]);
    if (score == -1.0 && PyErr_Occurred())
        return NULL;
    Py_ssize_t const size = PyList_GET_SIZE(given[0]);
    if (size < self->features || size > 128) {
        PyErr_SetString(PyExc_ValueError, "the trees ask for what is not seen");
        return NULL;
    }
    for (Py_ssize_t at = 0; at < size; at++) {
        seen[at] = PyFloat_AsDouble(PyList_GET_ITEM(given[0], at));
        if (seen[at] == -1.0 && PyErr_Occurred())
            return NULL;
    }
    for (Py_ssize_t tree = 0; tree < self->trees; tree++) {
        const Node *first = &self->nodes[self->firsts[tree]], *node = first;
        while (node->feature >= 0)
            node = first + (seen[node->feature] <= node->value ? node->left : node->right);
        score += node->value;
    }
    return PyFloat_FromDouble(score);
}

static PyMethodDef trees_methods[] = {
    {"told", (PyCFunction)(void (*)(void))trees_told, METH_FASTCALL, "What the trees add to a score."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot trees_slots[] = {
    {Py_tp_doc, "Boosted trees."},
    {Py_tp_new, trees_new},
    {Py_tp_dealloc, trees_free},
    {Py_tp_methods, trees_methods},
    {0, NULL},
};

PyType_Spec trees_spec = {
    .name = "copydesk.native.loops.Trees",
    .basicsize = sizeof(Trees),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = trees_slots,
};
