//! Each formula of GRAMMAR 2.6 on small files.

use super::given;

const VOLUNTEERS: &str = "\
volunteer_id,person_id,service,start_date,sworn_in_date,end_date,end_reason,cohort,place,sex,birth_year,hours_per_week,weeks
V1,A,two_year,2017-06-01,2017-08-15,2019-06-30,completed,K1,Prizren,F,1990,,
V2,A,response,2019-10-01,,,,R1,Prizren,F,1990,,
V3,C,two_year,2018-06-01,2018-08-15,2019-01-01,resigned,K2,Pejë,M,1980,,
V4,D,two_year,2018-06-01,,2018-12-31,evacuated,K2,Pejë,M,1981,,
V5,E,two_year,2019-12-31,,,,K3,,X,,,
V6,F,virtual,2019-12-25,,,,W,,F,1950,7,4
V7,G,virtual,2019-03-01,,2019-03-14,completed,W,,F,1960,10,
";

fn volunteers(toml: &str) -> super::Given {
    given(&format!("[privacy]\nminimum = 0\n{toml}"), &[("volunteers.csv", VOLUNTEERS)])
}

#[test]
fn services_are_counted_by_their_days() {
    volunteers("").gives(&[
        // A person in two services counts once; the end is the last day of service.
        ("served", "3"),
        ("served @2018", "3"),
        ("served @2019-01-01", "2"),
        ("served @2018-12-31", "3"),
        ("in_service", "2"),
        ("in_service @2018", "3"),
        ("started", "2"),
        ("started @2018", "2"),
        ("sworn_in @2018", "1"),
        ("ended", "2"),
        ("completed", "1"),
        ("early_terminations", "1"),
        ("early_terminations @2018", "0"),
        ("early_termination_rate", "33.3333333333333"),
        ("response_assignments", "1"),
        ("places_served", "2"),
        // Before the first and after the last year of the file nothing is known.
        ("served @2016", "x"),
        ("early_termination_rate @2016", "x"),
        ("early_terminations @2020", "x"),
    ]);
}

#[test]
fn days_are_clipped_to_the_period() {
    volunteers("").gives(&[
        // V1 181 + V2 92 + V3 1 + V5 1 = 275 days × 16/487.
        ("volunteer_months", "9.03490759753593"),
        ("response_months", "3.02258726899384"),
        ("volunteer_months @2019-12-31", "0.0657084188911704"),
        ("virtual_participants", "2"),
        // V6 to the end of the year: 7 × 7 / 7, in January its 4 weeks end on the 21st: 7 × 21 / 7. V7: 10 × 14 / 7.
        ("virtual_hours", "27"),
        ("virtual_hours @2020-01", "21"),
    ]);
}

#[test]
fn ages_are_of_persons_and_medians_take_the_middle() {
    volunteers("").gives(&[
        // A (29) once although in two services, C (39); E has no year of birth.
        ("median_age", "34"),
        ("median_age @2018", "37"),
        ("served age=29", "1"),
        ("served age=", "1"),
        ("served age_band=25", "1"),
        ("served age_band=30", "1"),
        ("median_age sex=M", "39"),
        ("median_age sex=X", "x"),
    ]);
}

#[test]
fn a_cohort_is_followed_to_the_end_of_the_period() {
    volunteers("").gives(&[
        ("cohort_attrition cohort=K2", "50"),
        ("cohort_attrition cohort=K2 @2018", "0"),
        ("cohort_attrition cohort=K1", "0"),
        ("cohort_attrition cohort=K3 @2018", "x"),
    ]);
}

#[test]
fn report_volunteers_says_who_counts() {
    let all = "[report]\ntitle = \"T\"\nperiod = \"2019\"\nvolunteers = [\"two_year\", \"response\", \"virtual\"]\n";
    given(all, &[("volunteers.csv", VOLUNTEERS)]).gives(&[("served", "5"), ("served ?service=virtual", "2")]);
    let own = "[measures.online]\nsource = \"volunteers\"\ncount = true\nwhere = { service = \"virtual\" }\n";
    volunteers(own).gives(&[("online", "2"), ("served", "3")]);
}

const ACTIVITIES: &str = "\
date,volunteer_id,place,participants,participants_female,participants_male,hours
2019-01-10,V1,Prizren,,10,5,0.5
2019-02-10,V1,Prizren,20,8,,1
2019-12-31,V2,,,,,2.25
2018-07-01,V2,Pejë,7,,,10
";

#[test]
fn activities_are_summed_exactly() {
    let toml = "\
[measures.median_hours]
source = \"activities\"
median = \"hours\"
[measures.mean_hours]
source = \"activities\"
mean = \"hours\"
[measures.longest]
source = \"activities\"
max = \"hours\"
[measures.by_sex]
source = \"activities\"
sum = { F = \"participants_female\", M = \"participants_male\" }
as = \"sex\"
[measures.long_ones]
source = \"activities\"
count = true
where = { hours = { min = 1, below = 2.25 } }
[measures.per_activity]
ratio = [\"participants\", \"activities\"]
[dimensions.length]
of = \"hours\"
breaks = [0, 0.5, 1]
";
    given(toml, &[("activities.csv", ACTIVITIES)]).gives(&[
        ("activities", "3"),
        ("hours", "3.75"),
        ("active_volunteers", "2"),
        ("places_reached", "1"),
        ("participants", "35"),
        ("participants_female", "18"),
        ("female_share", "78.2608695652174"),
        ("female_share @2018", "x"),
        ("median_hours", "1"),
        ("median_hours @2019-01-01/2019-02-28", "0.75"),
        ("median_hours @2017", "x"),
        ("mean_hours", "1.25"),
        ("longest", "2.25"),
        ("by_sex sex=F", "18"),
        ("by_sex sex=M", "5"),
        ("by_sex", "23"),
        ("by_sex ?sex=M", "5"),
        ("long_ones", "1"),
        ("per_activity", "11.6666666666667"),
        ("activities length=0", "0"),
        ("activities length=0.5", "1"),
        ("activities length=1", "2"),
        ("activities place=", "1"),
        ("activities place=Prizren", "2"),
        ("activities @2018-07", "1"),
        ("activities @2018-08", "0"),
        ("hours @2018-08", "0"),
        ("mean_hours @2018-08", "x"),
        ("activities @2017", "x"),
    ]);
}

#[test]
fn grants_are_money() {
    let csv = "grant_id,approved_on,amount,currency,source,community_amount\nG1,2019-01-01,100.10,EUR,SPA,50\nG2,2019-12-31,200.20,EUR,VAST,\n";
    given("", &[("grants.csv", csv)]).gives(&[
        ("grants", "2"),
        ("grant_amount", "300.3"),
        ("grant_average", "150.15"),
        ("community_amount", "50"),
        ("community_share", "14.2734798743934"),
        ("grant_amount source=SPA", "100.1"),
    ]);
}

#[test]
fn indicators_have_targets_and_what_was_reached() {
    let indicators = "\
indicator_id,year,target,name,program_id,unit,direction,measure,actual
I1,2019,20,People,P1,people,,,
I2,2019,3,Drop-out,P1,percent,less,,2.5
I3,2019,2,Served,P2,,,served,
I4,2019,10,Hours,P2,hours,,,
I5,2019,10,Shares,P2,percent,,,
I1,2018,5,People,P1,people,,,
";
    let activities =
        "date,indicator_id,participants,hours\n2019-05-01,I1,25,1\n2019-06-01,I4,1,9.5\n2018-06-01,I1,4,1\n";
    let volunteers = "volunteer_id,start_date\nV1,2019-01-01\nV2,2019-01-02\n";
    let programs = "program_id,name\nP1,One\nP2,Two\n";
    let files = [
        ("indicators.csv", indicators),
        ("activities.csv", activities),
        ("volunteers.csv", volunteers),
        ("programs.csv", programs),
    ];
    given("", &files).gives(&[
        ("indicator_actual indicator=I1", "25"),
        ("indicator_actual indicator=I1 @2018", "4"),
        ("indicator_target indicator=I1", "20"),
        ("achievement indicator=I1", "125"),
        ("indicator_actual indicator=I2", "2.5"),
        ("indicator_actual indicator=I3", "2"),
        ("indicator_actual indicator=I4", "9.5"),
        ("achievement indicator=I5", "x"),
        ("indicator_target", "x"),
        ("indicators_with_target", "5"),
        ("indicators_met", "3"),
        ("indicators_met @2018", "0"),
        ("indicators_met program=P1", "2"),
        ("indicators_met program=P2", "1"),
        ("indicators_with_target @2017", "x"),
    ]);
}
