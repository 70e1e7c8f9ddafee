"""A llama-server out of the wheel xllamacpp: it takes the same arguments, and serves until it is ended.

The wheel has the server but no program. Its arguments are read by llama.cpp's own function, which the library exports;
the parameters that it fills lie in the wheel's Python object, behind the object's head.
"""

import ctypes
import signal
import sys

import xllamacpp
from xllamacpp import xllamacpp as native

OBJECT_HEAD = object.__basicsize__
EXAMPLE_SERVER = 12  # LLAMA_EXAMPLE_SERVER of common.h

parse = ctypes.CDLL(native.__file__)["_Z19common_params_parseiPPcR13common_params13llama_examplePFviS0_E"]
parse.restype = ctypes.c_bool

arguments = [b"llama-server", *(argument.encode() for argument in sys.argv[1:])]
parameters = xllamacpp.CommonParams()
place = ctypes.c_void_p(id(parameters) + OBJECT_HEAD)
if not parse(len(arguments), (ctypes.c_char_p * (len(arguments) + 1))(*arguments, None), place, EXAMPLE_SERVER, None):
    sys.exit(1)
try:
    server = xllamacpp.Server(parameters)
except RuntimeError as error:
    sys.exit(str(error))
while True:
    signal.pause()
