/* What the tagger knows of tokens: their words, classes and looks, as copydesk/grammar/tags.py tells them. */
#include "tags.h"

int tags_of(const Tagger *self, PyObject *letters, uint8_t *tags)
{
    Letters in;
    if (!letters_of(letters, &in))
        return -1;
    for (Py_ssize_t at = 0; at < in.stop; at++) {
        Py_UCS4 tag = letter(&in, at) - self->letter;
        if (tag >= (Py_UCS4)self->tags || at >= TAGS) {
            PyErr_SetString(PyExc_ValueError, "no such tag");
            return -1;
        }
        tags[at] = (uint8_t)tag;
    }
    return (int)in.stop;
}

static Mark string_mark(const Letters *in, Py_ssize_t from, Py_ssize_t stop)
{
    Mark mark = NOTHING;
    for (Py_ssize_t at = from; at < stop; at++)
        mark = joined(mark, mark_of(letter(in, at)));
    return mark;
}

int add_class(Tagger *self, PyObject *letters, int named)
{
    if (self->known == self->room) {
        int room = self->room * 2 + 64;
        Class *more = PyMem_Realloc(self->classes, (size_t)room * sizeof(Class));
        if (!more) {
            PyErr_NoMemory();
            return -1;
        }
        self->classes = more;
        self->room = room;
    }
    Class *new = &self->classes[self->known];
    int count = tags_of(self, letters, new->tags);
    if (count < 1) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_ValueError, "a class has tags");
        return -1;
    }
    Letters in;
    if (!letters_of(letters, &in))
        return -1;
    new->mark = string_mark(&in, 0, in.stop);
    new->count = (uint8_t)count;
    new->named = (uint8_t)named;
    new->opens = 0;
    for (int one = 0; one < count; one++)
        new->opens |= self->opening[new->tags[one]];
    return self->known++;
}

/* The number of a word's class, or -1 with an exception set. */
static int class_of(Tagger *self, PyObject *word)
{
    PyObject *letters = PyDict_GetItemWithError(self->lexicon, word);
    if (!letters)
        return PyErr_Occurred() ? -1 : OPEN;
    PyObject *number = PyDict_GetItemWithError(self->numbers, letters);
    if (number || PyErr_Occurred())
        return number ? (int)PyLong_AsLong(number) : -1;
    int named = PySet_Contains(self->names, letters);
    int found = named < 0 ? -1 : add_class(self, letters, named);
    if (found < 0 || !(number = PyLong_FromLong(found)))
        return -1;
    int failed = PyDict_SetItem(self->numbers, letters, number);
    Py_DECREF(number);
    return failed ? -1 : found;
}

/* Whether all cased letters, of which there is one, are capitals (or small, where `up` is 0). */
static int is_all(const Letters *in, Py_ssize_t from, Py_ssize_t stop, int up)
{
    int cased = 0;
    if (stop - from == 1)
        return up ? Py_UNICODE_ISUPPER(letter(in, from)) : Py_UNICODE_ISLOWER(letter(in, from));
    for (Py_ssize_t at = from; at < stop; at++) {
        Py_UCS4 c = letter(in, at);
        if (Py_UNICODE_ISTITLE(c) || (up ? Py_UNICODE_ISLOWER(c) : Py_UNICODE_ISUPPER(c)))
            return 0;
        cased |= up ? Py_UNICODE_ISUPPER(c) : Py_UNICODE_ISLOWER(c);
    }
    return cased;
}

enum { LETTERS, FIGURES, HYPHENS, OTHERS };

/* As tags.shape says, but for whether it opens. */
static void look_at(const Letters *in, Py_ssize_t from, Py_ssize_t stop, Piece *piece)
{
    int alpha = 1, digit = 0, hyphen = 0;
    for (Py_ssize_t at = from; at < stop; at++) {
        Py_UCS4 c = letter(in, at);
        alpha &= Py_UNICODE_ISALPHA(c) != 0;
        digit |= Py_UNICODE_ISDIGIT(c) != 0;
        hyphen |= c == '-' && at > from && at < stop - 1;
    }
    piece->capital = Py_UNICODE_ISUPPER(letter(in, from)) != 0;
    piece->small = (uint8_t)is_all(in, from, stop, 0);
    piece->look[0] = SMALL;
    if (piece->capital)
        piece->look[0] = stop - from > 1 && is_all(in, from, stop, 1) ? CAPITALS : CAPITAL;
    piece->look[1] = alpha ? LETTERS : digit ? FIGURES : hyphen ? HYPHENS : OTHERS;
}

Mark look_mark(const Piece *piece, int opening)
{
    Mark mark;
    if (piece->plain) {
        mark = mark_of((Py_UCS4) "lCU"[piece->look[0]]);
        if (piece->look[1] != LETTERS)
            mark = joined(mark, mark_of((Py_UCS4) ".d-."[piece->look[1]]));
        if (piece->look[1] == OTHERS)
            mark = joined(mark, mark_of('\''));
        if (opening)
            mark = joined(mark, mark_of('0'));
    } else {
        mark = mark_of('m');
    }
    return mark;
}

static void mark_word(Piece *piece, const Letters *in)
{
    piece->word = string_mark(in, 0, in->stop);
    for (int size = 1; size <= 4; size++)
        piece->last[size - 1] = string_mark(in, in->stop > size ? in->stop - size : 0, in->stop);
    piece->first = string_mark(in, 0, in->stop < 2 ? in->stop : 2);
}

/* A stretch of a token as a piece: `lower` is it in small letters. 0, with an exception set, if something failed. */
static int fill_word(Tagger *self, Piece *piece, const Letters *text, Py_ssize_t from, Py_ssize_t stop, PyObject *lower)
{
    Letters in;
    if (!letters_of(lower, &in))
        return 0;
    if (from >= stop) {
        PyErr_SetString(PyExc_IndexError, "a token has no letters");
        return 0;
    }
    piece->plain = 1;
    piece->tag = NO_TAG;
    piece->owner = in.stop == 2 && letter(&in, 0) == '\'' && letter(&in, 1) == 's';
    mark_word(piece, &in);
    look_at(text, from, stop, piece);
    if ((piece->class = class_of(self, lower)) < 0)
        return 0;
    piece->kin = self->classes[piece->class].mark;
    return 1;
}

/* A token that is no word. */
static int fill_other(Tagger *self, Piece *piece, PyObject *text, PyObject *lower, PyObject *kind, int spaced)
{
    Letters in;
    if (!letters_of(lower, &in))
        return 0;
    int number = PyUnicode_Compare(kind, self->kind_number) == 0, ends = PySet_Contains(self->ends, text);
    if (ends < 0)
        return 0;
    piece->plain = piece->owner = piece->capital = piece->small = 0;
    piece->number = (uint8_t)number;
    piece->ends = (uint8_t)ends;
    if (number)
        in = (Letters){"0", PyUnicode_1BYTE_KIND, 1};
    mark_word(piece, &in);
    PyObject *letters = PyObject_CallFunction(self->plain, "OOOO", text, lower, kind, spaced ? Py_True : Py_False);
    uint8_t tags[TAGS];
    int count = letters && letters != Py_None ? tags_of(self, letters, tags) : 0;
    piece->tag = count > 0 ? tags[0] : NO_TAG;
    Py_XDECREF(letters);
    if (PyErr_Occurred() || (piece->class = count ? OPEN : class_of(self, lower)) < 0)
        return 0;
    piece->kin = count ? tag_mark(self, piece->tag) : self->classes[piece->class].mark;
    return 1;
}

/* How many letters at the end of a word are a clitic: as CLITIC of tags.py, which a host must precede. */
static Py_ssize_t clitic_of(PyObject *lower)
{
    static const char *const clitics[] = {"n't", "'s", "'ll", "'re", "'ve", "'d", "'m"};
    Letters in;
    if (!letters_of(lower, &in))
        return 0;
    for (size_t one = 0; one < sizeof clitics / sizeof *clitics; one++) {
        Py_ssize_t size = (Py_ssize_t)strlen(clitics[one]), at = 0;
        while (at < size && size < in.stop && letter(&in, in.stop - size + at) == (Py_UCS4)clitics[one][at])
            at++;
        if (at == size)
            return size;
    }
    return 0;
}

static int fill_clitic(Tagger *self, Seen *seen, const Letters *text, Py_ssize_t size)
{
    Py_ssize_t cut = PyUnicode_GET_LENGTH(seen->lower) - size, shown = text->stop - size;
    PyObject *host = PyUnicode_Substring(seen->lower, 0, cut);
    PyObject *clitic = PyUnicode_Substring(seen->lower, cut, cut + size);
    int done = host && clitic && fill_word(self, &seen->pieces[0], text, 0, shown, host) &&
               fill_word(self, &seen->pieces[1], text, shown, text->stop, clitic);
    Py_XDECREF(host);
    Py_XDECREF(clitic);
    seen->count = 2;
    return done;
}

static int fill_seen(Tagger *self, Seen *seen)
{
    Letters text;
    if (!letters_of(seen->text, &text))
        return 0;
    memset(seen->pieces, 0, sizeof seen->pieces);
    seen->count = 1;
    if (PyUnicode_Compare(seen->kind, self->kind_word) != 0)
        return fill_other(self, &seen->pieces[0], seen->text, seen->lower, seen->kind, seen->spaced);
    Py_ssize_t size = clitic_of(seen->lower);
    if (size)
        return fill_clitic(self, seen, &text, size);
    return fill_word(self, &seen->pieces[0], &text, 0, text.stop, seen->lower);
}

int look_up(Tagger *self, PyObject *token, Seen *seen)
{
    if (!PyTuple_Check(token) || PyTuple_GET_SIZE(token) != 7) {
        PyErr_SetString(PyExc_TypeError, "a token is a tuple of seven");
        return 0;
    }
    PyObject *text = PyTuple_GET_ITEM(token, 0), *lower = PyTuple_GET_ITEM(token, 1), *kind = PyTuple_GET_ITEM(token, 2);
    int spaced = PyTuple_GET_ITEM(token, 6) == Py_True;
    if (!PyUnicode_CheckExact(text) || !PyUnicode_CheckExact(lower) || !PyUnicode_CheckExact(kind)) {
        PyErr_SetString(PyExc_TypeError, "a token begins with three strings");
        return 0;
    }
    Seen *known = &self->seen[(((uintptr_t)text >> 4) * 2 + (unsigned)spaced) % SEEN];
    if (known->text == text && known->lower == lower && known->kind == kind && known->spaced == spaced) {
        *seen = *known;
        return 1;
    }
    *seen = (Seen){.text = text, .lower = lower, .kind = kind, .spaced = spaced};
    if (!fill_seen(self, seen))
        return 0;
    Seen old = *known;
    *known = *seen;
    Py_INCREF(text);
    Py_INCREF(lower);
    Py_INCREF(kind);
    Py_XDECREF(old.text);
    Py_XDECREF(old.lower);
    Py_XDECREF(old.kind);
    return 1;
}
