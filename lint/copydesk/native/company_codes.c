/* What tokens without a code of their own count as: see codes.py. */
#include "company.h"

static int is_quote(PyObject *text, Py_UCS4 first)
{
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    if (size == 2)
        return (first == '\'' || first == '`') && PyUnicode_READ_CHAR(text, 1) == first;
    switch (first) {
    case 0x201C: case 0x201D: case '"': case 0x201E: case 0x201F: case 0xAB: case 0xBB:
        return size == 1;
    default:
        return 0;
    }
}

static int ends_with(PyObject *word, const char *ending)
{
    Py_ssize_t size = (Py_ssize_t)strlen(ending), before = PyUnicode_GET_LENGTH(word) - size;
    for (Py_ssize_t at = 0; before >= 0 && at < size; at++)
        if (PyUnicode_READ_CHAR(word, before + at) != (Py_UCS4)ending[at])
            return 0;
    return before >= 0;
}

uint16_t shape_of(PyObject *text, PyObject *lower)
{
    Py_UCS4 const first = PyUnicode_READ_CHAR(text, 0);
    if (Py_UNICODE_ISDIGIT(first))
        return SHAPE_NUMBER;
    if (is_quote(text, first))
        return SHAPE_QUOTE;
    if (Py_UNICODE_ISUPPER(first))
        return ends_with(lower, "'s") ? SHAPE_NAMES : SHAPE_NAME;
    if (!Py_UNICODE_ISALPHA(first))
        return SHAPE_MARK;
    if (ends_with(lower, "s"))
        return ends_with(lower, "'s") ? SHAPE_OWNER : SHAPE_PLURAL;
    if (ends_with(lower, "ing"))
        return SHAPE_ING;
    return ends_with(lower, "ed") ? SHAPE_ED : ends_with(lower, "ly") ? SHAPE_LY : SHAPE_OTHER;
}

/* str.islower */
int is_small(PyObject *text)
{
    int small = 0;
    Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    if (PyUnicode_IS_ASCII(text)) {
        const char *letters = PyUnicode_DATA(text);
        for (Py_ssize_t at = 0; at < size; at++) {
            if (letters[at] >= 'A' && letters[at] <= 'Z')
                return 0;
            small |= letters[at] >= 'a' && letters[at] <= 'z';
        }
        return small;
    }
    for (Py_ssize_t at = 0; at < size; at++) {
        Py_UCS4 letter = PyUnicode_READ_CHAR(text, at);
        if (Py_UNICODE_ISUPPER(letter) || Py_UNICODE_ISTITLE(letter))
            return 0;
        small |= Py_UNICODE_ISLOWER(letter);
    }
    return small;
}
