"""Reads a CSV by pandas and prints the CPU seconds of read_csv and how far the resident set grew."""

import resource
import sys
import time

import pandas


def resident():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


base = resident()
start = time.process_time()
frame = pandas.read_csv(sys.argv[1])
seconds = time.process_time() - start
assert all(kind.kind in "if" for kind in frame.dtypes)
print(f"pandas={seconds:.3f} pandasrss={resident() - base}")
