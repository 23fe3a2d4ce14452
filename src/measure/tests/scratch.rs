use super::super::{answer, count, plan};
use crate::config::{self, Filter, Overrides, Point};
use crate::diagnostic::Diagnostics;
use crate::project::Project;
use crate::prose;
#[test]
fn bench() {
    let path = std::env::var("BENCH").unwrap_or("/tmp/wt/bench_measure".into());
    let project = Project::open(std::path::Path::new(&path)).unwrap();
    let mut d = Diagnostics::default();
    let t0 = std::time::Instant::now();
    let config = config::read(&project, &Overrides::default(), &mut d);
    let Ok(config) = config else { panic!("{:#?}", d.all()) };
    let prose = prose::read(&project, &config, &mut d);
    let Ok(prose) = prose else { panic!("{:#?}", d.all()) };
    let t1 = std::time::Instant::now();
    let Ok(plan) = plan(&config, &prose, &mut d) else { panic!("{:#?}", d.all()) };
    println!("questions {}", plan.questions.len());
    let t2 = std::time::Instant::now();
    let Ok(tally) = count(&project, &config, &plan, &mut d) else { panic!("{:#?}", &d.all()[..5.min(d.all().len())]) };
    let t3 = std::time::Instant::now();
    println!("groups {:?}", tally.counters.iter().map(|c| c.groups.len()).collect::<Vec<_>>());
    let facts = answer(&config, plan, tally);
    let t4 = std::time::Instant::now();
    println!("config {:?} plan {:?} count {:?} answer {:?}", t1 - t0, t2 - t1, t3 - t2, t4 - t3);
    println!("{:?}", d.all());
    let f = |m: &str, p: &str, cell: &[(&str, &str)]| {
        let p = config.report.year.parse(p).unwrap();
        let x = facts.fact(&Point {
            measure: m.into(),
            filter: Filter::default(),
            period: p,
            cell: cell.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect(),
        });
        format!(
            "{:?} {:?}",
            x.value.map(|v| v.to_json()),
            (x.numerator.map(|v| v.to_json()), x.denominator.map(|v| v.to_json()), x.rows_used)
        )
    };
    for m in facts.measures.keys() {
        println!("{m}: {} | {}", f(m, "2019", &[]), f(m, "2018", &[]));
    }
    for m in
        ["served", "activities", "participants_female", "participants_male", "participants", "hours", "grant_amount"]
    {
        println!("Prizren {m} {}", f(m, "2019", &[("place", "Prizren")]));
    }
    for p in ["P1", "P2", "P6"] {
        println!(
            "{p} {} {} {}",
            f("indicators_met", "2019", &[("program", p)]),
            f("indicators_with_target", "2019", &[("program", p)]),
            f("female_share", "2019", &[("program", p)])
        );
    }
    println!("{}", f("in_service", "2019-10", &[]));
    println!("two {}", f("served", "2019", &[("service_name", "two_year")]));
    println!("cal {}", f("served", "2019", &[("home_region", "California")]));
    println!("oct {}", f("participants", "2019-10", &[]));
    println!("tefl {}", f("participants", "2019", &[("program", "P1")]));
    println!("spa {}", f("grant_amount", "2019", &[("source", "SPA")]));
    println!("oct tefl {}", f("activities", "2019-10", &[("program", "P1")]));
    println!("ind {}", f("achievement", "2019", &[("indicator", "I11")]));
    println!("ind {}", f("indicator_actual", "2019", &[("indicator", "I11")]));
    println!("{:?}", facts.records["largest-grants"].rows.first());
    println!("{:?}", facts.records["largest-grants"].rows.len());
    println!("{:?}", facts.table_rows);
    println!("{:?}", facts.attributes);
    for (n, a) in &facts.axes {
        println!(
            "{n} {:?} {} {:?} {:?}",
            a.shape,
            a.whole,
            a.members.len(),
            a.members.iter().take(3).collect::<Vec<_>>()
        );
    }
    println!("{:?}", facts.inputs);
}
