#!/usr/bin/env python3
"""usage: tests/gallery/make.py    writes the CSV files of the gallery beside itself; the same ones each time."""

import csv
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent

TOWNS = {"Decan": "Gjakova", "Ferizaj": "Ferizaj", "Gjilan": "Gjilan", "Peja": "Peja", "Prizren": "Prizren",
         "Pristina": "Pristina", "Vushtrri": "Mitrovica"}
HELP = ["Lessons", "Clubs", "Camps", "Training"]

LONG = ["Teaching English as a foreign language in secondary schools", "Community and organizational development with towns",
        "Health education and first aid for schools in the mountains", "Networks of libraries, reading rooms and bookmobiles",
        "Youth development through sports, arts, music and debating"]
CYRILLIC = ["Градска библиотека Приштина", "Омладински центар Косовска Митровица", "Удружење жена Ђаковица", "Основна школа Пећ",
            "Дом културе Призрен"]
FORTY = [f"Municipality {number:02}" for number in range(1, 41)]


def write(name, head, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


def wave(*numbers):
    """A number from 0 to 99 that looks like chance and is none."""
    mixed = 7
    for number in numbers:
        mixed = (mixed * 31 + number * 17 + 11) % 9973
    return mixed % 100


def sessions():
    """Meetings of five years: towns, kinds of help, who came, how long."""
    for year in range(2015, 2020):
        for month in range(1, 13):
            for at, (town, district) in enumerate(TOWNS.items()):
                for kind, help in enumerate(HELP):
                    if help == "Camps" and month not in (6, 7, 8) or wave(year, month, at, kind) < 35:
                        continue
                    day = date(year, month, 1 + wave(at, kind, month) % 28)
                    girls = 4 + wave(year, at, kind, month) % 12 + (year - 2015)
                    boys = 3 + wave(at, month, kind, year) % (7 + at)
                    yield [day, town, district, help, girls, boys, girls + boys, 1 + wave(kind, at, year + month) % 12 / 4]


def people():
    """Who helped in 2019: one row a person; some ages have few."""
    counts = {(20, "F"): 14, (20, "M"): 9, (25, "F"): 22, (25, "M"): 17, (32, "F"): 11, (32, "M"): 8, (45, "F"): 6, (45, "M"): 7,
              (58, "F"): 5, (58, "M"): 6, (66, "F"): 9, (66, "M"): 5}
    for (age, sex), count in counts.items():
        for number in range(count):
            yield [f"{sex}{age}{number:02}", date(2019, 1 + number % 12, 15), age, sex]


def survey():
    """What people answered to four questions in two years."""
    answers = ["Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"]
    questions = ["The lessons help me", "I feel welcome", "The place is easy to reach", "I would come again"]
    for year in (2018, 2019):
        for row, question in enumerate(questions):
            for at, answer in enumerate(answers):
                count = [48, 61, 22, 14, 7][(at + (row if row == 2 else 0)) % 5] + wave(year, row, at) % 9
                yield [date(year, 6, 1), question, answer, count]


def hostile():
    """Data that charts do not like, by case: date, case, label, series, value, people."""
    year = date(2019, 7, 1)
    for at, label in enumerate(LONG):
        for part, series in enumerate(["A first answer of sixty characters, which is a lot for a key", "Second", "Третий ответ"]):
            yield [year, "long", label, series, 120 - 17 * at + 30 * part, ""]
    for at, label in enumerate(CYRILLIC):
        for part, series in enumerate(["Жене", "Мушкарци"]):
            yield [year, "cyrillic", label, series, 90 - 11 * at - 20 * part, ""]
    yield [year, "one", "The only one", "Alone", 42, ""]
    for at, label in enumerate(FORTY):
        yield [year, "forty", label, ["North", "South"][at % 2], 400 - 9 * at + wave(at) % 7, ""]
    for label in ["Nothing", "Nothing either", "Still nothing"]:
        yield [year, "zeros", label, "Nothing", 0, ""]
    for label, value in [("Gain", 35), ("Small gain", 4), ("Even", 0), ("Small loss", -6), ("Loss", -48)]:
        yield [year, "negative", label, "Balance", value, ""]
        yield [year, "negative", label, "Forecast", value / 2, ""]
    for label in ["Red", "Green", "Blue", "Yellow"]:
        yield [year, "equal", label, "Same", 17, ""]
    for label, value in [("Huge", 9876543), ("Large", 54321), ("Small", 12), ("Tiny", 1)]:
        yield [year, "huge", label, "Sum", value, ""]
    for month in range(1, 13):
        if month not in (4, 5, 9):
            yield [date(2019, month, 3), "gaps", "Well", "Well", 20 + wave(month) % 15, ""]
        if month not in (1, 12):
            yield [date(2019, month, 3), "gaps", "Spring", "Spring", 12 + wave(month, 3) % 9, ""]
    yield [date(2019, 5, 9), "month", "May", "Once", 23, ""]
    yield [date(2019, 5, 9), "month", "May", "Twice", 31, ""]
    for step in range(120):
        day = date(2010 + step // 12, 1 + step % 12, 1)
        yield [day, "decade", "All", "Upper", 100 + step // 2 + wave(step) % 30, ""]
        yield [day, "decade", "All", "Lower", 60 + step // 3 + wave(step, 5) % 25, ""]
    for year in range(2014, 2020):
        for at, group in enumerate(["North", "South", "East", "West"]):
            few = (year, group) in [(2017, "South"), (2018, "East")]
            yield [date(year, 3, 1), "hidden", group, group, "", 3 if few else 12 + wave(year, at) % 30]
    for row, label in enumerate([*LONG, CYRILLIC[1], "Few answers"]):
        for at, answer in enumerate(["No", "Perhaps", "Yes"]):
            yield [date(2019, 8, 1), "answers", label, answer, "", [3, 9, 30][at] if row == 6 else 14 + wave(row, at) % 40]
    for at, label in enumerate(["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]):
        for month in range(1, 13):
            yield [date(2019, month, 2), "eight", label, label, 10 + 6 * at + wave(at, month) % 12, ""]


def camps():
    """Three camps of five years: who came by age and sex, and what they said."""
    ages = [15, 19, 27, 36, 44, 63]
    for year in range(2015, 2020):
        for at, camp in enumerate(["Lake", "Mountain", "River"]):
            for row, age in enumerate(ages):
                for column, sex in enumerate("FM"):
                    guests = [22, 34, 27, 15, 9, 6][row] + wave(year, at, row, column) % 12 - 4 * at * column + (year - 2015)
                    yield [date(year, 7, 1 + row), camp, age, sex, guests]


def opinions():
    """What guests of the camps answered to three questions."""
    answers = ["Disagree", "Neither", "Agree"]
    for at, camp in enumerate(["Lake", "Mountain", "River"]):
        for row, question in enumerate(["I learned a lot", "The days were too long", "I would come again"]):
            for column, answer in enumerate(answers):
                yield [date(2019, 8, 1), camp, question, answer, [9, 14, 41][column - (row == 1) * (column + at)] + wave(at, row, column) % 15]


def crowds():
    """Data that small charts do not like, by case: date, case, panel, label, series, value, people."""
    day = date(2019, 7, 1)
    for at, panel in enumerate([*LONG[:2], CYRILLIC[1], "Short", "Another"]):
        for row, label in enumerate([LONG[3], CYRILLIC[2], "A name"]):
            for column, series in enumerate([LONG[4], "Второй ряд", "Third"]):
                yield [day, "long", panel, label, series, 12345 + 100 * (wave(at, row, column) % 90), ""]
    for at, panel in enumerate(["Up", "Down", "Neither"]):
        for year in range(2015, 2020):
            for column, series in enumerate(["Income", "Cost"]):
                yield [date(year, 3, 1), "signs", panel, panel, series, [30, -25, 0][at] * (1 + column) + (year - 2017) * (at - 1), ""]
    for at, panel in enumerate(["Huge", "Small", "Nothing"]):
        for label in ["First", "Second", "Third"]:
            for column, series in enumerate(["Old", "New"]):
                yield [day, "huge", panel, label, series, [9876543, 12, 0][at] // (1 + column), ""]
    for at, panel in enumerate(["North", "South", "East", "West", "Centre", "Coast", "Hills"]):
        for year in range(2015, 2020):
            for column, series in enumerate(["Women", "Men"]):
                if (year, panel) in [(2016, "South"), (2018, "East")]:
                    continue
                few = (year, panel, series) == (2017, "West", "Men")
                yield [date(year, 3, 1), "hidden", panel, panel, series, "", 3 if few else 14 + wave(year, at, column) % 40]


def projects():
    """Projects of several years, with a planned end."""
    start = date(2015, 2, 1)
    names = ["Reading rooms", "School gardens", "Debate league", LONG[2], CYRILLIC[1], "One day"]
    for at, name in enumerate(names):
        begin = start + timedelta(days=260 * at)
        if name == "One day":
            yield [name, begin, begin + timedelta(days=1), begin + timedelta(days=2)]
        else:
            yield [name, begin, begin + timedelta(days=80 + 10 * at), begin + timedelta(days=500 + 60 * at)]


def indicators():
    """Targets: met, missed, far above, zero reached, a long name."""
    for key, name, target, actual in [("A", "Students in lessons", 1200, 1310), ("B", "Teachers trained", 80, 74), ("C", "Girls in clubs", 300, 190),
                                      ("D", "Libraries opened", 4, 31), ("E", "Schools with a garden", 12, 0), ("F", LONG[2], 50, 51)]:
        yield [key, 2019, name, "activities", target, actual]


def main():
    write("sessions.csv", ["date", "town", "district", "help", "girls", "boys", "members", "hours"], sessions())
    write("people.csv", ["person_id", "date", "age", "sex"], people())
    write("survey.csv", ["date", "question", "answer", "answers"], survey())
    write("hostile.csv", ["date", "case", "label", "series", "value", "people"], hostile())
    write("camps.csv", ["date", "camp", "age", "sex", "guests"], camps())
    write("opinions.csv", ["date", "camp", "question", "answer", "answers"], opinions())
    write("crowds.csv", ["date", "case", "panel", "label", "series", "value", "people"], crowds())
    write("projects.csv", ["project", "begun", "opened", "ends"], projects())
    write("indicators.csv", ["indicator_id", "year", "name", "unit", "target", "actual"], indicators())


if __name__ == "__main__":
    main()
