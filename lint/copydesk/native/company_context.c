/* The words that sound or look like the one their context asks for: see context.py. */
#include "company.h"

enum { ROWS, INNER, WORD_ROWS, PAIRS, BACK, NUMBERS, FIRST, MEANT, KIND, BIASES, GRADES, ROWS_OF, ARRAYS };
#define STRICT 4 /* as in context.py, and so are these */
#define COMMON 18
#define SURPLUS 4
#define REACH 12
#define LEAST 2.5
#define MOST_KINDS 8

typedef struct {
    PyObject_HEAD
    Arrays arrays;
    Layer layer;
    uint32_t words, asked;
    uint32_t *places; /* of each word its place among those that are asked about, and one more; 0 for none */
    int32_t bag[3];   /* the codes of the rarer words, from and to, and the first of their rows */
    int32_t kinds;
    Py_ssize_t units;
    double floor[WIDEST], bonus[MOST_KINDS], scale, word_scale;
} Context;

/* Whether the arrays fit together. */
static int whole(const Context *self)
{
    const Py_buffer *views = self->arrays.views;
    Py_ssize_t const asked = self->asked, pairs = views[KIND].len;
    if (!views[PAIRS].len || views[FIRST].len / 2 != asked + 1 || views[BIASES].len / 4 != asked
        || views[GRADES].len != asked || views[ROWS_OF].len / 2 != asked || views[MEANT].len / 2 != pairs
        || views[INNER].len != self->layer.units * self->units || views[WORD_ROWS].len % self->units
        || !rising(&views[FIRST], 2, (size_t)pairs) || !below(&views[NUMBERS], self->words)
        || !below(&views[MEANT], self->asked)
        || !below(&views[ROWS_OF], (uint32_t)(views[WORD_ROWS].len / self->units)))
        return 0;
    for (Py_ssize_t at = 0; at < pairs; at++)
        if (one(&views[KIND], (size_t)at) >= self->kinds)
            return 0;
    return self->bag[0] >= 0 && self->bag[1] >= self->bag[0] && self->bag[2] >= 0
        && self->bag[2] + (self->bag[1] - self->bag[0]) <= self->layer.count;
}

static int context_open(Context *self, PyObject *given)
{
    const Py_buffer *views = self->arrays.views;
    PyObject *bag, *floor, *bonus, *lists = PyTuple_GET_ITEM(given, ARRAYS);
    unsigned long words;
    PyObject *rest = PyTuple_GetSlice(given, ARRAYS + 1, ARRAYS + 7);
    int parsed = rest
        && PyArg_ParseTuple(rest, "O!O!O!ddk:Context", &PyList_Type, &bag, &PyList_Type, &floor, &PyList_Type,
                            &bonus, &self->scale, &self->word_scale, &words);
    Py_XDECREF(rest);
    if (!parsed || !arrays_open(&self->arrays, given, "111822221412")
        || !layer_open(&self->layer, &views[ROWS], &views[BACK], lists))
        return 0;
    self->units = PyList_GET_SIZE(floor);
    self->kinds = (int32_t)PyList_GET_SIZE(bonus);
    if (!self->units || self->units > WIDEST || self->kinds > MOST_KINDS) {
        damaged("a network with no units, or too many");
        return 0;
    }
    if (!whole_numbers(bag, self->bag, 3) || !real_numbers(floor, self->floor, self->units)
        || !real_numbers(bonus, self->bonus, self->kinds))
        return 0;
    self->words = words > UINT16_MAX ? UINT16_MAX + 1 : (uint32_t)words;
    self->asked = (uint32_t)(views[NUMBERS].len / 2);
    if (!whole(self)) {
        damaged("the words that are asked about");
        return 0;
    }
    if (!(self->places = PyMem_Calloc((size_t)self->words + 1, sizeof *self->places))) {
        PyErr_NoMemory();
        return 0;
    }
    for (uint32_t at = 0; at < self->asked; at++)
        if (one(&views[GRADES], at) < COMMON)
            self->places[two(&views[NUMBERS], at)] = at + 1;
    return 1;
}

static void context_free(Context *self)
{
    PyTypeObject *type = Py_TYPE(self);
    arrays_close(&self->arrays);
    PyMem_Free(self->places);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *context_new(PyTypeObject *type, PyObject *given, PyObject *Py_UNUSED(named))
{
    if (PyTuple_GET_SIZE(given) != ARRAYS + 7) {
        PyErr_SetString(PyExc_TypeError, "Context takes twelve arrays, a layer, and what the head says");
        return NULL;
    }
    Context *self = (Context *)type->tp_alloc(type, 0);
    if (self && !context_open(self, given)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static uint64_t place_of(uint64_t neighbour, uint64_t word, int right)
{
    return turned(neighbour << 20 | word | (uint64_t)right << 40);
}

/* How often a word stands behind a code, or before it. */
static int level(const Context *self, uint16_t neighbour, uint32_t word, int right)
{
    const Py_buffer *pairs = &self->arrays.views[PAIRS];
    return packed_level(pairs->buf, (size_t)pairs->len / 8, place_of(neighbour, word, right));
}

/* A code, or what it counts as right beside a word if it is not told apart there. */
static uint16_t folded(const Context *self, const Column *column, Py_ssize_t at)
{
    uint16_t const code = two(&column->codes, (size_t)at);
    return code < self->layer.kept[0] ? code : two(&self->arrays.views[BACK], code);
}

/* Adds the rows of the rarer words within reach on one side, as far as the sentence goes; how many there are. */
static int32_t add_bag(const Context *self, const Column *column, Py_ssize_t at, Py_ssize_t step, uint16_t *sums)
{
    int32_t count = 0;
    Py_ssize_t place = at + step;
    for (int far = 1; far <= REACH && place >= 0 && place < column->size; far++, place += step) {
        int32_t const code = two(&column->codes, (size_t)place);
        if (!code)
            break;
        if (far > 1 && code >= self->bag[0] && code < self->bag[1]) {
            layer_add(&self->layer, (size_t)(self->bag[2] + code - self->bag[0]), sums);
            count++;
        }
    }
    return count;
}

/* What the two layers make of the words round a place. */
static void hidden(const Context *self, const Column *column, Py_ssize_t at, double *units)
{
    const uint8_t *inner = self->arrays.views[INNER].buf;
    uint16_t sums[WIDEST] = {0};
    uint32_t totals[WIDEST] = {0};
    int64_t all = 0;
    layer_around(&self->layer, column, at, sums);
    int32_t more = add_bag(self, column, at, -1, sums);
    more = 128 * (more + add_bag(self, column, at, 1, sums));
    for (Py_ssize_t unit = 0; unit < self->layer.units; unit++, inner += self->units) {
        int32_t const over = sums[unit] - self->layer.floor[unit] - more;
        if (over <= 0)
            continue;
        all += over;
        for (Py_ssize_t to = 0; to < self->units; to++)
            totals[to] += (uint32_t)over * inner[to];
    }
    for (Py_ssize_t unit = 0; unit < self->units; unit++) {
        double const known = (double)((int64_t)totals[unit] - 128 * all) * self->scale + self->floor[unit];
        units[unit] = known > 0.0 ? known : 0.0;
    }
}

/* How well a word that is asked about fits, by what `hidden` says. */
static double fits(const Context *self, const double *units, uint32_t word)
{
    const Py_buffer *views = self->arrays.views;
    const uint8_t *row = (const uint8_t *)views[WORD_ROWS].buf + two(&views[ROWS_OF], word) * (size_t)self->units;
    double total = 0.0, all = 0.0;
    float bias;
    memcpy(&bias, (const char *)views[BIASES].buf + 4 * (size_t)word, 4);
    for (Py_ssize_t unit = 0; unit < self->units; unit++) {
        total += units[unit] * row[unit];
        all += units[unit];
    }
    return (total - 128 * all) * self->word_scale + bias;
}

/* Whether a word was seen beside what stands to the left and the right, or one of them, and so often in all. */
static int at_home(const Context *self, uint32_t word, int strict, uint16_t left, uint16_t right, int least)
{
    int const before = level(self, left, word, 0);
    if (!before && strict)
        return 0;
    int const after = level(self, right, word, 1);
    return before + after >= least && (after || !strict);
}

/* Appends (place, pair, margin) if another word is at home in the place of one and fits better; 0 and an exception if it cannot. */
static int ask(const Context *self, const Column *column, Py_ssize_t at, uint32_t written, PyObject *found)
{
    const Py_buffer *views = self->arrays.views;
    uint16_t const left = folded(self, column, at - 1), right = folded(self, column, at + 1);
    int const before = level(self, left, written, 0);
    int const after = level(self, right, written, 1);
    double units[WIDEST], most = 0, best_fit = 0;
    int64_t best = -1;
    if (before && after)
        return 1;
    for (uint32_t pair = two(&views[FIRST], written); pair < two(&views[FIRST], written + 1u); pair++) {
        uint16_t const meant = two(&views[MEANT], pair);
        uint8_t const kind = one(&views[KIND], pair);
        if (!at_home(self, meant, kind == STRICT, left, right, before + after + SURPLUS))
            continue;
        if (best < 0)
            hidden(self, column, at, units);
        double const fit = fits(self, units, meant);
        if (best < 0 || fit + self->bonus[kind] > most) {
            best = pair;
            best_fit = fit;
            most = fit + self->bonus[kind];
        }
    }
    if (best < 0)
        return 1;
    double const margin = best_fit - fits(self, units, written);
    return margin <= LEAST || append(found, Py_BuildValue("(nLd)", at, (long long)best, margin));
}

/* The number of the word at a place among those that are asked about, and one more; 0 if it is none. */
static uint32_t asked_at(const Context *self, const Column *column, Py_ssize_t at)
{
    int32_t const number = asked_number(column, at);
    return number >= 0 && (uint32_t)number < self->words ? self->places[number] : 0;
}

/* Has fetched what `ask` asks for first at a place. */
static void fetch(const Context *self, const Column *column, Py_ssize_t at)
{
    const Py_buffer *pairs = &self->arrays.views[PAIRS];
    uint32_t const word = at + 1 < column->size ? asked_at(self, column, at) : 0;
    for (int right = 0; word && right < 2; right++)
        packed_fetch(pairs->buf, (size_t)pairs->len / 8,
                     place_of(folded(self, column, right ? at + 1 : at - 1), word - 1, right));
}

static PyObject *context_find(Context *self, PyObject *const *given, Py_ssize_t count)
{
    Column column;
    if (!column_open(&column, given, count, (uint32_t)(self->arrays.views[BACK].len / 2)))
        return NULL;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = EDGES; found && at < column.size - EDGES; at++) {
        uint32_t const place = asked_at(self, &column, at);
        fetch(self, &column, at + AHEAD);
        if (place && !ask(self, &column, at, place - 1, found))
            Py_CLEAR(found);
    }
    column_close(&column);
    return found;
}

static PyMethodDef context_methods[] = {
    {"find", (PyCFunction)(void (*)(void))context_find, METH_FASTCALL, "Places of a column where another word fits better, each with its pair and by how much."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot context_slots[] = {
    {Py_tp_doc, "The network of contexts."},
    {Py_tp_new, context_new},
    {Py_tp_dealloc, context_free},
    {Py_tp_methods, context_methods},
    {0, NULL},
};

PyType_Spec context_spec = {
    .name = "copydesk.native.loops.Context",
    .basicsize = sizeof(Context),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = context_slots,
};
