/* Where each word of an article stands, as copydesk/document.py tells it. */
#include "text.h"

static int put(PyObject *places, PyObject *lower, PyObject *place)
{
    PyObject *listed = PyDict_GetItemWithError(places, lower);
    if (listed)
        return PyList_Append(listed, place) == 0;
    if (PyErr_Occurred() || !(listed = PyList_New(1)))
        return 0;
    PyList_SET_ITEM(listed, 0, Py_NewRef(place));
    int failed = PyDict_SetItem(places, lower, listed);
    Py_DECREF(listed);
    return !failed;
}

static PyObject *new_place(PyObject *sentence, Py_ssize_t index)
{
    PyObject *place = PyTuple_New(2), *number = PyLong_FromSsize_t(index);
    if (!place || !number) {
        Py_XDECREF(place);
        Py_XDECREF(number);
        return NULL;
    }
    PyTuple_SET_ITEM(place, 0, Py_NewRef(sentence));
    PyTuple_SET_ITEM(place, 1, number);
    return place;
}

static int place_token(PyObject *sentence, Py_ssize_t index, PyObject *token, PyObject *places, PyObject *capitals)
{
    if (!PyTuple_Check(token) || PyTuple_GET_SIZE(token) < 2 || !PyUnicode_Check(PyTuple_GET_ITEM(token, 0)) ||
        !PyUnicode_CheckExact(PyTuple_GET_ITEM(token, 1))) {
        PyErr_SetString(PyExc_TypeError, "a token begins with two strings");
        return 0;
    }
    PyObject *text = PyTuple_GET_ITEM(token, 0), *lower = PyTuple_GET_ITEM(token, 1), *place = new_place(sentence, index);
    if (!place)
        return 0;
    int done = put(places, lower, place);
    if (done && text != lower) {
        int order = PyUnicode_Compare(text, lower);
        done = !PyErr_Occurred() && (order == 0 || put(capitals, lower, place));
    }
    Py_DECREF(place);
    return done;
}

static int place_sentence(PyObject *sentence, PyObject *name, PyObject *places, PyObject *capitals)
{
    PyObject *tokens = PyObject_GetAttr(sentence, name);
    if (!tokens)
        return 0;
    int done = PyTuple_Check(tokens);
    if (!done)
        PyErr_SetString(PyExc_TypeError, "a sentence has a tuple of tokens");
    for (Py_ssize_t index = 0; done && index < PyTuple_GET_SIZE(tokens); index++)
        done = place_token(sentence, index, PyTuple_GET_ITEM(tokens, index), places, capitals);
    Py_DECREF(tokens);
    return done;
}

PyObject *text_places(PyObject *Py_UNUSED(module), PyObject *sentences)
{
    if (!PyTuple_Check(sentences)) {
        PyErr_SetString(PyExc_TypeError, "places takes a tuple of sentences");
        return NULL;
    }
    PyObject *name = PyUnicode_InternFromString("tokens"), *places = PyDict_New(), *capitals = PyDict_New(), *both = NULL;
    int done = name && places && capitals;
    for (Py_ssize_t at = 0; done && at < PyTuple_GET_SIZE(sentences); at++)
        done = place_sentence(PyTuple_GET_ITEM(sentences, at), name, places, capitals);
    if (done)
        both = PyTuple_Pack(2, places, capitals);
    Py_XDECREF(name);
    Py_XDECREF(places);
    Py_XDECREF(capitals);
    return both;
}
