/* Tokens, as copydesk/tokens.py describes them. Where text.c is not sure the pattern there is asked. */
#include "text.h"

#define SIZE_OF_TOKEN 7
#define REMEMBERED 8192 /* a power of two */
#define LONGEST 32      /* code points of a token that is remembered */

static const char *const KIND_NAMES[KINDS] = {"word", "number", "mark", "quote", "symbol"};

/* A token's strings, as they were made when it was last seen: most tokens of an article were seen before. */
typedef struct {
    PyObject *text, *lower;
    uint32_t hash;
    int8_t kind, shortens; /* whether a point behind it may belong to it: 0 not asked, 1 no, 2 perhaps */
} Known;

typedef struct {
    PyObject_HEAD
    PyTypeObject *token;
    PyObject *matched, *lowered, *shortens, *grown; /* of tokens.py */
    PyObject *kinds[KINDS];
    Known known[REMEMBERED];
} Scanner;

/* One call of scan: what is read, and what was found so far. */
typedef struct {
    Scanner *own;
    PyObject *block, *prose, *tokens, *ends, *span; /* span: the block's method, where one shift does not tell places */
    Letters letters;
    Py_ssize_t shift, last;
    int shortens; /* whether a point at `last` may belong to the token before it: as in Known, 0 only where it was not asked */
} Scan;

/* The pattern's own answer: (kind, start, end). */
static int ask(const Scan *scan, Py_ssize_t *at, Py_ssize_t *end)
{
    PyObject *found = PyObject_CallFunction(scan->own->matched, "Onn", scan->prose, *at, scan->letters.stop);
    const char *name;
    int kind = -1;
    Py_ssize_t start = *at;
    if (found && PyTuple_Check(found) && PyArg_ParseTuple(found, "snn", &name, at, end))
        for (int one = 0; one < KINDS; one++)
            if (!strcmp(name, KIND_NAMES[one]))
                kind = one;
    if (kind >= 0 && (*at < start || *end <= *at || *end > scan->letters.stop))
        kind = -1;
    if (kind < 0 && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "the pattern must tell a kind of token, and where it begins and ends");
    Py_XDECREF(found);
    return kind;
}

/* A word in small letters, with straight apostrophes. */
static PyObject *lowered(const Scan *scan, PyObject *text)
{
    if (!PyUnicode_IS_ASCII(text)) {
        PyObject *lower = PyObject_CallOneArg(scan->own->lowered, text);
        if (lower && !PyUnicode_CheckExact(lower)) {
            Py_DECREF(lower);
            PyErr_SetString(PyExc_TypeError, "a word in small letters is a string");
            return NULL;
        }
        return lower;
    }
    Py_ssize_t size = PyUnicode_GET_LENGTH(text), at = 0;
    const Py_UCS1 *from = PyUnicode_1BYTE_DATA(text);
    while (at < size && !(from[at] >= 'A' && from[at] <= 'Z'))
        at++;
    if (at == size)
        return Py_NewRef(text);
    PyObject *lower = PyUnicode_New(size, 127);
    if (lower)
        for (at = 0; at < size; at++)
            PyUnicode_1BYTE_DATA(lower)[at] = from[at] >= 'A' && from[at] <= 'Z' ? from[at] + 32 : from[at];
    return lower;
}

static int reads(PyObject *text, const Letters *in, Py_ssize_t at, Py_ssize_t end)
{
    if (PyUnicode_GET_LENGTH(text) != end - at)
        return 0;
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    if (kind == in->kind)
        return !memcmp(data, (const char *)in->data + at * kind, (size_t)((end - at) * kind));
    for (Py_ssize_t place = 0; place < end - at; place++)
        if (PyUnicode_READ(kind, data, place) != PyUnicode_READ(in->kind, in->data, at + place))
            return 0;
    return 1;
}

static int fill_known(const Scan *scan, Known *known, int kind, Py_ssize_t at, Py_ssize_t end)
{
    PyObject *text = PyUnicode_Substring(scan->prose, at, end);
    if (!text)
        return 0;
    PyObject *lower = kind == WORD ? lowered(scan, text) : Py_NewRef(text);
    if (!lower) {
        Py_DECREF(text);
        return 0;
    }
    PyObject *old_text = known->text, *old_lower = known->lower;
    known->text = text;
    known->lower = lower;
    known->kind = (int8_t)kind;
    known->shortens = 0;
    Py_XDECREF(old_text);
    Py_XDECREF(old_lower);
    return 1;
}

/* Where the strings of a token are kept; `spare` for one that is too long for that. */
static Known *known_of(const Scan *scan, int kind, Py_ssize_t at, Py_ssize_t end, Known *spare)
{
    if (end - at > LONGEST)
        return fill_known(scan, spare, kind, at, end) ? spare : NULL;
    uint32_t hash = (uint32_t)kind;
    for (Py_ssize_t place = at; place < end; place++)
        hash = (hash ^ letter(&scan->letters, place)) * UINT32_C(0x9E3779B1);
    hash ^= hash >> 15;
    Known *known = &scan->own->known[hash & (REMEMBERED - 1)];
    if (known->text && known->hash == hash && known->kind == kind && reads(known->text, &scan->letters, at, end))
        return known;
    if (!fill_known(scan, known, kind, at, end))
        return NULL;
    known->hash = hash;
    return known;
}

/* Where a stretch of the prose stands in the source. */
static int placed(const Scan *scan, Py_ssize_t at, Py_ssize_t end, PyObject **start, PyObject **stop)
{
    if (!scan->span) {
        *start = PyLong_FromSsize_t(at + scan->shift);
        *stop = PyLong_FromSsize_t(end + scan->shift);
        return *start && *stop;
    }
    PyObject *span = PyObject_CallFunction(scan->span, "nn", at, end);
    if (span && !(PyTuple_Check(span) && PyTuple_GET_SIZE(span) == 2)) {
        PyErr_SetString(PyExc_TypeError, "a span is a pair");
        Py_CLEAR(span);
    }
    if (!span)
        return 0;
    *start = Py_NewRef(PyTuple_GET_ITEM(span, 0));
    *stop = Py_NewRef(PyTuple_GET_ITEM(span, 1));
    Py_DECREF(span);
    return 1;
}

static int add(Scan *scan, const Known *known, int kind, Py_ssize_t at, Py_ssize_t end)
{
    PyObject *text = Py_NewRef(known->text), *lower = Py_NewRef(known->lower);
    PyObject *start = NULL, *stop = NULL, *place = NULL;
    PyTupleObject *token = NULL;
    if (placed(scan, at, end, &start, &stop) && (place = PyLong_FromSsize_t(at)))
        token = PyObject_GC_NewVar(PyTupleObject, scan->own->token, SIZE_OF_TOKEN);
    if (!token) {
        Py_DECREF(text);
        Py_DECREF(lower);
        Py_XDECREF(start);
        Py_XDECREF(stop);
        Py_XDECREF(place);
        return 0;
    }
#if PY_VERSION_HEX >= 0x030E0000
    token->ob_hash = -1; /* not reckoned yet */
#endif
    /* It holds nothing that could hold it, so the garbage collector need not know of it. */
    PyTuple_SET_ITEM(token, 0, text);
    PyTuple_SET_ITEM(token, 1, lower);
    PyTuple_SET_ITEM(token, 2, Py_NewRef(scan->own->kinds[kind]));
    PyTuple_SET_ITEM(token, 3, start);
    PyTuple_SET_ITEM(token, 4, stop);
    PyTuple_SET_ITEM(token, 5, place);
    PyTuple_SET_ITEM(token, 6, Py_NewRef(at != scan->last ? Py_True : Py_False));
    int failed = PyList_Append(scan->tokens, (PyObject *)token);
    Py_DECREF(token);
    return !failed;
}

static int end_at(const Scan *scan, Py_ssize_t index)
{
    PyObject *number = PyLong_FromSsize_t(index);
    int failed = !number || PyList_Append(scan->ends, number);
    Py_XDECREF(number);
    return !failed;
}

/* Whether a point or an exclamation mark that ends at `end` belongs to the token before it, which then has it. */
static int grown(Scan *scan, Py_UCS4 mark, Py_ssize_t end)
{
    if (scan->shortens == 1)
        return 0;
    PyObject *done = PyObject_CallFunction(scan->own->grown, "OOOnC", scan->block, scan->tokens, scan->ends, end, (int)mark);
    int truth = done ? PyObject_IsTrue(done) : -1;
    Py_XDECREF(done);
    return truth;
}

/* Whether a point behind a word may belong to it, asked once for each. */
static int may_shorten(const Scan *scan, Known *known, PyObject *text)
{
    if (known->text == text && known->shortens)
        return known->shortens;
    PyObject *answer = PyObject_CallOneArg(scan->own->shortens, text);
    int truth = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    if (truth >= 0 && known->text == text)
        known->shortens = (int8_t)(1 + truth);
    return 1 + truth;
}

static int scan_token(Scan *scan, Known *spare, Py_ssize_t *from)
{
    Py_ssize_t at = *from, end;
    int kind = kind_at(&scan->letters, at, &end);
    if (kind == UNSURE && (kind = ask(scan, &at, &end)) < 0)
        return 0;
    *from = end;
    Py_UCS4 first = letter(&scan->letters, at), final = letter(&scan->letters, end - 1);
    Py_ssize_t count = PyList_GET_SIZE(scan->tokens);
    int ends = -1;
    if (kind == WORD) {
        ends = final == '.' ? 0 : -1;
    } else if (kind == MARK && (first == '.' || (end == at + 1 && ends_a_sentence(first)))) {
        if (at == scan->last && end == at + 1 && (first == '.' || first == '!')) {
            int taken = grown(scan, first, end);
            if (taken < 0)
                return 0;
            if (taken) {
                scan->last = end;
                scan->shortens = 2;
                return 1;
            }
        }
        ends = 0;
    } else if (end == at + 1 && is_bullet(first) && count) {
        ends = 1;
    }
    if (ends >= 0 && !end_at(scan, count - ends))
        return 0;
    Known *known = known_of(scan, kind, at, end, spare);
    if (!known)
        return 0;
    PyObject *text = Py_NewRef(known->text); /* asking Python may change what is known */
    int done = add(scan, known, kind, at, end);
    scan->last = end;
    scan->shortens = kind == WORD ? 2 : 1;
    if (done && kind == WORD && letter(&scan->letters, end) == '.')
        scan->shortens = may_shorten(scan, known, text);
    Py_DECREF(text);
    return done && scan->shortens > 0;
}

static PyObject *scan_text(PyObject *self, PyObject *const *given, Py_ssize_t count)
{
    Scan scan = {.own = (Scanner *)self, .shortens = 2};
    if (count != 7 || !PyUnicode_Check(given[1]) || !PyList_Check(given[5]) || !PyList_Check(given[6])) {
        PyErr_SetString(PyExc_TypeError, "scan takes a block, its prose and shift, two offsets and two lists");
        return NULL;
    }
    scan.block = given[0], scan.prose = given[1], scan.tokens = given[5], scan.ends = given[6];
    Py_ssize_t at = PyLong_AsSsize_t(given[3]);
    Py_ssize_t stop = at == -1 && PyErr_Occurred() ? -1 : PyLong_AsSsize_t(given[4]);
    if (PyErr_Occurred() || !letters_of(scan.prose, &scan.letters))
        return NULL;
    if (at < 0 || stop > scan.letters.stop) {
        PyErr_SetString(PyExc_ValueError, "an offset lies outside the prose");
        return NULL;
    }
    scan.letters.stop = stop;
    if (given[2] == Py_None)
        scan.span = PyObject_GetAttrString(scan.block, "span");
    else
        scan.shift = PyLong_AsSsize_t(given[2]);
    if (PyErr_Occurred())
        return NULL;
    scan.last = at ? at : -1;
    Known spare = {0};
    int going = 1;
    while (going && at < stop) {
        if (Py_UNICODE_ISSPACE(letter(&scan.letters, at)))
            at++;
        else
            going = scan_token(&scan, &spare, &at);
    }
    Py_XDECREF(spare.text);
    Py_XDECREF(spare.lower);
    Py_XDECREF(scan.span);
    return going ? Py_NewRef(Py_None) : NULL;
}

static PyObject *scanner_new(PyTypeObject *type, PyObject *given, PyObject *named)
{
    PyObject *token, *asked[4];
    if (named && PyDict_GET_SIZE(named)) {
        PyErr_SetString(PyExc_TypeError, "Scanner takes no named arguments");
        return NULL;
    }
    if (!PyArg_ParseTuple(given, "O!OOOO", &PyType_Type, &token, &asked[0], &asked[1], &asked[2], &asked[3]))
        return NULL;
    PyTypeObject *made = (PyTypeObject *)token;
#ifdef Py_TPFLAGS_MANAGED_DICT
    int const more = (made->tp_flags & Py_TPFLAGS_MANAGED_DICT) != 0;
#else
    int const more = 0; /* then a dictionary makes it larger */
#endif
    if (more || !PyType_IsSubtype(made, &PyTuple_Type) || made->tp_basicsize != PyTuple_Type.tp_basicsize ||
        made->tp_itemsize != PyTuple_Type.tp_itemsize || !PyType_IS_GC(made)) {
        PyErr_SetString(PyExc_TypeError, "a token is a tuple with names and nothing else");
        return NULL;
    }
    Scanner *self = (Scanner *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->token = (PyTypeObject *)Py_NewRef(token);
    self->matched = Py_NewRef(asked[0]);
    self->lowered = Py_NewRef(asked[1]);
    self->shortens = Py_NewRef(asked[2]);
    self->grown = Py_NewRef(asked[3]);
    for (int kind = 0; kind < KINDS; kind++)
        if (!(self->kinds[kind] = PyUnicode_InternFromString(KIND_NAMES[kind]))) {
            Py_DECREF(self);
            return NULL;
        }
    return (PyObject *)self;
}

static void scanner_dealloc(PyObject *object)
{
    Scanner *self = (Scanner *)object;
    PyTypeObject *type = Py_TYPE(object);
    Py_XDECREF(self->token);
    Py_XDECREF(self->matched);
    Py_XDECREF(self->lowered);
    Py_XDECREF(self->shortens);
    Py_XDECREF(self->grown);
    for (int kind = 0; kind < KINDS; kind++)
        Py_XDECREF(self->kinds[kind]);
    for (int place = 0; place < REMEMBERED; place++) {
        Py_XDECREF(self->known[place].text);
        Py_XDECREF(self->known[place].lower);
    }
    type->tp_free(object);
    Py_DECREF(type);
}

static PyMethodDef scanner_methods[] = {
    {"scan", (PyCFunction)(void (*)(void))scan_text, METH_FASTCALL, "Append the tokens between two offsets of a block."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot scanner_slots[] = {
    {Py_tp_new, scanner_new},
    {Py_tp_dealloc, scanner_dealloc},
    {Py_tp_methods, scanner_methods},
    {0, NULL},
};

PyType_Spec scanner_spec = {
    .name = "copydesk.native.loops.Scanner",
    .basicsize = sizeof(Scanner),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = scanner_slots,
};
