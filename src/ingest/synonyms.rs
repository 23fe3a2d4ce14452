//! Our columns → headers that mean the same: in English, Albanian and Serbian, and in exports of volunteer management.
//!
//! Words are names of columns without `_`, so that `VolunteerID`, `Volunteer ID` and `volunteer_id` are one.

/// Headers that mean one of our columns, by its name.
const SYNONYMS: &[(&str, &[&str])] = &[
    // people and their service
    (
        "volunteer_id",
        &[
            "volid",
            "volunteerno",
            "volunteernumber",
            "pcvid",
            "memberid",
            "idvullnetarit",
            "idevullnetarit",
            "idvolontera",
            "sifravolontera",
        ],
    ),
    ("person_id", &["contactid", "constituentid", "idpersonit", "idosobe"]),
    (
        "start_date",
        &[
            "start",
            "started",
            "datestarted",
            "datejoined",
            "joindate",
            "entryonduty",
            "eoddate",
            "dataefillimit",
            "fillimi",
            "datumpocetka",
            "pocetak",
        ],
    ),
    ("sworn_in_date", &["swornin", "swearindate", "swearingindate", "dataebetimit", "datumzakletve"]),
    ("projected_end_date", &["projectedend", "projectedcos", "cosdate", "expectedenddate", "plannedenddate"]),
    (
        "end_date",
        &[
            "end",
            "ended",
            "finishdate",
            "dateleft",
            "leavingdate",
            "actualenddate",
            "dataeperfundimit",
            "perfundimi",
            "datumzavrsetka",
            "zavrsetak",
        ],
    ),
    ("service", &["servicetype", "llojiisherbimit", "vrstasluzbe"]),
    ("program_id", &["program", "programid", "projectid", "programi", "projekti", "projekat"]),
    ("cohort", &["intake", "kohorta", "grupi", "grupa"]),
    (
        "end_reason",
        &[
            "reasonforleaving",
            "leavingreason",
            "endtype",
            "ettype",
            "separationtype",
            "arsyeja",
            "arsyejaeperfundimit",
            "razlog",
            "razlogodlaska",
        ],
    ),
    ("sex", &["gender", "gjinia", "pol"]),
    ("birth_year", &["yearofbirth", "yob", "vitiilindjes", "godinarodenja", "godinarodjenja"]),
    ("home_region", &["homestate"]),
    ("hours_per_week", &["weeklyhours", "hoursweek", "orenejave", "satinedeljno"]),
    // programs and places
    ("name", &["programname", "projectname", "emri", "naziv", "ime"]),
    ("sector", &["sektori", "sektor"]),
    ("objective", &["goal", "qellimi", "cilj"]),
    ("budget", &["buxheti", "budzet"]),
    (
        "place",
        &["site", "municipality", "town", "city", "location", "komuna", "vendi", "qyteti", "opstina", "mesto", "grad"],
    ),
    ("district", &["rajoni", "qarku", "okrug"]),
    ("population", &["popullsia", "stanovnistvo", "brojstanovnika"]),
    ("code", &["kodi", "kod", "sifra"]),
    // activities
    ("activity_id", &["sessionid", "eventid", "idaktivitetit", "idaktivnosti"]),
    ("date", &["activitydate", "sessiondate", "eventdate", "data", "datum"]),
    (
        "participants",
        &[
            "attendees",
            "attendance",
            "totalparticipants",
            "numberofparticipants",
            "pjesemarres",
            "pjesemarresit",
            "ucesnici",
            "brojucesnika",
        ],
    ),
    ("participants_female", &["female", "females", "women", "girls", "femra", "vajza", "zene", "devojcice"]),
    ("participants_male", &["male", "males", "men", "boys", "meshkuj", "djem", "muskarci", "decaci"]),
    ("hours", &["hourslogged", "sessionhours", "totalhours", "duration", "oret", "ore", "sati", "casovi"]),
    // grants
    ("approved_on", &["approveddate", "dateapproved", "approvaldate", "dataemiratimit", "datumodobrenja"]),
    ("amount", &["grantamount", "amountawarded", "shuma", "iznos"]),
    ("currency", &["valuta", "monedha"]),
    ("community_amount", &["communitycontribution", "kontributiikomunitetit", "doprinoszajednice"]),
    // indicators and metrics
    ("indicator_id", &["indicator", "indicatorcode", "treguesi", "indikatori", "indikator", "pokazatelj"]),
    ("year", &["fiscalyear", "fy", "viti", "godina"]),
    ("target", &["planned", "synimi", "objektivi", "cilj"]),
    ("actual", &["achieved", "result", "realizuar", "ostvareno"]),
    ("baseline", &["baza", "polaznavrednost"]),
    ("unit", &["njesia", "jedinica"]),
    ("period", &["periudha"]),
    ("metric", &["metrika"]),
    ("value", &["vlera", "vrednost"]),
];

/// Whether a header, as the name of a column, is a known word for one of our columns.
pub(super) fn means(header_name: &str, column: &str) -> bool {
    let header = header_name.replace('_', "");
    let words = SYNONYMS.iter().find(|(name, _)| *name == column).map_or(&[][..], |(_, words)| *words);
    header == column.replace('_', "") || words.contains(&header.as_str())
}

/// Known words for one of our columns.
pub(super) fn words(column: &str) -> &'static [&'static str] {
    SYNONYMS.iter().find(|(name, _)| *name == column).map_or(&[], |(_, words)| words)
}
