/* What the files of copydesk.native.loops share. Nothing here keeps a reference to what Python passes beyond a call,
   except where a type of ours says so. */
#ifndef COPYDESK_LOOPS_H
#define COPYDESK_LOOPS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#define EDITION 11 /* as in copydesk/native/__init__.py */

/* Lowest byte first, as the files have it; a machine that has it the other way round builds without loops. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#error "the tables are read as they lie, lowest byte first"
#endif

/* 2^61 - 1, and the multiplier: as in copydesk/company. */
#define PRIME (((uint64_t)1 << 61) - 1)
#define TURN (UINT64_C(0x9E3779B97F4A7C15) % PRIME)

/* A row's level in a hashed table of `count` buckets of four rows each: see packed.level. */
int packed_level(const void *buckets, size_t count, uint64_t place);

/* Has the buckets of a row fetched, so that they are at hand when it is asked for a little later. */
void packed_fetch(const void *buckets, size_t count, uint64_t place);

/* A view of an array that holds items of `size` bytes; 0, with an exception set, if it does not. */
int array_view(PyObject *from, Py_buffer *view, Py_ssize_t size);

/* The functions and types of each file, for the module. */
extern PyMethodDef packed_functions[];
extern PyType_Spec lexicon_lines;
extern PyType_Spec signs_groups;
extern PyType_Spec tagger_spec;
extern PyType_Spec needles_spec;
extern PyMethodDef text_functions[];

#endif
