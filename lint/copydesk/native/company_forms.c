/* The words whose neighbours ask for another form: see inflections.py. */
#include "company.h"
#include <math.h>

enum { ROWS, SEEN, SLOTS, BACK, STARTS, CENTERS, FORMS, NUMBERS, CARRIED, WEIGHTS, BIAS, BARS, ARRAYS };

typedef struct {
    PyObject_HEAD
    Arrays arrays;
    PyObject *form_of; /* the code of a word, by its number */
    Layer layer;
    uint32_t words, adverb, forms, slots;
    uint32_t *places;   /* of each word its place among the members of families, and one more; 0 for none */
    uint32_t *families; /* of each member its family */
    uint16_t *own;      /* of each member its code, 0 where nobody has asked yet */
    uint8_t *barred;    /* of each form and slot whether there are bars */
} Forms;

static double real(const Py_buffer *view, size_t at)
{
    double found;
    memcpy(&found, (const char *)view->buf + 8 * at, 8);
    return found;
}

static double bar_of(const Forms *self, size_t form, size_t slot, size_t other)
{
    return real(&self->arrays.views[BARS], (form * self->slots + slot) * self->forms + other);
}

/* Whether the arrays fit together. */
static int whole(const Forms *self)
{
    const Py_buffer *views = self->arrays.views;
    size_t const members = (size_t)views[FORMS].len, families = (size_t)views[CENTERS].len / 4;
    if (!views[SEEN].len || views[SLOTS].len != views[BACK].len || !families
        || (size_t)views[STARTS].len / 4 != families + 1 || (size_t)views[NUMBERS].len / 2 != members
        || !rising(&views[STARTS], 4, members) || four(&views[STARTS], 0)
        || four(&views[STARTS], families) != members || !below(&views[NUMBERS], self->words))
        return 0;
    for (size_t at = 0; at < families; at++)
        if ((Py_ssize_t)four(&views[CENTERS], at) >= self->layer.count)
            return 0;
    for (size_t at = 0; at < members; at++)
        if (one(&views[FORMS], at) >= self->forms)
            return 0;
    return self->forms && views[WEIGHTS].len == 8 * (Py_ssize_t)self->forms * self->layer.units
        && views[BARS].len == 8 * (Py_ssize_t)self->forms * self->forms * (Py_ssize_t)self->slots;
}

static int fill(Forms *self)
{
    const Py_buffer *views = self->arrays.views;
    size_t const members = (size_t)views[FORMS].len, families = (size_t)views[CENTERS].len / 4;
    self->places = PyMem_Calloc((size_t)self->words + 1, sizeof *self->places);
    self->families = PyMem_Calloc(members + 1, sizeof *self->families);
    self->own = PyMem_Calloc(members + 1, sizeof *self->own);
    self->barred = PyMem_Calloc((size_t)self->forms * self->slots + 1, 1);
    if (!self->places || !self->families || !self->own || !self->barred) {
        PyErr_NoMemory();
        return 0;
    }
    for (size_t at = 0; at < members; at++)
        self->places[two(&views[NUMBERS], at)] = (uint32_t)at + 1;
    for (size_t family = 0; family < families; family++)
        for (size_t at = four(&views[STARTS], family); at < four(&views[STARTS], family + 1); at++)
            self->families[at] = (uint32_t)family;
    for (size_t at = 0; at < (size_t)self->forms * self->slots * self->forms; at++)
        self->barred[at / self->forms] |= !isnan(real(&views[BARS], at));
    return 1;
}

static int forms_open(Forms *self, PyObject *given)
{
    const Py_buffer *views = self->arrays.views;
    PyObject *lists = PyTuple_GET_ITEM(given, ARRAYS);
    unsigned long adverb = PyLong_AsUnsignedLong(PyTuple_GET_ITEM(given, ARRAYS + 1));
    if (adverb == (unsigned long)-1 && PyErr_Occurred())
        return 0;
    unsigned long words = PyLong_AsUnsignedLong(PyTuple_GET_ITEM(given, ARRAYS + 2));
    if (words == (unsigned long)-1 && PyErr_Occurred())
        return 0;
    self->form_of = Py_NewRef(PyTuple_GET_ITEM(given, ARRAYS + 3));
    if (!arrays_open(&self->arrays, given, "112244122888")
        || !layer_open(&self->layer, &views[ROWS], &views[BACK], lists))
        return 0;
    self->adverb = (uint32_t)adverb;
    self->words = words > UINT16_MAX ? UINT16_MAX + 1 : (uint32_t)words;
    self->forms = views[BIAS].len / 8 > WIDEST ? 0 : (uint32_t)(views[BIAS].len / 8);
    if (self->forms)
        self->slots = (uint32_t)(views[BARS].len / 8 / self->forms / self->forms);
    if (!whole(self)) {
        damaged("the families of forms");
        return 0;
    }
    return fill(self);
}

static void forms_free(Forms *self)
{
    PyTypeObject *type = Py_TYPE(self);
    arrays_close(&self->arrays);
    Py_XDECREF(self->form_of);
    PyMem_Free(self->places);
    PyMem_Free(self->families);
    PyMem_Free(self->own);
    PyMem_Free(self->barred);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *forms_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    if (PyTuple_GET_SIZE(given) != ARRAYS + 4) {
        PyErr_SetString(PyExc_TypeError, "Forms takes twelve arrays, a layer, the slot of adverbs, how many words there are and what knows their codes");
        return NULL;
    }
    Forms *self = (Forms *)type->tp_alloc(type, 0);
    if (self && !forms_open(self, given)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

/* Whether two codes are often seen in a row. */
static int common(const Forms *self, uint64_t left, uint64_t right)
{
    const Py_buffer *seen = &self->arrays.views[SEEN];
    uint64_t const turn = UINT64_C(0x9E3779B97F4A7C15), bits = (uint64_t)seen->len * 8;
    uint64_t mixed = (left << 20 | right) * turn;
    mixed ^= mixed >> 31;
    mixed *= turn;
    for (int shift = 0; shift <= 40; shift += 20) {
        uint64_t const bit = (mixed >> shift) % bits;
        if (!(one(seen, bit >> 3) >> (bit & 7) & 1))
            return 0;
    }
    return 1;
}

/* The code of a member of a family; -1 and an exception if asking failed. */
static int32_t own_code(Forms *self, uint32_t member)
{
    if (!self->own[member]) {
        PyObject *number = PyLong_FromLong(two(&self->arrays.views[NUMBERS], member));
        PyObject *made = number ? PyObject_CallOneArg(self->form_of, number) : NULL;
        Py_XDECREF(number);
        if (!made)
            return -1;
        long code = PyLong_AsLong(made);
        Py_DECREF(made);
        if (code < 0 || code > UINT16_MAX) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_ValueError, "a code is a small number");
            return -1;
        }
        self->own[member] = (uint16_t)code;
    }
    return self->own[member];
}

/* The kind of word before a place; of an adverb that auxiliary before it, if there is one. */
static uint32_t slot_at(const Forms *self, const Column *column, Py_ssize_t at)
{
    const Py_buffer *slots = &self->arrays.views[SLOTS], *carried = &self->arrays.views[CARRIED];
    uint32_t const slot = two(slots, two(&column->codes, (size_t)at - 1));
    if (slot != self->adverb)
        return slot;
    uint32_t const farther = two(slots, two(&column->codes, (size_t)at - 2));
    for (Py_ssize_t one_of = 0; one_of < carried->len / 2; one_of++)
        if (two(carried, (size_t)one_of) == farther)
            return farther;
    return slot;
}

/* Which forms of a family have a bar and are often seen beside both neighbours: marks them, and says how many; -1 and an exception if asking failed. */
static int at_home(Forms *self, const Column *column, Py_ssize_t at, uint32_t place, uint32_t slot, uint8_t *marked)
{
    const Py_buffer *views = self->arrays.views;
    uint64_t const left = two(&column->codes, (size_t)at - 1), right = two(&column->codes, (size_t)at + 1);
    uint32_t const family = self->families[place];
    int count = 0;
    memset(marked, 0, self->forms);
    for (uint32_t member = four(&views[STARTS], family); member < four(&views[STARTS], family + 1); member++) {
        uint8_t const form = one(&views[FORMS], member);
        if (isnan(bar_of(self, one(&views[FORMS], place), slot, form)))
            continue;
        int32_t const own = own_code(self, member);
        if (own < 0)
            return -1;
        if (common(self, left, (uint64_t)own) && common(self, (uint64_t)own, right))
            count += !marked[form], marked[form] = 1;
    }
    return count;
}

/* Whether the form that fits best is one of those marked, and does so better than it must. */
static int judged(const Forms *self, const Column *column, Py_ssize_t at, uint32_t place, uint32_t slot,
                  const uint8_t *marked)
{
    const Py_buffer *views = self->arrays.views;
    uint32_t const family = self->families[place];
    uint16_t sums[WIDEST] = {0};
    double best_score = 0, own_score = 0;
    int best = -1, own = one(&views[FORMS], place);
    layer_add(&self->layer, four(&views[CENTERS], family), sums);
    layer_around(&self->layer, column, at, sums);
    for (uint32_t member = four(&views[STARTS], family); member < four(&views[STARTS], family + 1); member++) {
        uint8_t const form = one(&views[FORMS], member);
        double score = 0;
        for (Py_ssize_t unit = 0; unit < self->layer.units; unit++) {
            int32_t const over = sums[unit] - self->layer.floor[unit];
            score += (over > 0 ? over : 0) * real(&views[WEIGHTS], (size_t)(form * self->layer.units + unit));
        }
        score += real(&views[BIAS], form);
        if (best < 0 || score > best_score) {
            best = form;
            best_score = score;
        }
        if (form == own)
            own_score = score;
    }
    return marked[best] && best_score - own_score - bar_of(self, (size_t)own, slot, (size_t)best) > 0;
}

static PyObject *forms_find(Forms *self, PyObject *const *given, Py_ssize_t count)
{
    const Py_buffer *views = self->arrays.views;
    Column column;
    if (!column_open(&column, given, count, (uint32_t)(views[BACK].len / 2)))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = EDGES; found && at < column.size - EDGES; at++) {
        uint8_t marked[WIDEST];
        int32_t const number = asked_number(&column, at);
        uint32_t place;
        if (number < 0 || (uint32_t)number >= self->words || !(place = self->places[number]))
            continue;
        uint32_t const slot = slot_at(self, &column, at);
        uint64_t const left = two(&column.codes, (size_t)at - 1), own = two(&column.codes, (size_t)at),
                       right = two(&column.codes, (size_t)at + 1);
        if (slot >= self->slots || !self->barred[one(&views[FORMS], --place) * self->slots + slot]
            || (common(self, left, own) && common(self, own, right)))
            continue;
        int const fitting = at_home(self, &column, at, place, slot, marked);
        if (fitting < 0
            || (fitting && judged(self, &column, at, place, slot, marked)
                && !append(found, PyLong_FromSsize_t(at))))
            Py_CLEAR(found);
    }
    column_close(&column);
    return found;
}

static PyMethodDef forms_methods[] = {
    {"find", (PyCFunction)(void (*)(void))forms_find, METH_FASTCALL, "Places of a column whose neighbours ask for another form."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot forms_slots[] = {
    {Py_tp_doc, "The network of forms."},
    {Py_tp_new, forms_new},
    {Py_tp_dealloc, forms_free},
    {Py_tp_methods, forms_methods},
    {0, NULL},
};

PyType_Spec forms_spec = {
    .name = "copydesk.native.loops.Forms",
    .basicsize = sizeof(Forms),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = forms_slots,
};
