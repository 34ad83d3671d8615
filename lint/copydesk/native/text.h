/* The letters of a text, and what sort of letter each is: as Python's re sees them. */
#ifndef COPYDESK_TEXT_H
#define COPYDESK_TEXT_H

#include "loops.h"

/* A string; letters from `stop` on are not seen. */
typedef struct {
    const void *data;
    int kind;
    Py_ssize_t stop;
} Letters;

#define NO_LETTER UINT32_C(0xFFFFFFFF) /* what stands behind the last one; no sort of letter */

static inline Py_UCS4 letter(const Letters *in, Py_ssize_t at)
{
    return at < in->stop ? PyUnicode_READ(in->kind, in->data, at) : NO_LETTER;
}

static inline int is_ascii_letter(Py_UCS4 c)
{
    return (c | 32) - 'a' < 26;
}

static inline int is_decimal(Py_UCS4 c)
{
    return c < 128 ? c - '0' < 10 : Py_UNICODE_ISDECIMAL(c);
}

static inline int is_alnum(Py_UCS4 c)
{
    return c < 128 ? is_ascii_letter(c) || c - '0' < 10 : Py_UNICODE_ISALNUM(c);
}

static inline int is_word(Py_UCS4 c)
{
    return c == '_' || is_alnum(c);
}

static inline int is_fraction(Py_UCS4 c)
{
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
}

/* The letters of a string; 0, with an exception set, of anything else. */
int letters_of(PyObject *text, Letters *letters);

enum { WORD, NUMBER, MARK, QUOTE, SYMBOL, KINDS, UNSURE };

/* What a token that begins at `at`, where no space is, is, and where it ends; UNSURE where only the pattern can tell. */
int kind_at(const Letters *in, Py_ssize_t at, Py_ssize_t *end);

int is_bullet(Py_UCS4 c);

/* Whether a sentence may end at a mark. */
int ends_a_sentence(Py_UCS4 c);

extern PyType_Spec scanner_spec;

PyObject *text_marks(PyObject *module, PyObject *text);
PyObject *text_places(PyObject *module, PyObject *sentences);

#endif
