#!/usr/bin/env python3
"""make_content.py N FOLDER [--defects] [--seed S]: a content folder with N pages, for measuring.

The graph is that of the neutral shape other validators are measured on: every page offers three ways
on (the next page, a page anywhere, the last page) and a rule that leads anywhere, over 20 facts shared by
all: here the settings. Every page is reachable, and all of them lead to an outcome. Ours takes about 750
bytes a page where the neutral shape takes 500: each text stands in two languages, and each case says why.

--defects plants each of DEFECTS near the middle and prints, a line each, the code that must be found, the
file and the line.
"""
import argparse
import json
import pathlib
import random

WORDS = ('the you signal client child talk safe colleague advice centre report help step note write ask '
         'wait call home school care danger doubt facts opinion meeting date name when where who').split()
YES_NO = [f"f{number:02}" for number in range(12)]
CHOICES = [f"e{number:02}" for number in range(8)]
LETTERS = ["a", "b", "c", "d"]
DAY = "2026-11-23"
BASIS = {"source": ["bron"], "certainty": "known"}
# A step file may be at most 1 MiB.
LARGEST = 1_000_000


def both(words):
    return {"nl": words, "en": words}


def words(draw, length):
    text = ""
    while len(text) < length:
        text += draw.choice(WORDS) + " "
    return text.strip()


def test(draw, fact):
    if fact in YES_NO:
        return {"fact": fact, "equals": draw.choice(["ja", "nee"])}
    if draw.random() < .5:
        return {"fact": fact, "equals": draw.choice(LETTERS)}
    return {"fact": fact, "in": draw.sample(LETTERS, 2)}


def page_id(number):
    return f"s{number:06}"


def to_page(number):
    return {"page": page_id(number)}


def page(draw, number, count):
    """One page; the last one ends."""
    title = both(words(draw, 12))
    own = page_id(number)
    page = {"id": own, "title": title, "why": both("x")}
    if number == count - 1:
        page["next"] = {"to": {"outcome": "klaar"}}
        return page
    far = draw.randrange(count)
    # Three different facts, so that no rule contradicts itself by chance.
    first, second, third = (test(draw, fact) for fact in draw.sample(YES_NO + CHOICES, 3))
    rule = {"all": [first, {"any": [second, {"not": third}]}]}
    page["question"] = {"type": "choice", "options": [
        {"id": letter, "label": both(letter)} for letter in "abc"]}
    page["next"] = {
        "hit": "first",
        "cases": [
            {"id": own + "-r", "when": rule, "to": to_page(draw.randrange(count)), "says": both("r")},
            {"id": own + "-a", "when": {"fact": own, "equals": "a"}, "to": to_page(number + 1),
             "says": both("a")},
            {"id": own + "-b", "when": {"fact": own, "equals": "b"}, "to": to_page(far),
             "says": both("b")}],
        "otherwise": {"to": to_page(count - 1), "because": both("c")}}
    return page


def defects(pages, middle):
    """Breaks pages; yields for each the code and the text that stands on its line."""
    def at(offset):
        return pages[middle + offset]

    def plant(offset, code, change):
        change(at(offset))
        return code, page_id(middle + offset)

    loop = {"id": "s900001", "title": both("x"), "why": both("y"), "next": {"to": {"page": "s900001"}}}
    alone = {"id": "s900000", "title": both("x"), "why": both("y"), "next": {"to": {"page": "s000000"}}}
    rule = lambda found, when: found["next"]["cases"][0].update(when=when)
    form = [
        plant(0, "wrong-type", lambda it: it.update(title=5)),
        plant(1, "missing-key", lambda it: it.pop("why")),
        plant(2, "unknown-key", lambda it: it.update(colour="red")),
        plant(3, "invalid-id", lambda it: it["next"]["cases"][0].update(id="step 3")),
        plant(4, "operator-ambiguous", lambda it: it["next"]["cases"][0]["when"].update(
            any=[{"fact": "f00", "equals": "ja"}])),
        plant(5, "unknown-id", lambda it: it["next"]["cases"][1].update(to={"page": "s999999"})),
        plant(6, "duplicate-id", lambda it: it["next"]["cases"][0].update(id=page_id(middle + 5) + "-r")),
        plant(8, "unknown-id", lambda it: rule(it, {"fact": "f99", "equals": "ja"})),
        plant(9, "value-not-in-domain", lambda it: rule(it, {"fact": "e00", "equals": "z"}))]
    walks = [
        plant(10, "case-never-holds", lambda it: rule(it, {"all": [
            {"fact": "f00", "equals": "ja"}, {"not": {"fact": "f00", "equals": "ja"}}]})),
        ("page-unreachable", "s900000"), ("no-way-out", "s900001")]
    return form, walks, [alone, loop]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--defects", choices=["form", "walks"])
    given = arguments.parse_args()
    draw = random.Random(given.seed)
    pages = [page(draw, number, given.count) for number in range(given.count)]
    planted = []
    if given.defects:
        form, walks = None, None
        kept = json.loads(json.dumps(pages))
        form, walks, more = defects(pages, given.count // 2)
        planted = form if given.defects == "form" else walks
        # What is wrong in form keeps walks from being checked: each kind is planted by itself.
        number = lambda one: int(one[1][1:])
        for kind in (form, walks):
            for _, name in kind:
                own = int(name[1:])
                if kind is not planted and own < given.count:
                    pages[own] = kept[own]
        if given.defects == "walks":
            middle = given.count // 2
            pages[middle + 11]["next"]["cases"][1]["to"] = {"page": "s900001"}
            pages += more
    write(given.folder, pages)
    for code, name in planted:
        print(code, *place(given.folder, name))


def place(folder, name):
    """The file and the line of a page."""
    for path in sorted(folder.glob("procedures/groot/*.json")):
        for number, line in enumerate(path.read_text().split("\n"), 1):
            if line.startswith(f'{{"id":"{name}"'):
                return str(path.relative_to(folder)), number
    return "", 0


def write(folder, pages):
    def put(name, value):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value))

    setting = lambda name, ids: {
        "id": name, "title": both(name), "text": [],
        "options": [{"id": one, "label": both(one)} for one in ids], **BASIS}
    yes_no = lambda name, label: {"id": name, "label": both(label)}
    put("guide.json", {
        "id": "groot", "version": "1", "checkedOn": DAY, "title": both("Groot"), "notice": both("Let op"),
        "languages": ["nl", "en"], "yes": yes_no("ja", "Ja"), "no": yes_no("nee", "Nee"),
        "start": ["groot"],
        "settings": [setting(name, ["ja", "nee"]) for name in YES_NO]
        + [setting(name, LETTERS) for name in CHOICES],
        "emergency": {"title": both("Nood"), "text": [], "contacts": ["hulp"], **BASIS}})
    put("reference/sources.json", {
        "checkedOn": DAY, "sources": [{"id": "bron", "title": both("Bron")}]})
    put("reference/contacts.json", {"checkedOn": DAY, "contacts": [
        {"id": "hulp", "name": both("Hulp"), "number": "112", "use": both("Bel"), **BASIS}]})
    put("procedures/groot/procedure.json", {
        "id": "groot", "title": both("Groot"), "summary": both("Groot"), "checkedOn": DAY,
        "settings": YES_NO + CHOICES, "start": page_id(0), "conditions": [], "decisions": []})
    put("procedures/groot/outcomes.json", {"checkedOn": DAY, "outcomes": [
        {"id": "klaar", "title": both("Klaar"), "urgency": 3, "contacts": ["hulp"], **BASIS}]})
    head = lambda name: json.dumps({
        "id": name, "title": both(name), "purpose": both(name), "checkedOn": DAY, **BASIS})[:-1]
    lines, size, number = [], 0, 0
    for one in pages + [None]:
        line = json.dumps(one, separators=(",", ":"))
        if one is None or size + len(line) > LARGEST:
            number += 1
            name = f"deel-{number:03}"
            put(f"procedures/groot/{number:03}-{name}.json",
                head(name) + ', "pages": [\n' + ",\n".join(lines) + "\n]}\n")
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 2


if __name__ == "__main__":
    main()
