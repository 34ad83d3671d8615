/* The module copydesk.native.loops: the functions of the other files, and the edition. */
#include "company.h"
#include "text.h"

int array_view(PyObject *from, Py_buffer *view, Py_ssize_t size)
{
    if (PyObject_GetBuffer(from, view, PyBUF_SIMPLE) < 0)
        return 0;
    if (view->len % size == 0)
        return 1;
    PyBuffer_Release(view);
    PyErr_Format(PyExc_ValueError, "an array of items of %zd bytes cannot have %zd bytes", size, view->len);
    return 0;
}

static int add_type(PyObject *module, PyType_Spec *spec)
{
    PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
    int failed = type ? PyModule_AddType(module, (PyTypeObject *)type) : -1;
    Py_XDECREF(type);
    return failed;
}

static int fill(PyObject *module)
{
    PyMethodDef *const functions[] = {
        packed_functions,
        text_functions,
        doubled_functions,
    };
    PyType_Spec *const types[] = {
        &lexicon_lines,
        &signs_groups,
        &scanner_spec,
        &tagger_spec,
        &needles_spec,
        &words_spec,
        &pairs_spec,
        &trees_spec,
        &choices_spec,
        &expected_spec,
        &forms_spec,
        &context_spec,
    };
    for (size_t at = 0; at < sizeof functions / sizeof *functions; at++)
        if (PyModule_AddFunctions(module, functions[at]) < 0)
            return -1;
    for (size_t at = 0; at < sizeof types / sizeof *types; at++)
        if (add_type(module, types[at]) < 0)
            return -1;
    return PyModule_AddIntConstant(module, "EDITION", EDITION);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "loops",
    .m_doc = "The loops of copydesk that take most of the time.",
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_loops(void)
{
    return PyModuleDef_Init(&definition);
}
