//! The imprint: what the report is, what it covers, what it was made from.

use super::context::Context;
use super::model::{Imprint, Report};
use crate::config::{Annex, Text};
use crate::locale::{Arg, DateStyle, Locale};
use crate::shown::Rich;
use crate::text::Family;
use sha2::{Digest, Sha256};

impl Report {
    /// Adds to the imprint what the report is set in, which only the theme knows.
    pub fn set_in(&mut self, families: &[Family], locale: &Locale) {
        let Some(imprint) = &mut self.imprint else { return };
        let named = |bundled: bool| {
            let names: Vec<&str> =
                families.iter().filter(|family| family.bundled == bundled).map(|family| family.name.as_str()).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let bundled = named(true).map(|fonts| locale.text("imprint-type-bundled", &[("fonts", Arg::Text(&fonts))]));
        let set_in: Vec<String> = [named(false), bundled].into_iter().flatten().collect();
        imprint.entries.push((locale.text("imprint-type", &[]), Rich::text(set_in.join("; "))));
    }
}

impl Context<'_> {
    /// The imprint; none where the annex leaves it out.
    pub(super) fn imprint(&self) -> Option<Imprint> {
        let report = &self.config.report;
        if !report.annex.contains(&Annex::Imprint) {
            return None;
        }
        let asking = self.asking();
        let text =
            |text: &Option<Text>| text.as_ref().map(|text| self.rich(text, &asking)).filter(|rich| !rich.is_blank());
        let date = |date| Rich::text(self.locale.date(date, DateStyle::Long));
        let period = self.locale.text(
            "date-range",
            &[
                ("from", Arg::Text(&self.locale.date(report.period.from, DateStyle::Long))),
                ("to", Arg::Text(&self.locale.date(report.period.to, DateStyle::Long))),
            ],
        );
        let entries = [
            ("imprint-organisation", text(&report.organisation)),
            ("imprint-period", Some(Rich::text(period))),
            ("imprint-cut-off", report.cut_off().map(date)),
            ("imprint-date", Some(date(report.date))),
            ("imprint-data", Some(Rich::text(self.data_version()))),
            ("imprint-tool", Some(Rich::text(concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"))))),
            ("imprint-access", Some(Rich::text(self.locale.text("imprint-access-text", &[])))),
            ("imprint-licence", text(&report.licence)),
            ("imprint-contact", text(&report.contact)),
        ];
        let entries = entries.into_iter().filter_map(|(id, value)| Some((self.locale.text(id, &[]), value?))).collect();
        Some(Imprint { title: self.locale.text("imprint-title", &[]), text: text(&report.imprint), entries })
    }

    /// Files and a hash over all of them: "5 files, SHA-256 1a2b3c4d5e6f".
    fn data_version(&self) -> String {
        let mut all = Sha256::new();
        for input in &self.facts.inputs {
            all.update(input.file.as_bytes());
            all.update([0]);
            all.update(input.sha256.as_bytes());
            all.update([0]);
        }
        let hash = all.finalize().iter().take(8).fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
        let count = self.facts.inputs.len();
        self.locale.text("imprint-data-text", &[("count", Arg::Count(count as u64)), ("hash", Arg::Text(&hash))])
    }
}
