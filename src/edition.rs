//! What one edition says and the pages that it has on a paper → its files: the PDF and the facts file.

use crate::config::Paper;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::layout::Document;
use crate::locale::Locale;
use crate::report::Report;
use crate::{Material, pdf, publish, report};
use std::path::Path;

/// One edition of a report with its words.
pub(crate) struct Edition {
    pub(crate) locale: Locale,
    pub(crate) report: Report,
}

impl Edition {
    /// The files of the edition on one paper: the PDF, and on the first paper its facts.
    pub(crate) fn files(
        &self,
        material: &Material,
        document: &Document,
        further: Option<Paper>,
        diagnostics: &Diagnostics,
    ) -> Result<Vec<(String, Vec<u8>)>, Diagnostic> {
        let report = &material.config.report;
        let is_first = further.is_none();
        let facts = if is_first || report.attach { self.facts(material, document, diagnostics) } else { Vec::new() };
        let attached = if report.attach {
            self.published(material, document, diagnostics, |edition| publish::attachments(edition, facts.clone()))
        } else {
            Vec::new()
        };
        let pdf = pdf::write(document, &material.fonts, &attached)?;
        let id = publish::file_id(&report.id, self.report.meta.draft.is_some());
        let mut files = vec![(publish::pdf_name(&id, self.locale.tag(), further), pdf)];
        if is_first {
            files.push((publish::facts_name(&id, self.locale.tag()), facts));
        }
        Ok(files)
    }

    /// The bytes of the facts file.
    pub(crate) fn facts(&self, material: &Material, document: &Document, diagnostics: &Diagnostics) -> Vec<u8> {
        self.published(material, document, diagnostics, publish::facts)
    }

    /// What is made of everything that is known of the edition.
    fn published<T>(
        &self,
        material: &Material,
        document: &Document,
        diagnostics: &Diagnostics,
        make: impl FnOnce(&publish::Edition<'_>) -> T,
    ) -> T {
        let Material { config, prose, facts, .. } = material;
        make(&publish::Edition {
            config,
            facts,
            report: &self.report,
            document,
            locale: &self.locale,
            diagnostics,
            words: &|name| report::measure_words(config, prose, facts, &self.locale, name),
        })
    }

    /// A file of the edition as the manifest names it.
    pub(crate) fn output(
        &self,
        material: &Material,
        name: &str,
        bytes: &[u8],
        document: &Document,
        paper: Paper,
        diagnostics: &Diagnostics,
    ) -> publish::Output {
        let printed = Path::new(name).extension().is_some_and(|ending| ending == "pdf");
        publish::Output {
            pages: printed.then_some(document.pages.len()),
            paper: printed.then_some(paper.name()),
            warnings: diagnostics.warnings(),
            ..publish::Output::new(name.to_owned(), bytes, &material.config.report.id, self.locale.tag())
        }
    }
}
