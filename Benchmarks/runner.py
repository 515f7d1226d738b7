"""Runs commands for the comparison: lists of commands as JSON, one a line, on standard input; what they took, on output.

A process of its own that stays small: Linux counts the memory of the process that starts another into the other's peak,
and the comparison holds texts of 100 MB.
"""
import json
import os
import sys
import time


def run(commands):
    """Runs commands one after another; seconds of wall clock, of processor, and the largest process's peak in MB."""
    cpu, peak, start = 0.0, 0, time.perf_counter()
    for command in commands:
        quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(child, 0)
        if status != 0:
            return {"failure": f"{' '.join(command[:6])} ... failed with {os.waitstatus_to_exitcode(status)}"}
        cpu, peak = cpu + usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss)
    return {"seconds": time.perf_counter() - start, "cpu": cpu, "peakMB": peak / 1024}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
