#!/usr/bin/env python3
"""Measures `content validate` on large content, in turn with other validators on the same graph.

  [BENCH_HARNESS=FOLDER] Tests/Benchmarks/validate.py [PROGRAM]

Without FOLDER only ours is measured: that time grows linearly, memory, and that all planted mistakes are
found. FOLDER holds content/ with gen_content.py, limit.cpp, validate.py and validate_ajv.js; what is not
installed is left out. Every round runs all programs once. Prints Markdown, and ends with status 1 when a
planted mistake was missed.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SIZES = [1_000, 10_000, 100_000]


def run(command):
    """Wall and processor seconds, peak MiB and output of one run."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - start
        output.seek(0)
        return {
            "wall": took, "processor": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss / 1024, "status": child.returncode,
            "output": output.read().decode(errors="replace")}


def make(count, folder, *more):
    call = [sys.executable, HERE / "make_content.py", str(count), folder, *more]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout


def size(path):
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())


def missed(program, folder, kind):
    """The planted mistakes that were not found on their line."""
    planted = make(5_000, folder, "--defects", kind).splitlines()
    found = run([program, "content", "validate", str(folder), "--format", "json"])
    places = {(one["code"], one["file"], one["line"])
              for one in json.loads(found["output"])["diagnostics"]}
    lines = [line.split() for line in planted]
    lost = [" ".join(line) for line in lines if (line[0], line[1], int(line[2])) not in places]
    print(f"{len(planted) - len(lost)} of {len(planted)} planted mistakes of {kind} found")
    return lost


def peers(harness, folder, count):
    """Name, command and file of the other programs that are installed."""
    content = harness / "content"
    neutral = folder / "neutral.json"
    call = [sys.executable, content / "gen_content.py", str(count), "--out", neutral]
    subprocess.run(call, check=True, capture_output=True)
    limit = folder / "limit"
    built = subprocess.run(
        ["c++", "-O2", content / "limit.cpp", "-o", limit, "-lsimdjson"], capture_output=True)
    if built.returncode == 0:
        yield "simdjson with graph check (C++)", [str(limit), str(neutral)], neutral
    os.environ.setdefault("NODE_PATH", "/usr/share/nodejs")
    if shutil.which("node"):
        yield "ajv (node)", ["node", str(content / "validate_ajv.js"), str(neutral)], neutral
    for tool in ("msgspec", "jsonschema_rs"):
        call = [sys.executable, str(content / "validate.py"), tool, str(neutral)]
        yield tool, call, neutral


def main():
    built = HERE.parent.parent / ".build/release/meldcode"
    program = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else built).resolve())
    harness = os.environ.get("BENCH_HARNESS")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        entries = []
        for count in SIZES:
            make(count, folder / str(count))
            command = [program, "content", "validate", str(folder / str(count))]
            entries.append((f"meldcode, {count:,} pages", command, folder / str(count)))
        if harness:
            entries += peers(pathlib.Path(harness), folder, SIZES[-1])
        results = {name: [] for name, _, _ in entries}
        for number in range(ROUNDS):
            for name, command, _ in entries:
                print(f"round {number + 1} of {ROUNDS}: {name}", file=sys.stderr)
                results[name].append(run(command))
        print("| | wall ms | processor ms | peak MiB | of the file size |\n|---|---|---|---|---|")
        for name, _, path in entries:
            if any(one["status"] != 0 for one in results[name]):
                print(f"| {name} | not installed, or it failed | | | |")
                continue
            wall, used, memory = (
                statistics.median(one[key] for one in results[name])
                for key in ("wall", "processor", "memory"))
            times = memory * 1024 * 1024 / size(path)
            print(f"| {name} | {wall * 1000:.0f} | {used * 1000:.0f} | {memory:.0f} | {times:.1f} |")
        print()
        lost = [one for kind in ("form", "walks") for one in missed(program, folder / kind, kind)]
    if lost:
        sys.exit("missed: " + "; ".join(lost))


if __name__ == "__main__":
    main()
