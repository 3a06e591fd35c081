"""Processes that take turns."""
import json
import os
import subprocess


class Runner:
    """A process that runs one side's work once a line, so that sides can take turns."""

    def __init__(self, command, threads, **settings):
        settings = dict(os.environ, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads), OMP_WAIT_POLICY="passive", PYTHONDONTWRITEBYTECODE="1", **settings)
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=settings)
        if self.read() != "ready":
            raise SystemExit(f"'{command[0]}' did not get ready.")

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"'{' '.join(self.process.args)}' ended with {self.process.wait()}; its message stands above.")
        return line.strip()

    def run(self, request=""):
        print(request, file=self.process.stdin, flush=True)
        return json.loads(self.read())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
