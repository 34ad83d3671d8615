/* Where quotation marks stand, as copydesk/quoting/marks.py finds them. */
#include "text.h"

static int is_quoting(Py_UCS4 c)
{
    switch (c) {
    case '"': case '\'': case '`': case 0xAB: case 0xBB: case 0x2018: case 0x2019: case 0x201A: case 0x201B:
    case 0x201C: case 0x201D: case 0x201E:
        return 1;
    }
    return 0;
}

/* How many letters of a mark stand at a place, where what stands before it is no letter if `free`; 0 for none. */
static int size_at(const Letters *in, Py_ssize_t at, int free)
{
    Py_UCS4 c = letter(in, at), next = letter(in, at + 1);
    int twice = next == c, ends = !is_word(twice ? letter(in, at + 2) : next);
    switch (c) {
    case '`':
        return twice && free ? 2 : 0;
    case '\'': case 0x2019:
        if (twice && (free || ends))
            return 2;
        return free || twice || ends;
    case 0x2018:
        return twice && free ? 2 : 1;
    case 0x201B:
        return 0;
    }
    return 1;
}

/* The places and sizes of the marks, by turns; None where five quotation marks or more, which quote nothing, stand in a row. */
PyObject *text_marks(PyObject *Py_UNUSED(module), PyObject *text)
{
    Letters in;
    if (!letters_of(text, &in))
        return NULL;
    PyObject *found = PyList_New(0);
    int row = 0;
    for (Py_ssize_t at = 0, open = 0; found && at < in.stop; at++) {
        row = is_quoting(letter(&in, at)) ? row + 1 : 0;
        if (row == 5) {
            Py_DECREF(found);
            return Py_NewRef(Py_None);
        }
        int size = row && at >= open ? size_at(&in, at, !at || !is_word(letter(&in, at - 1))) : 0;
        if (!size)
            continue;
        PyObject *place = Py_BuildValue("(nn)", at, at + size);
        if (!place || PyList_Append(found, place) < 0)
            Py_CLEAR(found);
        Py_XDECREF(place);
        open = at + size;
    }
    return found;
}
