"""Put on PYTHONPATH while tests are recorded, so that the processes they start are recorded as well."""

import atexit
import os

import coverage
import reads

coverage.process_startup()
if "MUTANTS_READS" in os.environ:
    reads.watch()
    atexit.register(reads.write)
