//! The question whether an organisation takes over the current data of its trade register.

use crate::{
    app::{Loaded, cache::slot::Wanted},
    domain::{
        Command, EnterpriseRow, Name, OrgDetails, OrgId, Profile, RegisterSource, Scheme, ask,
    },
    text::{self, Lang},
};

/// An organisation, and the data of its register once they are loaded.
#[derive(Debug)]
pub struct Refresh {
    org: OrgId,
    /// The name of the organisation.
    pub name: Name,
    was: Profile,
    source: Option<RegisterSource>,
    number: (Scheme, String),
    answer: Loaded<Option<Box<EnterpriseRow>>>,
}

impl Refresh {
    /// Creates the question; `None` if the organisation has no number of a trade register.
    pub(in crate::app) fn new(details: &OrgDetails) -> Option<Self> {
        let mut numbers = details.profile.numbers.iter();
        let number = numbers.find(|(scheme, _)| matches!(scheme, Scheme::Kvk | Scheme::Kbo))?;
        Some(Self {
            org: details.id,
            name: details.name.clone(),
            was: details.profile.clone(),
            source: details.register.clone(),
            number: number.clone(),
            answer: Loaded::default(),
        })
    }

    /// Returns whether the register has answered or failed.
    pub(in crate::app) fn is_settled(&self) -> bool {
        self.answer.is_settled()
    }

    /// Returns whether the register gave no answer.
    pub fn has_failed(&self) -> bool {
        self.answer.has_failed()
    }

    pub(in crate::app) fn wanted(&mut self) -> Vec<Wanted<'_>> {
        let (scheme, number) = self.number.clone();
        vec![self.answer.wanted(Some(ask::enterprise(scheme, number))).lasting()]
    }

    /// The command that takes the data over; `None` if there is nothing to take over.
    pub(in crate::app) fn command(&self) -> Option<Command> {
        let row = self.answer.get()?.as_deref()?;
        let to = row.entry.refreshed(&self.was).ok()?;
        let is_same = to == self.was && self.source.as_ref() == Some(&row.entry.source());
        (!is_same).then(|| Command::EditOrganisation {
            org: self.org,
            from: Box::new(self.was.clone()),
            to: Box::new(to),
            register: Some(Box::new(row.entry.clone())),
        })
    }

    /// The lines of the question; `None` until the register has answered.
    pub fn lines(&self, lang: Lang) -> Option<Vec<String>> {
        let Some(row) = self.answer.get()?.as_deref() else {
            return Some(vec![text::refresh::gone(lang, &self.number.1)]);
        };
        let Ok(to) = row.entry.refreshed(&self.was) else {
            return Some(vec![text::register_entry::unusable_entry(
                lang,
                &row.entry.enterprise.name,
            )]);
        };
        let mut lines = text::refresh::lines(lang, &row.entry, &self.was, &to);
        lines.extend(text::lookup::from_file(lang, row));
        Some(lines)
    }
}
