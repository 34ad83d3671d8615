/* The module copydesk.native.loops: the functions of the other files, and the edition. */
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
    if (PyModule_AddFunctions(module, packed_functions) < 0 || PyModule_AddFunctions(module, text_functions) < 0)
        return -1;
    if (add_type(module, &scanner_spec) < 0)
        return -1;
    if (add_type(module, &lexicon_lines) < 0 || add_type(module, &signs_groups) < 0)
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
