#!/usr/bin/env python3
"""expected.py [NAME=]DIR ... > expected.json -- the numbers of SPEC.md from duckdb SQL, independent of the program"""
import json, math, sys
import duckdb

MONTHS = "January February March April May June July August September October November December".split()

def rnd(v, k=0):
    return math.floor(abs(v) * 10**k + 0.5) / 10**k * (-1 if v < 0 else 1)

def num(v, k=0): return f"{rnd(v, k):,.{k}f}"
def pct(a, b): return num(100 * a / b, 1)

def signed(v, unit):
    r = rnd(v, 1)
    return ("\u2212" if r < 0 else "+") + f"{abs(r):,.1f}" + unit

def one(dirname):
    c = duckdb.connect()
    q = lambda s: c.execute(s).fetchall()
    for t in ("programs", "volunteers", "activities", "indicators", "grants"):
        c.execute(f"create table {t} as select * from read_csv('{dirname}/{t}.csv', header=true, nullstr='', sample_size=-1)")
    c.execute("create view a as select *, participants_female+participants_male as p, year(date) as y, month(date) as m from activities")
    out, head = {}, {}
    for y in (2019, 2018):
        h = {}
        h["active_dec31"] = q(f"select count(*) from volunteers where start_date<=date '{y}-12-31' and coalesce(end_date, date '9999-01-01')>=date '{y}-12-31'")[0][0]
        sv = f"start_date<=date '{y}-12-31' and coalesce(end_date, date '9999-01-01')>=date '{y}-01-01'"
        h["served"] = q(f"select count(*) from volunteers where {sv}")[0][0]
        h["volunteer_months"] = q(f"select sum(date_diff('day', greatest(start_date, date '{y}-01-01'), least(coalesce(end_date, date '{y}-12-31'), date '{y}-12-31'))+1) from volunteers where {sv}")[0][0] / 30.4375
        h["et_rate"] = 100 * q(f"select count(*) from volunteers where end_reason='early_termination' and year(end_date)={y}")[0][0] / h["served"]
        h["female"], h["male"], h["participants"], h["municipalities"], h["hours"] = q(
            f"select sum(participants_female), sum(participants_male), sum(p), count(distinct municipality), sum(hours) from a where y={y}")[0]
        h["grants_amount"] = q(f"select sum(cast(amount_usd as decimal(18,2))) from grants where year(approved_on)={y}")[0][0]
        h["grants_amount"] = float(h["grants_amount"])
        head[y] = h
    n, p = head[2019], head[2018]
    show = {"et_rate": lambda v: num(v, 1) + "%", "hours": lambda v: num(v, 1), "grants_amount": lambda v: "$" + num(v)}
    H = {}
    for k in ("active_dec31", "served", "volunteer_months", "et_rate", "participants", "municipalities", "grants_amount", "hours"):
        f = show.get(k, num)
        ch = signed(n[k] - p[k], " pts") if k == "et_rate" else signed(100 * (n[k] - p[k]) / p[k], "%")
        H[k] = {"value": f(n[k]), "change": f"{ch} against 2018 ({f(p[k])})"}
    H["participants"]["split"] = f"{num(n['female'])} female, {num(n['male'])} male"
    out["headline"] = H
    sv = "start_date<=date '2019-12-31' and coalesce(end_date, date '9999-01-01')>=date '2019-01-01'"
    served, S = n["served"], []
    S.append(f"In 2019, {num(served)} Volunteers served, {signed(100*(served-p['served'])/p['served'], '%')} against {num(p['served'])} in 2018.")
    tw = q(f"select count(*) from volunteers where service='two_year' and {sv}")[0][0]
    S.append(f"Two-year Volunteers were {pct(tw, served)}% of the {num(served)} who served in 2019.")
    d, mx = q("""with d as (select last_day(m) as d from range(date '2015-01-01', date '2020-01-01', interval 1 month) t(m))
        select d, count(*) c from d join volunteers v on v.start_date<=d.d and (v.end_date is null or v.end_date>=d.d) group by d order by c desc, d limit 1""")[0]
    S.append(f"The most Volunteers serving at the end of a month was {num(mx)}, in {MONTHS[d.month-1]} {d.year}.")
    med, fem = q(f"select median(2019-birth_year), count(*) filter (sex='F') from volunteers where {sv}")[0]
    S.append(f"The median age was {num(med,1)}, and {pct(fem, served)}% of Volunteers were women.")
    st, k = q(f"select home_state, count(*) c from volunteers where {sv} group by 1 order by c desc, 1 limit 1")[0]
    S.append(f"The most common home state was {st}, with {num(k)} Volunteers ({pct(k, served)}%).")
    m, k = q("select m, sum(p) c from a where y=2019 group by 1 order by c desc, m limit 1")[0]
    S.append(f"The busiest month was {MONTHS[m-1]}, with {num(k)} participants.")
    nm, k, fe = q("select name, sum(p) c, sum(participants_female) from a join programs using(program_id) where y=2019 group by 1 order by c desc limit 1")[0]
    S.append(f"{nm} reached the most participants, {num(k)}, of whom {pct(fe, k)}% were female.")
    k, t = q("""select count(*) filter (act>=target), count(*) from (select i.indicator_id, any_value(target) target,
        coalesce(case any_value(unit) when 'people' then sum(p) when 'hours' then sum(hours) else count(a.activity_id) end, 0) act
        from indicators i left join a on a.indicator_id=i.indicator_id and a.y=2019 where i.year=2019 group by 1)""")[0]
    S.append(f"{k} of {t} indicators met their 2019 target.")
    src, k = q("select source, sum(amount_usd) c from grants where year(approved_on)=2019 group by 1 order by c desc limit 1")[0]
    S.append(f"Grants approved in 2019 came to ${num(n['grants_amount'])}, of which {src} was {pct(float(k), n['grants_amount'])}%.")
    m, nm, k = q("select m, name, count(*) c from a join programs using(program_id) where y=2019 group by m, program_id, name order by c desc, m, program_id limit 1")[0]
    S.append(f"Activities peaked in {MONTHS[m-1]} in {nm}, with {num(k)}.")
    k = q("select sum(c) from (select municipality, sum(p) c from a where y=2019 group by 1 order by c desc, 1 limit 15)")[0][0]
    S.append(f"The 15 leading municipalities held {pct(k, n['participants'])}% of all participants.")
    S.append(f"The median activity lasted {num(q('select median(hours) from a where y=2019')[0][0], 2)} hours.")
    out["sentences"] = S
    rows = q(f"""with names as (select municipality from volunteers union select municipality from activities union select municipality from grants),
        v as (select municipality, count(*) v from volunteers where {sv} group by 1),
        t as (select municipality, count(*) n, sum(participants_female) f, sum(participants_male) m, sum(p) p, sum(hours) h from a where y=2019 group by 1),
        g as (select municipality, sum(cast(amount_usd as decimal(18,2))) g from grants where year(approved_on)=2019 group by 1)
        select municipality, coalesce(v,0), coalesce(n,0), coalesce(f,0), coalesce(m,0), coalesce(p,0), coalesce(h,0), coalesce(g,0)
        from names left join v using(municipality) left join t using(municipality) left join g using(municipality) order by 6 desc, 1""")
    out["municipalities"] = [[r[0]] + [num(x) for x in r[1:6]] + [num(r[6], 1), num(float(r[7]))] for r in rows]
    rows = q("select grant_id, source, name, municipality, cast(approved_on as varchar), amount_usd, community_share_usd, participants from grants join programs using(program_id) where year(approved_on)=2019 order by amount_usd desc, grant_id limit 60")
    out["grants"] = [[str(i + 1)] + list(r[:5]) + [num(r[5], 2), num(r[6], 2), num(r[7])] for i, r in enumerate(rows)]
    cnt = [q(f"select count(*) from {t}")[0][0] for t in ("volunteers", "activities", "grants")]
    out["cover"] = f"Counted from {num(cnt[0])} volunteer, {num(cnt[1])} activity and {num(cnt[2])} grant records"
    return out

if __name__ == "__main__":
    res = {}
    for a in sys.argv[1:]:
        name, _, d = a.rpartition("=")
        res[name or d] = one(d)
    json.dump(res, sys.stdout, ensure_ascii=False, indent=1)
    print()
