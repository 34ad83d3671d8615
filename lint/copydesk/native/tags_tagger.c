/* The tagger of copydesk/grammar/tags.py: its tags are those that Model.read gives. */
#include "tags.h"

#define FEATURES 30
#define EDGE ((Py_UCS4)'^') /* before a sentence; and what begins a clause */

/* A sentence while it is tagged. */
typedef struct {
    Piece *pieces;
    Mark *looks;
    uint8_t *chosen;
    int count, loud; /* loud: most of its words have a capital */
} Sentence;

/* What stands at a place; before and behind the sentence its edges. */
static Mark word_at(const Sentence *in, int at)
{
    return at < 0 ? mark_of(EDGE) : at < in->count ? in->pieces[at].word : mark_of('$');
}

static Mark kin_at(const Sentence *in, int at)
{
    return at < in->count ? in->pieces[at].kin : mark_of('$');
}

/* As Setting.features: `one` and `two` are the tags before it, `verb` that of the clause's finite verb. */
static void features_at(const Sentence *in, int at, Mark one, Mark two, Mark verb, uint64_t *found)
{
    const Piece *piece = &in->pieces[at];
    Mark word = piece->word, kin = piece->kin, look = in->loud ? joined(in->looks[at], mark_of('!')) : in->looks[at];
    Mark before = word_at(in, at - 1), beyond = word_at(in, at + 1), next_kin = kin_at(in, at + 1);
    Mark last = at ? in->looks[at - 1] : mark_of(EDGE), next_look = at + 1 < in->count ? in->looks[at + 1] : mark_of('$');
    uint64_t const all[FEATURES] = {
        feature('w', NOTHING, word),
        feature('x', word, one),
        feature('y', word, beyond),
        feature('z', word, before),
        feature('1', NOTHING, joined(piece->last[0], look)),
        feature('2', NOTHING, piece->last[1]),
        feature('3', NOTHING, piece->last[2]),
        feature('4', NOTHING, piece->last[3]),
        feature('5', piece->last[2], one),
        feature('p', NOTHING, piece->first),
        feature('s', NOTHING, joined(joined(look, last), next_look)),
        feature('S', NOTHING, joined(look, kin)),
        feature('k', NOTHING, kin),
        feature('l', kin, one),
        feature('m', kin, joined(two, one)),
        feature('a', kin, before),
        feature('b', kin, beyond),
        feature('A', kin, word_at(in, at - 2)),
        feature('B', kin, word_at(in, at + 2)),
        feature('c', kin, next_kin),
        feature('d', kin, joined(joined(next_kin, mark_of(' ')), kin_at(in, at + 2))),
        feature('e', kin, joined(one, next_kin)),
        feature('f', one, next_kin),
        feature('g', one, two),
        feature('h', one, beyond),
        feature('i', NOTHING, joined(look, before)),
        feature('j', NOTHING, joined(look, beyond)),
        feature('v', kin, verb),
        feature('V', kin, joined(verb, one)),
        feature('u', piece->last[1], joined(verb, next_kin)),
    };
    memcpy(found, all, sizeof all);
}

/* The tag of a piece that may have several. */
static int chosen_at(const Tagger *self, const Sentence *in, int at, Mark one, Mark two, Mark verb)
{
    const Piece *piece = &in->pieces[at];
    const Class *class = &self->classes[piece->class];
    if (class->named && piece->small)
        class = &self->classes[OPEN];
    int capital = class != &self->classes[OPEN] && piece->capital && class->opens;
    if (class->count == 1 && !capital)
        return class->tags[0];
    uint64_t features[FEATURES];
    int scores[INT8_MAX + 1] = {0};
    features_at(in, at, one, two, verb, features);
    add_weights(&self->weights, features, FEATURES, scores);
    int best = class->tags[0];
    for (int choice = 1; choice < class->count; choice++)
        if (scores[class->tags[choice]] > scores[best])
            best = class->tags[choice];
    if (capital)
        for (int choice = 0; choice < self->namings; choice++)
            if (scores[self->naming[choice]] > scores[best])
                best = self->naming[choice];
    return best;
}

static void choose(const Tagger *self, Sentence *in)
{
    Mark one = mark_of(EDGE), two = one, verb = one;
    for (int at = 0; at < in->count; at++) {
        int tag = in->pieces[at].tag;
        if (tag == NO_TAG)
            tag = chosen_at(self, in, at, one, two, verb);
        in->chosen[at] = (uint8_t)tag;
        two = one;
        one = tag_mark(self, tag);
        if (self->turn[tag])
            verb = self->turn[tag] == TURNS ? mark_of(EDGE) : one;
    }
}

/* What the sentence shows as a whole, as Setting has it. */
static void set_looks(const Tagger *self, Sentence *in)
{
    int opening = 1, number = 0, capitals = 0, smalls = 0;
    for (int at = 0; at < in->count; at++) {
        Piece *piece = &in->pieces[at];
        if (piece->owner && number) {
            piece->tag = self->possessive;
            piece->kin = tag_mark(self, piece->tag);
        }
        number = piece->number;
        in->looks[at] = look_mark(piece, opening);
        if (piece->plain)
            *(piece->look[0] == SMALL ? &smalls : &capitals) += 1;
        opening = piece->plain ? 0 : opening || piece->ends;
    }
    in->loud = capitals > 2 * smalls;
}

/* The Tag of a token: of its host, with its clitic's. */
static PyObject *tag_of(Tagger *self, const uint8_t *chosen, int pieces)
{
    if (pieces == 1)
        return Py_NewRef(PyTuple_GET_ITEM(self->meant, chosen[0]));
    PyObject **kept = &self->pairs[chosen[0]][chosen[1]];
    if (*kept)
        return Py_NewRef(*kept);
    PyObject *made = PyObject_CallFunction(self->clitic, "ii", (int)chosen[0], (int)chosen[1]);
    if (made && !*kept)
        *kept = Py_NewRef(made);
    return made;
}

static PyObject *tag_sentence(Tagger *self, PyObject *tokens, Sentence *in, uint8_t *counts)
{
    Py_ssize_t size = PyTuple_GET_SIZE(tokens);
    for (Py_ssize_t index = 0; index < size; index++) {
        Seen seen;
        if (!look_up(self, PyTuple_GET_ITEM(tokens, index), &seen))
            return NULL;
        counts[index] = (uint8_t)seen.count;
        for (int one = 0; one < seen.count; one++)
            in->pieces[in->count++] = seen.pieces[one];
    }
    set_looks(self, in);
    choose(self, in);
    PyObject *tags = PyTuple_New(size);
    const uint8_t *chosen = in->chosen;
    for (Py_ssize_t index = 0; tags && index < size; index++) {
        PyObject *tag = tag_of(self, chosen, counts[index]);
        if (!tag)
            Py_CLEAR(tags);
        else
            PyTuple_SET_ITEM(tags, index, tag);
        chosen += counts[index];
    }
    return tags;
}

static PyObject *tag(PyObject *object, PyObject *tokens)
{
    Tagger *self = (Tagger *)object;
    if (!PyTuple_Check(tokens) || PyTuple_GET_SIZE(tokens) > INT32_MAX / 4) {
        PyErr_SetString(PyExc_TypeError, "tag takes a tuple of tokens");
        return NULL;
    }
    size_t room = 2 * (size_t)PyTuple_GET_SIZE(tokens) + 1;
    Sentence in = {
        .pieces = PyMem_Malloc(room * sizeof(Piece)),
        .looks = PyMem_Malloc(room * sizeof(Mark)),
        .chosen = PyMem_Malloc(room),
    };
    uint8_t *counts = PyMem_Malloc(room);
    PyObject *tags = NULL;
    if (in.pieces && in.looks && in.chosen && counts)
        tags = tag_sentence(self, tokens, &in, counts);
    else
        PyErr_NoMemory();
    PyMem_Free(in.pieces);
    PyMem_Free(in.looks);
    PyMem_Free(in.chosen);
    PyMem_Free(counts);
    return tags;
}

static int read_model(Tagger *self, PyObject *weights, PyObject *open, PyObject *named, PyObject *turns)
{
    Letters in;
    uint8_t tags[TAGS];
    self->tags = (int)PyTuple_GET_SIZE(self->meant);
    if (self->tags < 1 || self->tags > TAGS || !letters_of(turns, &in) || in.stop != self->tags) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "each tag has a turn, and they are not more than a hundred");
        return 0;
    }
    for (int one = 0; one < self->tags; one++) {
        Py_UCS4 turn = letter(&in, one);
        self->turn[one] = turn == EDGE ? TURNS : turn == self->letter + (Py_UCS4)one ? FINITE : STAYS;
    }
    self->namings = tags_of(self, named, self->naming);
    int count = self->namings < 0 ? -1 : tags_of(self, open, tags);
    for (int one = 0; one < count; one++)
        self->opening[tags[one]] = 1;
    if (count < 0 || add_class(self, open, 0) != OPEN)
        return 0;
    self->classes[OPEN].mark = mark_of('!');
    return read_weights(weights, self->letter, self->tags, &self->weights);
}

static PyObject *tagger_new(PyTypeObject *type, PyObject *given, PyObject *named)
{
    PyObject *weights, *meant, *lexicon, *names, *open, *naming, *turns, *ends, *plain, *clitic;
    int first, possessive;
    static char *words[] = {"weights", "first", "meant", "lexicon", "names", "opening", "named", "turns", "possessive",
                            "ends", "plain", "clitic", NULL};
    if (!PyArg_ParseTupleAndKeywords(given, named, "UCO!O!O!UUUCO!OO", words, &weights, &first, &PyTuple_Type, &meant,
                                     &PyDict_Type, &lexicon, &PyFrozenSet_Type, &names, &open, &naming, &turns, &possessive,
                                     &PyFrozenSet_Type, &ends, &plain, &clitic))
        return NULL;
    Tagger *self = (Tagger *)type->tp_alloc(type, 0);
    if (!self)
        return NULL;
    self->letter = (Py_UCS4)first;
    self->possessive = possessive - first;
    self->meant = Py_NewRef(meant);
    self->lexicon = Py_NewRef(lexicon);
    self->names = Py_NewRef(names);
    self->ends = Py_NewRef(ends);
    self->plain = Py_NewRef(plain);
    self->clitic = Py_NewRef(clitic);
    self->numbers = PyDict_New();
    self->kind_word = PyUnicode_InternFromString("word");
    self->kind_number = PyUnicode_InternFromString("number");
    int done = self->numbers && self->kind_word && self->kind_number && read_model(self, weights, open, naming, turns);
    if (done && (self->possessive < 0 || self->possessive >= self->tags)) {
        PyErr_SetString(PyExc_ValueError, "no such tag");
        done = 0;
    }
    if (!done)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void tagger_dealloc(PyObject *object)
{
    Tagger *self = (Tagger *)object;
    PyTypeObject *type = Py_TYPE(object);
    PyObject *const held[] = {self->lexicon, self->numbers, self->names, self->plain, self->ends, self->clitic,
                              self->meant, self->kind_word, self->kind_number};
    for (size_t one = 0; one < sizeof held / sizeof *held; one++)
        Py_XDECREF(held[one]);
    for (int one = 0; one < TAGS * TAGS; one++)
        Py_XDECREF(self->pairs[one / TAGS][one % TAGS]);
    for (int one = 0; one < SEEN; one++) {
        Py_XDECREF(self->seen[one].text);
        Py_XDECREF(self->seen[one].lower);
        Py_XDECREF(self->seen[one].kind);
    }
    free_weights(&self->weights);
    PyMem_Free(self->classes);
    type->tp_free(object);
    Py_DECREF(type);
}

static PyMethodDef tagger_methods[] = {
    {"tag", tag, METH_O, "The tags of a sentence's tokens, one each."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot tagger_slots[] = {
    {Py_tp_new, tagger_new},
    {Py_tp_dealloc, tagger_dealloc},
    {Py_tp_methods, tagger_methods},
    {0, NULL},
};

PyType_Spec tagger_spec = {
    .name = "copydesk.native.loops.Tagger",
    .basicsize = sizeof(Tagger),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = tagger_slots,
};
