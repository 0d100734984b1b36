#!/usr/bin/env python3
"""Measures the program on a terminal, in turn with other programs on the same task.

  BENCH_HARNESS=FOLDER Tests/Benchmarks/screen.py [PROGRAM]

FOLDER holds tui_latency.py and c_ncurses_menu.c. The task: a title, seven lines of text, twelve
options, arrow keys up and down. With the header and keys of ours that is longer than 24 lines, so ours
is measured twice: with less text, so that everything fits, and scrolling. Every round runs all programs once; the table holds medians of
the rounds and the ratio to `dialog`. Prints Markdown.
"""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SIZE = os.environ.get("BENCH_SIZE", "80x24")
MARKER = "ZZMARK"


def stop(words):
    print(f"screen.py: {words}", file=sys.stderr)
    sys.exit(2)


def task():
    """The title, text and options of the small content folder, for the other programs."""
    step = json.loads((HERE / "Content/procedures/screen-task-long/01-look.json").read_text())
    page = step["pages"][0]
    options = [option["label"]["en"] for option in page["question"]["options"]]
    return page["title"]["en"], page["text"][0]["text"]["en"], options


def first_word_of_bundled_content(program):
    """A word of the first page of the first bundled procedure: it is on the first full frame."""
    shown = subprocess.run(
        [program, "walk", "--content", ROOT / "Content", "--dump-screen", SIZE],
        capture_output=True, text=True)
    if shown.returncode != 0:
        return None
    words = [word for line in shown.stdout.splitlines()[4:] for word in line.split()]
    return max((word for word in words if word.isalpha()), key=len, default=None)


def programs(folder, harness, program):
    """Name, marker and command of everything that is measured."""
    small = folder / "content"
    shutil.copytree(HERE / "Content", small)
    shutil.copytree(ROOT / "Content/texts", small / "texts")
    for procedure, name in (("screen-task", "fits"), ("screen-task-long", "scrolls")):
        command = [program, "walk", procedure, "--content", str(small)]
        yield f"meldcode, small content, {name}", MARKER, command
    word = first_word_of_bundled_content(program)
    if word:
        bundled = [program, "walk", "--content", str(ROOT / "Content")]
        yield "meldcode, bundled content", word, bundled
    if shutil.which("dialog"):
        title, text, options = task()
        command = ["dialog", "--title", title, "--menu", text, "24", "80", "12"]
        for number, option in enumerate(options, 1):
            command += [str(number), option]
        yield "dialog --menu", MARKER, command
    menu = folder / "menu"
    source = harness / "c_ncurses_menu.c"
    built = subprocess.run(
        ["cc", "-O2", str(source), "-o", str(menu), "-lncursesw", "-ltinfo"], capture_output=True)
    if built.returncode == 0:
        yield "ncurses menu in C", MARKER, [str(menu)]


def measure(harness, marker, command):
    """One run of the harness."""
    call = [
        sys.executable, str(harness / "tui_latency.py"), "--marker", marker, "--size", SIZE,
        "--starts", "15", "--count", "200", "--idle", "3", "--burst", "33", "--", *command]
    answer = subprocess.run(call, capture_output=True, text=True)
    try:
        found = json.loads(answer.stdout.splitlines()[-1])
    except (IndexError, json.JSONDecodeError):
        stop(f"the harness failed on {command[0]}: {answer.stderr.strip()}")
    if "error" in found:
        stop(f"{command[0]}: {found['error']}\n{found.get('tail', '')}")
    return {
        "first": found["start"]["last_byte_ms"]["p50"],
        "p50": found["key"]["last_byte_ms"]["p50"],
        "p99": found["key"]["last_byte_ms"]["p99"],
        "bytes": found["key"]["bytes"]["p50"],
        "burst": found["burst"]["ms"]["p50"],
        # All processes together: ours has a guardian beside it.
        "memory": found["rss_kib"]["tree_peak_sum"] / 1024,
        "alone": found["rss_kib"]["main_peak"] / 1024,
        "idle": found["idle"]["cpu_percent"],
        "wakeups": found["idle"]["wakeups_per_s"],
    }


COLUMNS = [
    ("first", "first frame ms", 1), ("p50", "key p50 ms", 2), ("p99", "key p99 ms", 2),
    ("bytes", "bytes a key", 0), ("burst", "33 keys at once ms", 1),
    ("memory", "peak MiB, all", 1), ("alone", "peak MiB, main", 1), ("idle", "idle CPU %", 2),
    ("wakeups", "wake-ups a second", 1)]


def table(results):
    """The medians as a Markdown table, with ratios to the first program that is not ours."""
    medians = {
        name: {key: statistics.median(run[key] for run in runs) for key, _, _ in COLUMNS}
        for name, runs in results.items()}
    peer = medians.get("dialog --menu")
    lines = ["| | " + " | ".join(words for _, words, _ in COLUMNS) + " |"]
    lines.append("|---" * (len(COLUMNS) + 1) + "|")
    for name, row in medians.items():
        cells = []
        for key, _, digits in COLUMNS:
            cell = f"{row[key]:.{digits}f}"
            if peer and peer[key] and key not in ("idle", "wakeups"):
                cell += f" ({row[key] / peer[key]:.2f})"
            cells.append(cell)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    harness = os.environ.get("BENCH_HARNESS")
    if not harness:
        print("Not measured beside other programs: set BENCH_HARNESS to the folder with tui_latency.py")
        return
    harness = pathlib.Path(harness)
    if not (harness / "tui_latency.py").exists():
        stop(f"there is no tui_latency.py in {harness}")
    program = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/meldcode").resolve())
    with tempfile.TemporaryDirectory() as folder:
        # The settings of the person who measures must not count.
        os.environ["XDG_CONFIG_HOME"] = folder
        entries = list(programs(pathlib.Path(folder), harness, program))
        results = {name: [] for name, _, _ in entries}
        for number in range(ROUNDS):
            for name, marker, command in entries:
                print(f"round {number + 1} of {ROUNDS}: {name}", file=sys.stderr)
                results[name].append(measure(harness, marker, command))
    print(f"\n{SIZE}, medians of {ROUNDS} rounds; in brackets the ratio to dialog\n")
    print(table(results))


if __name__ == "__main__":
    main()
