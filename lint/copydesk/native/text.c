/* Where tokens begin and end, as the pattern in copydesk/tokens.py says; text_scanner.c makes them. */
#include "text.h"

int letters_of(PyObject *text, Letters *letters)
{
    if (!PyUnicode_Check(text)) {
        PyErr_SetString(PyExc_TypeError, "a text is a string");
        return 0;
    }
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(text) < 0)
        return 0;
#endif
    letters->data = PyUnicode_DATA(text);
    letters->kind = PyUnicode_KIND(text);
    letters->stop = PyUnicode_GET_LENGTH(text);
    return 1;
}

static int is_letter(Py_UCS4 c)
{
    return c < 128 ? is_ascii_letter(c) : is_alnum(c) && !Py_UNICODE_ISDECIMAL(c) && !is_fraction(c);
}

static int is_ornament(Py_UCS4 c)
{
    switch (c) {
    case '"': case '\'': case 0xAB: case 0xBB: case 0x2018: case 0x2019: case 0x201A: case 0x201B:
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2039: case 0x203A:
        return 1;
    }
    return 0;
}

static int is_mark(Py_UCS4 c)
{
    switch (c) {
    case '.': case ',': case ';': case ':': case '!': case '?': case '(': case ')': case '[': case ']': case '{': case '}':
    case '-': case 0x2026: case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0xBF: case 0xA1:
    case 0x3001: case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF0C: case 0xFF1A: case 0xFF1B: case 0x61F: case 0x60C:
    case 0x964: case 0x6D4:
        return 1;
    }
    return 0;
}

static int is_joint(Py_UCS4 c)
{
    return c == '-' || c == '\'' || c == 0x2019 || c == 0x2018 || c == 0xB4 || c == '`' || c == 0x2010 || c == 0x2011;
}

int is_bullet(Py_UCS4 c)
{
    return c == 0x2022 || c == 0x25CF || c == 0x25A0 || c == 0x25AA || c == 0x25C6 || c == 0x25BA || c == 0x2023;
}

int ends_a_sentence(Py_UCS4 c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F ||
           c == 0x964 || c == 0x6D4;
}

/* Behind letters with points between them (“U.S.”), which begin at `at`; `at` where there are none. */
static Py_ssize_t behind_pointed(const Letters *in, Py_ssize_t at)
{
    Py_ssize_t end = at + 1;
    while (letter(in, end) == '.' && is_ascii_letter(letter(in, end + 1)))
        end += 2;
    if (end > at + 1 && is_word(letter(in, end)))
        end -= 2;
    if (end == at + 1)
        return at;
    return letter(in, end) == '.' ? end + 1 : end;
}

/* Behind a word that begins at `at`; `at` where only the pattern can tell. */
static Py_ssize_t behind_word(const Letters *in, Py_ssize_t at)
{
    Py_ssize_t end = at;
    while (is_ascii_letter(letter(in, end)))
        end++;
    Py_UCS4 next = letter(in, end);
    if (end > at) {
        if (next == ' ' || next == ',')
            return end;
        Py_UCS4 beyond = letter(in, end + 1);
        int capital = letter(in, at) <= 'Z';
        if ((capital && next == '-' && is_decimal(beyond)) || (capital && next == '&' && is_ascii_letter(beyond)))
            return at;
        Py_ssize_t pointed = next == '.' && end == at + 1 ? behind_pointed(in, at) : at;
        if (pointed > at)
            end = pointed;
        else if (next == '.' && is_ascii_letter(beyond))
            return at;
    }
    if (end == at || is_alnum(next))
        for (end++; is_alnum(letter(in, end)); end++)
            ;
    while (is_joint(next = letter(in, end)) && is_letter(letter(in, end + 1))) {
        if (next == '-' && letter(in, end + 2) == '.' && is_ascii_letter(letter(in, end + 1)))
            return at;
        for (end += 2; is_alnum(letter(in, end)); end++)
            ;
    }
    return end;
}

static int is_pair(Py_UCS4 one, Py_UCS4 two, const char *pairs)
{
    for (; *pairs; pairs += 2)
        if ((Py_UCS4)pairs[0] == one && (Py_UCS4)pairs[1] == two)
            return 1;
    return 0;
}

/* Behind a number of which the digits begin at `end`. */
static Py_ssize_t behind_number(const Letters *in, Py_ssize_t end)
{
    for (;;) {
        while (is_decimal(letter(in, end)))
            end++;
        Py_UCS4 next = letter(in, end);
        if (!((next == '.' || next == ',' || next == ':') && is_decimal(letter(in, end + 1))))
            break;
        end++;
    }
    if (is_fraction(letter(in, end)))
        end++;
    Py_UCS4 next = letter(in, end), beyond = letter(in, end + 1);
    if (is_pair(next, beyond, "stndrdthSTNDRDTH") && !is_word(letter(in, end + 2)))
        return end + 2;
    return next == 's' && !is_word(beyond) ? end + 1 : end;
}

static Py_ssize_t behind_points(const Letters *in, Py_ssize_t at)
{
    Py_ssize_t end = at + 1;
    while ((letter(in, end) == ' ' || letter(in, end) == 0xA0) && letter(in, end + 1) == '.')
        end += 2;
    int apart = end >= at + 5;
    if (!apart)
        end = at + 1;
    while (letter(in, end) == '.')
        end++;
    return apart || end >= at + 3 ? end : at + 1;
}

int kind_at(const Letters *in, Py_ssize_t at, Py_ssize_t *end)
{
    Py_UCS4 c = letter(in, at), next = letter(in, at + 1);
    *end = at + 1;
    if (is_letter(c)) {
        *end = behind_word(in, at);
        return *end > at ? WORD : UNSURE;
    }
    if (is_decimal(c)) {
        *end = behind_number(in, at);
        return NUMBER;
    }
    if (is_fraction(c))
        return NUMBER;
    if (is_ornament(c)) {
        if ((c == '\'' || c == 0x2018 || c == 0x2019) && is_alnum(next))
            return UNSURE;
        Py_ssize_t row = at + 1;
        while (is_ornament(letter(in, row)))
            row++;
        if (row < at + 5)
            return QUOTE;
        *end = row;
        return MARK;
    }
    if (c == '.') {
        if (is_decimal(next)) {
            Py_UCS4 before = at ? PyUnicode_READ(in->kind, in->data, at - 1) : ' ';
            if (before == '$' || before == 0xA3 || before == 0x20AC || before == '(' || Py_UNICODE_ISSPACE(before)) {
                *end = behind_number(in, at + 1);
                return NUMBER;
            }
        }
        *end = behind_points(in, at);
        return MARK;
    }
    if (c == '-')
        while (letter(in, *end) == '-')
            ++*end;
    if (is_mark(c))
        return MARK;
    if (c >= 0x1F1E6 && c <= 0x1F1FF && next >= 0x1F1E6 && next <= 0x1F1FF)
        *end = at + 2;
    return SYMBOL;
}

/* Whether a character may be one that words hold unseen or that combines with the one before it. */
static int may_be_rare(Py_UCS4 c)
{
    if (c < 0x300)
        return c == 0xAD;
    return !((c >= 0x2010 && c <= 0x2029) || (c >= 0x202F && c <= 0x205F) || (c >= 0x20A0 && c <= 0x20CF) ||
             (c >= 0x2100 && c <= 0x2FFF));
}

/* Whether an address may stand at a place: as _HINT, but for more. */
static int may_hint(const Letters *in, Py_ssize_t at)
{
    Py_UCS4 next = letter(in, at + 1);
    switch (letter(in, at)) {
    case '@': case '#':
        return 1;
    case ':':
        return next == '/';
    case 'w':
        return next == 'w' && letter(in, at + 2) == 'w';
    case '.':
        return next >= 'a' && next <= 'z' && letter(in, at + 2) >= 'a' && letter(in, at + 2) <= 'z';
    }
    return 0;
}

static PyObject *unusual(PyObject *Py_UNUSED(module), PyObject *text)
{
    Letters in;
    if (!letters_of(text, &in))
        return NULL;
    int rare = 0, hint = 0;
    for (Py_ssize_t at = 0; at < in.stop; at++) {
        rare |= may_be_rare(letter(&in, at));
        hint |= may_hint(&in, at);
    }
    return PyLong_FromLong(rare | hint << 1);
}

PyMethodDef text_functions[] = {
    {"marks", text_marks, METH_O, "Where the quotation marks of a text begin and end, unless there are too many in a row."},
    {"places", text_places, METH_O, "Where each word stands, and where it is not written so."},
    {"unusual", unusual, METH_O, "Whether a text may hold rare characters (1) or addresses (2)."},
    {NULL, NULL, 0, NULL},
};
