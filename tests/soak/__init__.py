"""The long forms of the tests: hours of kills, faults and keys, before a release or by night.

    python -m tests.soak                    everything
    python -m tests.soak -k "r1 or r2"      only what is named so
    python -m tests.soak --collect-only -q  what there is

What follows the command goes to pytest. The files are called `lama_*.py`, so that the quick run
does not collect them, and hold ordinary tests. A test tells its figure through the fixture `angka`;
all figures are printed at the end, one a line.

The quick forms are the tests of the same names in the other folders; both call the same functions,
only with other counts. Times are never judged here, so the machine need not be quiet.
"""
