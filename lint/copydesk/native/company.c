/* What the loops of copydesk/company share. */
#include "company.h"

int arrays_open(Arrays *arrays, PyObject *given, const char *sizes)
{
    for (Py_ssize_t at = 0; sizes[at]; at++) {
        if (!array_view(PyTuple_GET_ITEM(given, at), &arrays->views[at], sizes[at] - '0'))
            return 0;
        arrays->count++;
    }
    return 1;
}

void arrays_close(Arrays *arrays)
{
    while (arrays->count)
        PyBuffer_Release(&arrays->views[--arrays->count]);
}

void damaged(const char *what)
{
    PyErr_Format(PyExc_ValueError, "a table of words in company is damaged: %s", what);
}

int rising(const Py_buffer *starts, int size, size_t limit)
{
    size_t count = (size_t)starts->len / (size_t)size, last = 0;
    for (size_t at = 0; at < count; at++) {
        size_t next = size == 4 ? four(starts, at) : two(starts, at);
        if (next < last)
            return 0;
        last = next;
    }
    return last <= limit;
}

int below(const Py_buffer *numbers, uint32_t limit)
{
    uint16_t most = 0;
    size_t count = (size_t)numbers->len / 2;
    for (size_t at = 0; at < count; at++) {
        uint16_t number = two(numbers, at);
        most = number > most ? number : most;
    }
    return !count || most < limit;
}

static int list_of(PyObject *list, Py_ssize_t count)
{
    if (PyList_Check(list) && PyList_GET_SIZE(list) == count)
        return 1;
    damaged("a list in its head has another length");
    return 0;
}

int whole_numbers(PyObject *list, int32_t *numbers, Py_ssize_t count)
{
    if (!list_of(list, count))
        return 0;
    for (Py_ssize_t at = 0; at < count; at++) {
        long number = PyLong_AsLong(PyList_GET_ITEM(list, at));
        if (number == -1 && PyErr_Occurred())
            return 0;
        if (number < INT32_MIN / 2 || number > INT32_MAX / 2) {
            damaged("a number in its head is too large");
            return 0;
        }
        numbers[at] = (int32_t)number;
    }
    return 1;
}

int real_numbers(PyObject *list, double *numbers, Py_ssize_t count)
{
    if (!list_of(list, count))
        return 0;
    for (Py_ssize_t at = 0; at < count; at++) {
        numbers[at] = PyFloat_AsDouble(PyList_GET_ITEM(list, at));
        if (numbers[at] == -1.0 && PyErr_Occurred())
            return 0;
    }
    return 1;
}

uint64_t turned(uint64_t row)
{
    /* Both in halves of 31 bits. 2^61 counts as 1, so the upper product counts twice, and what lies above bit 30 of the middle comes round. */
    uint64_t const low = UINT64_C(0x7FFFFFFF), above = row >> 31, under = row & low;
    uint64_t const top = above * (TURN >> 31), bottom = under * (TURN & low);
    uint64_t const middle = above * (TURN & low) + under * (TURN >> 31);
    uint64_t sum = 2 * top + (middle >> 30) + ((middle & low >> 1) << 31) + (bottom & PRIME) + (bottom >> 61);
    sum = (sum & PRIME) + (sum >> 61);
    return sum >= PRIME ? sum - PRIME : sum;
}

int column_open(Column *column, PyObject *const *given, Py_ssize_t count, uint32_t limit)
{
    if (count != 3) {
        PyErr_SetString(PyExc_TypeError, "find takes what may be asked about, the numbers and the codes of a column");
        return 0;
    }
    if (!array_view(given[0], &column->asked, 1))
        return 0;
    if (!array_view(given[1], &column->numbers, 4)) {
        PyBuffer_Release(&column->asked);
        return 0;
    }
    if (!array_view(given[2], &column->codes, 2)) {
        PyBuffer_Release(&column->asked);
        PyBuffer_Release(&column->numbers);
        return 0;
    }
    column->size = column->asked.len;
    if (column->numbers.len / 4 == column->size && column->codes.len / 2 == column->size
        && below(&column->codes, limit))
        return 1;
    column_close(column);
    PyErr_SetString(PyExc_ValueError, "a column of arrays that differ in length, or with a code that the table lacks");
    return 0;
}

void column_close(Column *column)
{
    PyBuffer_Release(&column->asked);
    PyBuffer_Release(&column->numbers);
    PyBuffer_Release(&column->codes);
}

int layer_open(Layer *layer, const Py_buffer *rows, const Py_buffer *back, PyObject *lists)
{
    if (!PyTuple_Check(lists) || PyTuple_GET_SIZE(lists) != 4 || !PyList_Check(PyTuple_GET_ITEM(lists, 3))) {
        PyErr_SetString(PyExc_TypeError, "a layer has steps, starts, kept and floor");
        return 0;
    }
    layer->rows = rows;
    layer->back = back;
    layer->places = 2 * EDGES;
    layer->units = PyList_GET_SIZE(PyTuple_GET_ITEM(lists, 3));
    if (!layer->units || layer->units > WIDEST) {
        damaged("a layer with no units, or too many");
        return 0;
    }
    layer->count = rows->len / layer->units;
    if (!whole_numbers(PyTuple_GET_ITEM(lists, 0), layer->steps, layer->places)
        || !whole_numbers(PyTuple_GET_ITEM(lists, 1), layer->starts, layer->places)
        || !whole_numbers(PyTuple_GET_ITEM(lists, 2), layer->kept, layer->places)
        || !whole_numbers(PyTuple_GET_ITEM(lists, 3), layer->floor, layer->units))
        return 0;
    for (Py_ssize_t place = 0; place < layer->places; place++) {
        Py_ssize_t left = layer->count - layer->starts[place];
        if (layer->starts[place] < 0 || left < 0 || layer->kept[place] < 0 || layer->kept[place] > left
            || !below(back, left > UINT16_MAX ? UINT16_MAX + 1 : (uint32_t)left)
            || layer->steps[place] < -EDGES || layer->steps[place] > EDGES) {
            damaged("a layer lacks rows");
            return 0;
        }
    }
    return 1;
}

void layer_add(const Layer *layer, size_t row, uint16_t *sums)
{
    const uint8_t *values = (const uint8_t *)layer->rows->buf + row * (size_t)layer->units;
    for (Py_ssize_t unit = 0; unit < layer->units; unit++)
        sums[unit] += values[unit];
}

void layer_around(const Layer *layer, const Column *column, Py_ssize_t at, uint16_t *sums)
{
    for (Py_ssize_t place = 0; place < layer->places; place++) {
        int32_t code = two(&column->codes, (size_t)(at + layer->steps[place]));
        if (code >= layer->kept[place])
            code = two(layer->back, (size_t)code);
        layer_add(layer, (size_t)(layer->starts[place] + code), sums);
    }
}

const char *bytes_of(PyObject *text, Py_ssize_t *size)
{
    if (PyUnicode_IS_COMPACT_ASCII(text)) {
        *size = PyUnicode_GET_LENGTH(text);
        return PyUnicode_DATA(text);
    }
    const char *found = PyUnicode_AsUTF8AndSize(text, size);
    if (!found)
        PyErr_Clear();
    return found;
}

uint64_t hashed(const char *word, size_t size)
{
    uint64_t mixed = UINT64_C(0xCBF29CE484222325);
    for (size_t at = 0; at < size; at++)
        mixed = (mixed ^ (uint8_t)word[at]) * UINT64_C(0x100000001B3);
    return mixed ^ mixed >> 32;
}

int append(PyObject *list, PyObject *made)
{
    int failed = !made || PyList_Append(list, made) < 0;
    Py_XDECREF(made);
    return !failed;
}
