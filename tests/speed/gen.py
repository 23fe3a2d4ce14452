#!/usr/bin/env python3
"""Deterministic input generator: gen.py --size S|M|L|XL --out DIR   (standard library only)

Writes programs, volunteers, activities, indicators and grants as CSV (UTF-8, LF, comma,
no quoting needed).  Same size + same seed = same bytes.
"""
import argparse, os, random
from datetime import date, timedelta

SIZES = {"S": (400, 12_000, 240), "M": (4_000, 200_000, 2_000),
         "L": (40_000, 2_000_000, 20_000), "XL": (200_000, 20_000_000, 100_000)}

PROGRAMS = [  # id, name, sector, objective, start, end
    ("P1", "TEFL", "Education", "Improve English teaching and learning in primary and secondary schools", "2014-06-01", ""),
    ("P2", "COD", "Community Development", "Strengthen community organizations and municipal youth offices", "2014-06-01", ""),
    ("P3", "Youth in Development", "Youth", "Build life skills and employability among young people", "2015-09-01", ""),
    ("P4", "Response", "Cross-sector", "Place experienced professionals in short assignments", "2014-10-01", ""),
    ("P5", "Virtual Service", "Cross-sector", "Support partners online from the United States", "2016-01-01", ""),
    ("P6", "Inclusive Education", "Education", "Help schools include learners with disabilities", "2016-09-01", "")]

# name, relative weight
MUNICIPALITIES = [
    ("Prishtinë", 200), ("Prizren", 178), ("Ferizaj", 109), ("Pejë", 96), ("Gjakovë / Đakovica", 95),
    ("Gjilan", 90), ("Podujevë", 88), ("Mitrovicë e Jugut", 72), ("Vushtrri", 70), ("Suharekë", 60),
    ("Drenas", 59), ("Lipjan", 58), ("Rahovec", 56), ("Malishevë", 55), ("Skenderaj", 51),
    ("Viti", 47), ("Deçan", 40), ("Istog", 39), ("Klinë", 39), ("Kamenicë", 36),
    ("Fushë Kosovë", 35), ("Dragash / Dragaš", 34), ("Kaçanik", 33), ("Shtime", 27), ("Obiliq", 22),
    ("Leposaviq / Leposavić", 14), ("Mitrovicë e Veriut", 12), ("Graçanicë", 11), ("Hani i Elezit", 9),
    ("Zveçan / Zvečan", 7), ("Shtërpcë / Štrpce", 7), ("Novobërdë", 7), ("Zubin Potok", 3),
    ("Junik", 6), ("Mamushë", 5), ("Ranillug", 3), ("Kllokot", 1), ("Partesh / Parteš", 1)]

STATES = [
    ("California", 119), ("Texas", 78), ("Florida", 62), ("New York", 66), ("Pennsylvania", 45), ("Illinois", 43),
    ("Ohio", 39), ("Georgia", 35), ("North Carolina", 36), ("Michigan", 34), ("New Jersey", 27), ("Virginia", 41),
    ("Washington", 37), ("Arizona", 21), ("Massachusetts", 29), ("Tennessee", 18), ("Indiana", 18), ("Missouri", 20),
    ("Maryland", 30), ("Wisconsin", 24), ("Colorado", 30), ("Minnesota", 28), ("South Carolina", 14), ("Alabama", 8),
    ("Louisiana", 8), ("Kentucky", 9), ("Oregon", 22), ("Oklahoma", 7), ("Connecticut", 12), ("Utah", 8), ("Iowa", 10),
    ("Nevada", 6), ("Arkansas", 5), ("Mississippi", 4), ("Kansas", 8), ("New Mexico", 7), ("Nebraska", 5),
    ("Idaho", 6), ("West Virginia", 4), ("Hawaii", 3), ("New Hampshire", 7), ("Maine", 8), ("Rhode Island", 4),
    ("Montana", 6), ("Delaware", 3), ("South Dakota", 2), ("North Dakota", 2), ("Alaska", 3),
    ("District of Columbia", 9), ("Vermont", 7), ("Wyoming", 2)]

INDICATORS = [  # id, program, name, unit
    ("I11", "P1", "Learners taught with improved methods", "people"),
    ("I12", "P1", "Co-taught lessons", "activities"),
    ("I13", "P1", "Teacher training hours", "hours"),
    ("I21", "P2", "Members of organizations trained", "people"),
    ("I22", "P2", "Organization coaching sessions", "activities"),
    ("I23", "P2", "Advisory hours to municipalities", "hours"),
    ("I31", "P3", "Young people in life-skills groups", "people"),
    ("I32", "P3", "Camps and clubs run", "activities"),
    ("I33", "P3", "Mentoring hours", "hours"),
    ("I41", "P4", "Professionals trained", "people"),
    ("I42", "P4", "Technical workshops", "activities"),
    ("I43", "P4", "Technical assistance hours", "hours"),
    ("I51", "P5", "Partners supported online", "people"),
    ("I52", "P5", "Online sessions", "activities"),
    ("I53", "P5", "Online support hours", "hours"),
    ("I61", "P6", "Learners with disabilities included", "people"),
    ("I62", "P6", "Inclusive classroom sessions", "activities"),
    ("I63", "P6", "Resource room hours", "hours")]

YEARS = (2015, 2016, 2017, 2018, 2019)
EXTRACT = date(2020, 3, 31)        # the day the data were exported
EVACUATION = date(2020, 3, 16)
MONTH_FACTOR = (0.75, 0.9, 1.0, 1.0, 1.05, 0.8, 0.45, 0.4, 0.9, 1.1, 1.05, 0.7)
# acceptance 0..255 per program and month
ACCEPT = [
    (190, 220, 255, 245, 250, 150, 40, 30, 210, 255, 250, 170),
    (200, 220, 230, 230, 240, 220, 160, 120, 210, 240, 230, 160),
    (120, 140, 170, 190, 220, 250, 255, 255, 180, 170, 160, 110),
    (170, 190, 210, 220, 220, 200, 140, 130, 200, 220, 210, 140),
    (210, 210, 220, 210, 200, 190, 190, 180, 210, 220, 220, 180),
    (180, 200, 240, 240, 235, 140, 30, 25, 220, 250, 240, 150)]
WEEKDAY = (1.0, 1.05, 1.05, 1.05, 0.95, 0.45, 0.12)


def pick_table(pairs, n=4096):
    """weighted look-up table of n entries (largest remainders)"""
    total = sum(w for _, w in pairs)
    out, acc = [], 0.0
    for v, w in pairs:
        acc += w * n / total
        while len(out) < int(acc + 0.5):
            out.append(v)
    while len(out) < n:
        out.append(pairs[-1][0])
    return out[:n]


def add_months(d, m):
    y, k = divmod(d.year * 12 + d.month - 1 + m, 12)
    return date(y, k + 1, min(d.day, 28))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--size", choices=SIZES, required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=2019)
    a = ap.parse_args()
    n_vol, n_act, n_grant = SIZES[a.size]
    rnd = random.Random(f"{a.seed}-{a.size}")
    os.makedirs(a.out, exist_ok=True)

    def create(name):
        return open(os.path.join(a.out, name), "w", encoding="utf-8", newline="\n", buffering=1 << 20)

    with create("programs.csv") as f:
        f.write("program_id,name,sector,objective,start_date,end_date\n")
        for p in PROGRAMS:
            f.write(",".join(p) + "\n")

    muni = pick_table(MUNICIPALITIES)
    state = pick_table(STATES)
    two_year_prog = pick_table([("P1", 55), ("P2", 22), ("P3", 13), ("P6", 10)], 1024)
    cohort_year = pick_table([(2013, 6), (2014, 9), (2015, 12), (2016, 14), (2017, 17), (2018, 20), (2019, 22)], 1024)
    resp_year = pick_table([(2014, 3), (2015, 10), (2016, 14), (2017, 20), (2018, 24), (2019, 29)], 1024)
    virt_year = pick_table([(2016, 8), (2017, 17), (2018, 29), (2019, 46)], 1024)
    vols = []                                  # (start, last active day, prefix, program index, municipality)
    with create("volunteers.csv") as f:
        f.write("volunteer_id,service,program_id,cohort,municipality,start_date,end_date,end_reason,"
                "sex,birth_year,home_state,hours_per_week\n")
        for i in range(n_vol):
            u = rnd.random()
            m = MUNICIPALITIES[i][0] if i < 38 else muni[rnd.getrandbits(12)]
            if u < 0.58:
                service, p, y = "two_year", two_year_prog[rnd.getrandbits(10)], cohort_year[rnd.getrandbits(10)]
                if p == "P3" and y < 2015: p = "P1"
                if p == "P6" and y < 2016: p = "P2"
                start = date(y, 8, 12 + y % 5)
                end, cohort, hpw = add_months(start, 24), f"K{y - 2013 + 1}", 40
                age = rnd.choice((22, 23, 23, 24, 24, 25, 25, 26, 27, 28, 30, 33)) if rnd.random() < 0.86 else rnd.randint(34, 72)
                et = 0.13
            elif u < 0.73:
                service, p, y = "response", "P4", resp_year[rnd.getrandbits(10)]
                start = date(y, 1 if y > 2014 else 10, 1) + timedelta(days=rnd.randrange(365 if y > 2014 else 90))
                end, cohort, hpw = add_months(start, rnd.randint(3, 12)), f"R{y}", 40
                age, et = rnd.randint(27, 74), 0.06
            else:
                service, p, y = "virtual", "P5", virt_year[rnd.getrandbits(10)]
                start = date(y, 1, 4) + timedelta(days=rnd.randrange(360))
                end, cohort, hpw = start + timedelta(days=7 * rnd.randint(12, 39)), f"V{y}", rnd.randint(5, 15)
                age, et = rnd.randint(23, 78), 0.08
            reason = "completed"
            if rnd.random() < et:
                end = start + timedelta(days=int((end - start).days * (0.05 + 0.9 * rnd.random())))
                reason = "early_termination"
            if service != "virtual" and start <= EVACUATION < end:
                end, reason = EVACUATION, "evacuated"
            elif end > EXTRACT:
                end, reason = None, ""
            s = rnd.random()
            sex = "F" if s < 0.62 else "M" if s < 0.985 else "X"
            vid = f"V{i + 1:06d}"
            f.write(f"{vid},{service},{p},{cohort},{m},{start},{end or ''},{reason},{sex},{start.year - age},"
                    f"{state[rnd.getrandbits(12)]},{hpw}\n")
            vols.append((start, end or EXTRACT, vid + "," + p + ",", int(p[1]) - 1, m))

    # ---- activities: day by day over the volunteers then in service
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    days = [first + timedelta(days=k) for k in range((last - first).days + 1)]
    start_on, end_after, active, where = {}, {}, [], {}
    for k, v in enumerate(vols):
        if v[1] < first or v[0] > last:
            continue
        start_on.setdefault(max(v[0], first), []).append(k)
        end_after.setdefault(v[1] + timedelta(days=1), []).append(k)

    def step(d):
        for k in end_after.get(d, ()):
            if k in where:
                pos, tail = where.pop(k), active.pop()
                if tail != k:
                    active[pos] = tail
                    where[tail] = pos
        for k in start_on.get(d, ()):
            if vols[k][1] >= d:
                where[k] = len(active)
                active.append(k)

    weight = []
    for d in days:
        step(d)
        weight.append(len(active) * MONTH_FACTOR[d.month - 1] * WEEKDAY[d.weekday()])
    total = sum(weight)
    active.clear(); where.clear()

    HOURS = pick_table([(0.5, 6), (1.0, 22), (1.5, 18), (2.0, 17), (2.5, 8), (3.0, 8), (3.5, 4), (4.0, 6), (5.0, 3),
                        (6.0, 3), (7.0, 1.5), (8.0, 2), (9.5, 0.6), (10.0, 0.5), (12.0, 0.4)], 1024)
    MEAN = (2.9, 2.5, 2.75, 2.4, 1.6, 2.2)     # log of the typical group size
    FEMALE = (0.54, 0.49, 0.57, 0.5, 0.55, 0.52)
    trng = random.Random(f"{a.seed}-tables")
    tab = []
    for p in range(6):
        rows = []
        for _ in range(1 << 14):
            g = max(1, min(240, int(trng.lognormvariate(MEAN[p], 0.7))))
            fe = sum(trng.random() < FEMALE[p] for _ in range(g)) if g < 60 else int(g * trng.gauss(FEMALE[p], 0.08))
            fe = max(0, min(g, fe))
            h = HOURS[trng.getrandbits(10)]
            rows.append((f"{fe},{g - fe},{h}\n", g, h))
        tab.append(rows)
    ind_of = [[3 * p + k for k in pick_table([(0, 5), (1, 3), (2, 2)], 256)] for p in range(6)]
    ind_txt = [r[0] + "," for r in INDICATORS]
    sums = {y: ([0] * 18, [0] * 18, [0.0] * 18) for y in YEARS}
    bits, done, acc, num = rnd.getrandbits, 0, 0.0, 0
    with create("activities.csv") as f:
        f.write("activity_id,date,volunteer_id,program_id,indicator_id,municipality,participants_female,"
                "participants_male,hours\n")
        for d, w in zip(days, weight):
            step(d)
            acc += w * n_act / total
            n = (n_act if d == last else int(acc + 0.5)) - done
            done += n
            if not n:
                continue
            ppl, cnt, hrs = sums[d.year]
            accept = [row[d.month - 1] for row in ACCEPT]
            today, size, out = f",{d},", len(active), []
            rows = [(vols[k][2], vols[k][3], vols[k][4]) for k in active] if n * 4 > size else None
            for _ in range(n):
                while True:
                    r = bits(96)
                    j = ((r & 0xFFFFFFFF) * size) >> 32
                    if rows is not None:
                        pre, p, m = rows[j]
                    else:
                        k = active[j]; pre, p, m = vols[k][2], vols[k][3], vols[k][4]
                    if accept[p] >= (r >> 32) & 255:
                        break
                if (r >> 40) & 15 == 0:
                    m = muni[(r >> 44) & 4095]
                txt, g, h = tab[p][(r >> 56) & 16383]
                i = ind_of[p][(r >> 70) & 255]
                ppl[i] += g; cnt[i] += 1; hrs[i] += h
                num += 1
                out.append(f"A{num:08d}{today}{pre}{ind_txt[i]}{m},{txt}")
            f.write("".join(out))

    with create("indicators.csv") as f:
        f.write("indicator_id,program_id,name,unit,year,target\n")
        trng = random.Random(f"{a.seed}-targets")
        for i, (iid, p, name, unit) in enumerate(INDICATORS):
            for y in YEARS:
                got = sums[y][("people", "activities", "hours").index(unit)][i]
                t = max(got, 4) / trng.uniform(0.72, 1.32)
                scale = 10 ** max(0, len(str(int(t))) - 2)
                f.write(f"{iid},{p},{name},{unit},{y},{max(1, round(t / scale)) * scale}\n")

    with create("grants.csv") as f:
        f.write("grant_id,source,program_id,municipality,approved_on,amount_usd,community_share_usd,participants\n")
        gy = pick_table([(2015, 14), (2016, 16), (2017, 18), (2018, 23), (2019, 29)], 1024)
        gs = pick_table([("SPA", 52), ("PCPP", 26), ("VAST", 22)], 1024)
        cap = {"SPA": 10_000, "PCPP": 25_000, "VAST": 5_000}
        for i in range(n_grant):
            y, src = gy[rnd.getrandbits(10)], gs[rnd.getrandbits(10)]
            on = date(y, 1, 1) + timedelta(days=rnd.randrange(365))
            amt = int(100 * (200 + (cap[src] - 200) * rnd.betavariate(1.6, 3.0)))
            share = int(amt * rnd.uniform(0.25, 0.7))
            p = two_year_prog[rnd.getrandbits(10)]
            f.write(f"G{i + 1:06d},{src},{p},{muni[rnd.getrandbits(12)]},{on},{amt // 100}.{amt % 100:02d},"
                    f"{share // 100}.{share % 100:02d},{rnd.randint(8, 420)}\n")


if __name__ == "__main__":
    main()
