/* What the loops of copydesk/company share: arrays as they lie in the tables' files, and an article's words as a column. */
#ifndef COPYDESK_COMPANY_H
#define COPYDESK_COMPANY_H

#include "loops.h"
#include <string.h>

#define EDGES 4 /* as in words.py */
#define AHEAD 8 /* how many places ahead a loop has fetched what it asks for first */
#define WIDEST 256 /* the most units of a layer */

/* What tokens without a code of their own count as: their places in SHAPES, codes.py. Words have the codes from there on. */
enum {
    SHAPE_EDGE,
    SHAPE_NUMBER,
    SHAPE_NAME,
    SHAPE_NAMES,
    SHAPE_ING,
    SHAPE_ED,
    SHAPE_LY,
    SHAPE_PLURAL,
    SHAPE_OWNER,
    SHAPE_OTHER,
    SHAPE_QUOTE,
    SHAPE_MARK,
    SHAPES,
};

/* What a token counts as, from its text, which is not empty, and that in small letters. */
uint16_t shape_of(PyObject *text, PyObject *lower);

/* str.islower */
int is_small(PyObject *text);

/* The arrays of a table, held open as long as the object that has them. */
typedef struct {
    int count;
    Py_buffer views[13];
} Arrays;

/* Opens the first of some arguments, whose items are of as many bytes as `sizes` says, a figure each; 0 and an exception if it cannot. */
int arrays_open(Arrays *arrays, PyObject *given, const char *sizes);
void arrays_close(Arrays *arrays);

/* A table's arrays may begin anywhere in its file, so nothing is read through a pointer to wider numbers. */
static inline uint16_t two(const Py_buffer *view, size_t at)
{
    uint16_t found;
    memcpy(&found, (const char *)view->buf + 2 * at, 2);
    return found;
}

static inline uint32_t four(const Py_buffer *view, size_t at)
{
    uint32_t found;
    memcpy(&found, (const char *)view->buf + 4 * at, 4);
    return found;
}

static inline uint8_t one(const Py_buffer *view, size_t at)
{
    return ((const uint8_t *)view->buf)[at];
}

/* Raises ValueError: a table's file is damaged. */
void damaged(const char *what);

/* Whether numbers of so many bytes never fall and stay within a limit, as places where rows begin must. */
int rising(const Py_buffer *starts, int size, size_t limit);

/* Whether all of some numbers of two bytes are below a limit. */
int below(const Py_buffer *numbers, uint32_t limit);

/* The numbers of a list, as many as there is room for; 0 and an exception if it has another length or other things. */
int whole_numbers(PyObject *list, int32_t *numbers, Py_ssize_t count);
int real_numbers(PyObject *list, double *numbers, Py_ssize_t count);

/* A number times TURN, modulo PRIME: the place of a row, from what it is a row of (below 2^61). */
uint64_t turned(uint64_t row);

/* An article's words in one of the tables: see Column in words.py. */
typedef struct {
    Py_ssize_t size;
    Py_buffer asked, numbers, codes;
} Column;

/* Opens what `find` is passed (asked, numbers, codes); 0 and an exception unless all are as long and each code is below a limit. */
int column_open(Column *column, PyObject *const *given, Py_ssize_t count, uint32_t limit);
void column_close(Column *column);

/* The number of the word at a place that may be asked about, -1 if there is none. */
static inline int32_t asked_number(const Column *column, Py_ssize_t at)
{
    return one(&column->asked, (size_t)at) ? (int32_t)four(&column->numbers, (size_t)at) : -1;
}

/* The first layer of a network: rows of bytes that are added up, one for each place round a word. */
typedef struct {
    const Py_buffer *rows, *back;
    Py_ssize_t units, count, places;
    int32_t steps[2 * EDGES], starts[2 * EDGES], kept[2 * EDGES], floor[WIDEST];
} Layer;

/* Fills a layer: the rows, what each code counts as where it is not told apart, and lists (steps, starts, kept, floor). */
int layer_open(Layer *layer, const Py_buffer *rows, const Py_buffer *back, PyObject *lists);

/* Adds the rows of what stands round a place to sums of its units. */
void layer_around(const Layer *layer, const Column *column, Py_ssize_t at, uint16_t *sums);
void layer_add(const Layer *layer, size_t row, uint16_t *sums);

/* What a string looks like as UTF-8; NULL, without an exception, for one that has half a character. */
const char *bytes_of(PyObject *text, Py_ssize_t *size);

/* A number that few other words have. */
uint64_t hashed(const char *word, size_t size);

/* Appends a new object to a list and lets go of it; 0 and an exception if there is none or no room. */
int append(PyObject *list, PyObject *made);

extern PyMethodDef doubled_functions[];
extern PyType_Spec words_spec, pairs_spec, trees_spec, choices_spec, expected_spec, forms_spec, context_spec;

#endif
