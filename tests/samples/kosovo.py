#!/usr/bin/env python3
"""kosovo.py DIR -- writes the illustrative records of the Kosovo sample (standard library only; same bytes every time).

kosovo_services.csv (beside this file) is the skeleton: 222 services that reproduce the public totals of Volunteers and
Trainees and of early terminations for fiscal years 2014 to 2019. Nothing here changes their dates, cohorts or reasons;
programs, places, sex, years of birth, home states, activities, grants, targets and partners are added around them.
No record describes a real person, school, grant or partner.
"""
import csv
import os
import random
import sys
from datetime import date, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
CUT_OFF = date(2019, 11, 30)

PROGRAMS = [
    ("TEFL", "English education", "Education",
     "Teachers and students use English with confidence in and out of class", "2014-06-02"),
    ("COD", "Community and organizational development", "Community",
     "Organizations and young people plan and run projects of their own", "2014-06-02"),
    ("PCR", "Response assignments", "Cross-sector", "Specialists meet a need that a partner has named", "2016-01-15"),
    ("VSP", "Virtual Service", "Cross-sector", "People in the United States support partners online", "2018-10-01"),
]

STATES = {
    "California": 14, "New York": 9, "Texas": 8, "Illinois": 7, "Virginia": 7, "Pennsylvania": 7, "Ohio": 6,
    "Washington": 6, "Florida": 6, "Massachusetts": 5, "Michigan": 5, "Colorado": 5, "North Carolina": 5,
    "Minnesota": 5, "Georgia": 4, "Maryland": 4, "Oregon": 4, "Wisconsin": 4, "New Jersey": 3, "Missouri": 3,
    "Arizona": 3, "Tennessee": 2, "Indiana": 2, "Iowa": 2, "Kansas": 1, "Maine": 1, "Vermont": 1, "Montana": 1,
    "New Mexico": 1, "Utah": 1,
}

# indicator, name, program, unit, share of the program's activities, how hard its target is
INDICATORS = [
    ("E1", "Students in English classes with a Volunteer", "TEFL", "people", 30, 0.95),
    ("E2", "Lessons taught together with a local teacher", "TEFL", "activities", 18, 1.02),
    ("E3", "Hours of English clubs", "TEFL", "hours", 14, 0.93),
    ("E4", "Participants in English camps", "TEFL", "people", 9, 0.97),
    ("E5", "Teachers in workshops on methods", "TEFL", "people", 10, 1.12),
    ("E6", "Reading events in school libraries", "TEFL", "activities", 7, 0.9),
    ("C1", "Young people in skills groups", "COD", "people", 22, 0.96),
    ("C2", "Coaching sessions with organizations", "COD", "activities", 16, 0.99),
    ("C3", "Hours of project planning with partners", "COD", "hours", 13, 1.15),
    ("C4", "Women in entrepreneurship groups", "COD", "people", 9, 1.08),
    ("C5", "Volunteering days in communities", "COD", "activities", 8, 0.92),
    ("R1", "Professionals trained by Response Volunteers", "PCR", "people", 10, 0.94),
    ("R2", "Hours of technical advice", "PCR", "hours", 10, 1.04),
    ("V1", "Online sessions with partners", "VSP", "activities", 10, 0.97),
]

# how busy a month is, January to December: the school year
SEASON = {
    "TEFL": (0.8, 1.0, 1.15, 1.1, 1.2, 0.5, 0.45, 0.15, 0.9, 1.2, 1.15, 0.9),
    "COD": (0.7, 0.9, 1.0, 1.05, 1.15, 1.0, 0.9, 0.5, 0.95, 1.05, 1.0, 0.8),
    "PCR": (1.0, 1.0, 1.0, 1.0, 1.0, 0.9, 0.6, 0.4, 1.0, 1.0, 1.0, 0.7),
    "VSP": (0.9, 1.0, 1.1, 1.3, 1.3, 0.8, 0.7, 0.6, 0.9, 1.1, 1.1, 0.7),
}
GROUP = {"TEFL": 24, "COD": 15, "PCR": 11, "VSP": 7}
FEMALE = {"TEFL": 0.56, "COD": 0.58, "PCR": 0.52, "VSP": 0.6}
HOURS = (1, 1, 1, 1.5, 1.5, 2, 2, 2, 3, 4)

GRANT_SOURCES = [("Small Project Assistance", 1800, 5200, 5), ("Partnership Program", 2400, 8800, 3),
                 ("Community funds", 600, 1900, 2)]

PARTNER_KINDS = ["primary school", "secondary school", "municipal youth office", "community organization", "library",
                 "women's association", "training centre"]


def fiscal_year(day):
    return day.year + (day.month >= 10)


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(header) + "\n")
        for row in rows:
            cells = ["" if cell is None else str(cell) for cell in row]
            assert not any(mark in cell for cell in cells for mark in ',"\n'), cells
            file.write(",".join(cells) + "\n")


def weighted(rnd, weights):
    names = list(weights)
    return rnd.choices(names, [weights[name] for name in names])[0]


def services(rnd, places):
    with open(os.path.join(HERE, "kosovo_services.csv"), encoding="utf-8") as file:
        skeleton = list(csv.DictReader(file))
    homes = {name: population for name, population in places if name != "Prishtinë"}
    order = sorted(homes, key=homes.get, reverse=True)
    weights = {name: homes[name] ** 0.62 for name in order[:31]}
    rows = []
    for row in skeleton:
        start = date.fromisoformat(row["start_date"])
        end = date.fromisoformat(row["end_date"]) if row["end_date"] else None
        response = row["service"] == "response"
        program = "PCR" if response else "TEFL" if rnd.random() < 0.69 else "COD"
        if response:
            age = rnd.choice((31, 34, 38, 42, 47, 53, 58, 61, 64, 67))
            projected = start + timedelta(days=rnd.choice((182, 243, 304)))
        else:
            young = rnd.random() < 0.74
            age = rnd.choice((22, 22, 23, 23, 24, 24, 25, 26, 27, 28)) if young else rnd.choice(
                (30, 31, 32, 34, 36, 39, 43, 51, 56, 60, 63, 66))
            projected = date(start.year + 2, 8, 16)
        sex = "F" if rnd.random() < 0.64 else "M"
        rows.append([row["volunteer_id"], row["service"], program, row["cohort"], weighted(rnd, weights),
                     start, row["sworn_in_date"], max(projected, end or projected), end, row["end_reason"], sex,
                     start.year - age, weighted(rnd, STATES), None, None])
    for number in range(1, 41):
        year = 2018 if number <= 12 else 2019
        start = date(year - 1, 10, 8) + timedelta(days=rnd.randrange(0, 290))
        weeks = rnd.randint(12, 27)
        end = start + timedelta(days=7 * weeks - 1)
        done = end <= CUT_OFF
        rows.append([f"S{number:03d}", "virtual", "VSP", f"S{year}", weighted(rnd, weights), start, None, end,
                     end if done else None, "completed" if done else None, "F" if rnd.random() < 0.57 else "M",
                     start.year - rnd.randint(26, 70), weighted(rnd, STATES), rnd.randint(5, 15), weeks])
    return rows


def activities(rnd, rows):
    table = []
    shares = {}
    for indicator, _, program, _, share, _ in INDICATORS:
        shares.setdefault(program, {})[indicator] = share
    for row in rows:
        identity, program, place, start, end = row[0], row[2], row[4], row[5], row[8] or CUT_OFF
        first = start + timedelta(days=75 if row[1] == "two_year" else 12)
        day = first
        while day <= min(end, CUT_OFF):
            month = SEASON[program][day.month - 1]
            if rnd.random() < month * (0.235 if program != "VSP" else 0.24):
                when = day + timedelta(days=rnd.randrange(0, 6))
                indicator = weighted(rnd, shares[program])
                size = max(2, round(rnd.gammavariate(3.2, GROUP[program] / 3.2)))
                if indicator in ("E5", "C2", "C3"):
                    size = max(2, size // 2)
                women = sum(rnd.random() < (0.93 if indicator == "C4" else FEMALE[program]) for _ in range(size))
                if when <= min(end, CUT_OFF):
                    table.append((when, identity, program, indicator, place, women, size - women, rnd.choice(HOURS)))
            day += timedelta(days=7)
    table.sort(key=lambda entry: (entry[0], entry[1], entry[3]))
    return [(f"A{number:05d}", *entry) for number, entry in enumerate(table, 1)]


def grants(rnd, rows):
    table = []
    for year, count in ((2015, 9), (2016, 16), (2017, 21), (2018, 26), (2019, 31)):
        opened, closed = date(year - 1, 10, 1), date(year, 9, 30)
        serving = [row for row in rows if row[1] == "two_year" and row[5] + timedelta(days=120) < closed
                   and (row[8] or CUT_OFF) > opened + timedelta(days=120)]
        for _ in range(count):
            row = rnd.choice(serving)
            name, low, high, _ = rnd.choices(GRANT_SOURCES, [source[3] for source in GRANT_SOURCES])[0]
            amount = 10 * round(rnd.triangular(low, high, low + (high - low) * 0.3) / 10)
            community = 10 * round(amount * rnd.uniform(0.28, 0.72) / 10)
            approved = date(year - 1, 11, 5) + timedelta(days=rnd.randrange(0, 300))
            table.append((approved, name, row[2], row[4], amount, community, rnd.randint(20, 260)))
    table.sort()
    return [(f"G{number:03d}", source, program, place, approved, amount, "USD", community, people)
            for number, (approved, source, program, place, amount, community, people) in enumerate(table, 1)]


def indicators(rnd, acts):
    sums = {}
    for _, when, _, _, indicator, _, women, men, hours in acts:
        entry = sums.setdefault((indicator, fiscal_year(when)), {"people": 0, "activities": 0, "hours": 0})
        entry["people"] += women + men
        entry["activities"] += 1
        entry["hours"] += hours
    table = []
    for indicator, name, program, unit, _, hardness in INDICATORS:
        for year in (2017, 2018, 2019):
            got = sums.get((indicator, year), {}).get(unit, 0)
            if got == 0:
                continue
            wish = got * (hardness if year == 2019 else rnd.uniform(0.88, 1.14))
            step = 5 if wish < 100 else 10 if wish < 500 else 50
            table.append((indicator, year, name, program, unit, max(step, step * round(wish / step))))
    return table


def partners(rnd, rows):
    table, number = [], 0
    for place in sorted({row[4] for row in rows}):
        for _ in range(rnd.choice((2, 3, 3, 4))):
            number += 1
            table.append((f"B{number:03d}", rnd.choice(PARTNER_KINDS), place, date(rnd.randint(2014, 2019), 9, 1)))
    return table


def cohorts(rows):
    table = []
    for cohort in sorted({row[3] for row in rows if row[1] == "two_year" and row[3].startswith("K")}):
        group = [row for row in rows if row[3] == cohort]
        sworn = sorted(row[6] for row in group if row[6])
        table.append((cohort, min(row[5] for row in group), sworn[len(sworn) // 2], date(group[0][5].year + 2, 8, 16)))
    return table


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "places.csv"), encoding="utf-8") as file:
        places = [(row["place"], int(row["population"])) for row in csv.DictReader(file)]
    rnd = random.Random(2019)
    rows = services(rnd, places)
    acts = activities(rnd, rows)
    write(folder, "volunteers.csv",
          "volunteer_id service program_id cohort place start_date sworn_in_date projected_end_date end_date end_reason"
          " sex birth_year home_region hours_per_week weeks".split(), rows)
    write(folder, "programs.csv", "program_id name sector objective start_date".split(), PROGRAMS)
    write(folder, "activities.csv",
          "activity_id date volunteer_id program_id indicator_id place participants_female participants_male hours".split(),
          acts)
    write(folder, "grants.csv",
          "grant_id source program_id place approved_on amount currency community_amount participants".split(),
          grants(rnd, rows))
    write(folder, "indicators.csv", "indicator_id year name program_id unit target".split(), indicators(rnd, acts))
    write(folder, "partners.csv", "partner_id kind place since".split(), partners(rnd, rows))
    write(folder, "cohorts.csv", "cohort arrived sworn_in close_of_service".split(), cohorts(rows))


if __name__ == "__main__":
    main()
