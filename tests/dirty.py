#!/usr/bin/env python3
"""Checks the table of verdicts `tests/dirty.md` against the program and against what the sets of files expect themselves.

    tests/dirty.py FOLDER [PROGRAM]

FOLDER holds the sets csv-spectrum, rvl-corpus, csvkit-examples, libhxl and kosovo, whose files are not in this repository;
PROGRAM is by default target/debug/annual-report. Every file of FOLDER must have a row, and every row a file.

1. What `describe` says of a file (rows and columns, or the first error with its line and column) is what the table says.
2. The cells of each file of csv-spectrum, as `describe --csv` writes them, are those of its json.
3. The code of rvl-corpus/expected.csv is ours, but for the files whose row says why ours differs.
"""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# the codes of rvl-corpus, and ours for the same fault
SAME = {
    "E_DIALECT": {"csv/dialect-unsure"},
    "E_HEADERS": {"csv/empty", "csv/duplicate-header", "csv/empty-header", "csv/long-row"},
    "E_ENCODING": {"csv/bytes"},
    "E_CSV_PARSE": {"csv/stray-quote", "csv/unclosed-quote"},
}

# what a difference may be: one of the four that stand above the table
REASONS = ("a short row is an error", "values under an empty header", "one column is read", "UTF-16 with its mark is read")


def rows_of_table():
    """File → verdict, reason, what the set expects."""
    table = {}
    for line in (HERE / "dirty.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| file "):
            file, verdict, why, expected = (cell.strip() for cell in line.strip().strip("|").split(" | "))
            table[file] = (verdict, why, expected)
    return table


def run(program, folder, name, *options):
    return subprocess.run(
        [program, "describe", name, *options], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def verdict(program, path):
    """The verdict as the table writes it, and the codes of the errors."""
    done = run(program, path.parent, path.name, "--json", "--diagnostics", "json")
    problems = [json.loads(line) for line in done.stderr.splitlines()]
    errors = [problem for problem in problems if problem["severity"] == "error"]
    codes = [problem["code"] for problem in errors]
    if done.returncode == 1 and errors:
        first = errors[0]
        return f"refused: {first['code']} {first['line']}:{first['column']}", codes
    if done.returncode != 0 or errors:
        return f"exit code {done.returncode}", codes
    read = json.loads(done.stdout)
    return f"read: {read['rows']} × {len(read['columns'])}", codes


def table_of(program, path):
    """The cells as they are read, headers as in the file."""
    described = json.loads(run(program, path.parent, path.name, "--json").stdout)
    rows = csv.reader(io.StringIO(run(program, path.parent, path.name, "--csv").stdout, newline=""))
    next(rows)
    headers = [column["header"] for column in described["columns"]]
    # line ends inside fields are one thing
    plain = lambda cell: cell.replace("\r\n", "\n").strip()
    return [dict(zip(headers, map(plain, row))) for row in rows]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1]).resolve()
    program = pathlib.Path(sys.argv[2] if len(sys.argv) == 3 else HERE.parent / "target/debug/annual-report").resolve()
    table = rows_of_table()
    paths = [path for path in sorted(folder.rglob("*.csv")) if path.name != "expected.csv"]
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    wrong = [f"{file}: no row in the table" for file in files if file not in table]
    wrong += [f"{file}: no such file" for file in table if file not in files]
    verdicts = {file: verdict(program, path) for file, path in files.items()}
    for file in sorted(set(files) & set(table)):
        if verdicts[file][0] != table[file][0]:
            wrong.append(f"{file}: {verdicts[file][0]}, the table says {table[file][0]}")

    compared = 0
    for file in (file for file in files if file.startswith("csv-spectrum/")):
        expected = json.loads((folder / "csv-spectrum/json" / (files[file].stem + ".json")).read_text(encoding="utf-8"))
        expected = [{key: value.replace("\r\n", "\n").strip() for key, value in row.items()} for row in expected]
        # a row of blank cells alone says nothing, and is passed over
        expected = [row for row in expected if any(row.values())]
        compared += 1
        if table_of(program, files[file]) != expected:
            wrong.append(f"{file}: not equal to its json")

    agree, differ = 0, 0
    with open(folder / "rvl-corpus/expected.csv", encoding="utf-8", newline="") as expectations:
        for row in csv.DictReader(expectations):
            file, wanted = f"rvl-corpus/{row['file']}", row["expected"]
            if file not in files:
                wrong.append(f"{file}: expected by the set, and not there")
                continue
            codes = set(verdicts[file][1])
            same = not codes if wanted == "parse_ok" else bool(codes & SAME[wanted])
            said = table.get(file, ("", "", ""))[2]
            if not said.startswith(wanted):
                wrong.append(f"{file}: the set expects {wanted}, the table says {said}")
            if same:
                agree += 1
                continue
            differ += 1
            forced = "as the set says" in said and re.search(r"requires `--delimiter", row["note"])
            if not forced and not any(reason in said for reason in REASONS):
                wrong.append(f"{file}: the set expects {wanted}, ours is {verdicts[file][0]}, and no reason is given")

    print(f"{len(files)} files: verdicts compared with the table")
    print(f"csv-spectrum: {compared} files compared with their json")
    print(f"rvl-corpus: {agree} as expected, {differ} otherwise for a reason that the table gives")
    for sentence in wrong:
        print(sentence)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
