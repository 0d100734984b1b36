#!/usr/bin/env python3
"""Measures one decision beside the same one written in C, in turn (A B, A B).

  BENCH_RULES=FOLDER Tests/Benchmarks/rules.py PROGRAM

FOLDER holds task.json, facts_1000.json, make_facts_bin.py, bench_c.c and decide.inc; PROGRAM is the built
`bench`. Both take the same 100,000 fact sets, which are drawn with a fixed seed. Prints Markdown.
"""
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))


def main():
    given = os.environ.get("BENCH_RULES")
    if not given:
        print("rules.py: BENCH_RULES is not set, so nothing is compared", file=sys.stderr)
        return
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for path in pathlib.Path(given).iterdir():
            shutil.copyfile(path, pathlib.Path(folder) / path.name)
        # Both check every outcome; ours stops at the first wrong run.
        subprocess.run([program, "rules", folder], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([sys.executable, "make_facts_bin.py"], cwd=folder, check=True)
        subprocess.run(["gcc", "-O2", "bench_c.c", "-o", "bench_c"], cwd=folder, check=True)
        figures = {}
        for _ in range(ROUNDS):
            ours = subprocess.run(
                [program, "rules", folder], check=True, capture_output=True, text=True).stdout
            for name, million in re.findall(r"^  (.+?) +([0-9.]+) million", ours, re.MULTILINE):
                figures.setdefault("meldcode: " + name, []).append(float(million))
            theirs = subprocess.run(
                ["./bench_c"], cwd=folder, check=True, capture_output=True, text=True).stdout
            for line in map(json.loads, theirs.splitlines()):
                if line.get("wrong") == 0:
                    figures.setdefault(line["engine"], []).append(line["evals_per_s"] / 1e6)
    print("\n| one decision | million a second | ratio to the C tree walk |\n|---|---|---|")
    tree = statistics.median(figures["c_tree_walk"])
    for name, values in sorted(figures.items(), key=lambda item: -statistics.median(item[1])):
        median = statistics.median(values)
        print(f"| {name} | {median:.1f} | {median / tree:.2f} |")


main()
