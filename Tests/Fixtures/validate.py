"""Judges JSON texts by the schemas of the content: an outside view of what the readers accept.

Reads lines of {"kind": ..., "text": ...} and writes a line each: 1 for valid, 0 for not.
"""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

folder = sys.argv[1]
validators = {}
for line in sys.stdin:
    case = json.loads(line)
    kind = case["kind"]
    if kind not in validators:
        with open(f"{folder}/{kind}.schema.json", encoding="utf-8") as file:
            schema = json.load(file)
        Draft202012Validator.check_schema(schema)
        validators[kind] = Draft202012Validator(schema, format_checker=FormatChecker())
    print(int(validators[kind].is_valid(json.loads(case["text"]))))
