//! A chosen person in the dialog to add members.

use super::pick::{Pick, Terms};
use crate::{
    app::DisabledReason,
    domain::{AccessEffect, CandidateRow, Eligibility, Name, Refusal},
    text::{self, Lang, Text},
};

/// A chosen person, with the access that they will get.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The person, with their current eligibility.
    pub row: CandidateRow,
    /// The level and the last day that they will get.
    pub terms: Terms,
    /// The typed text, if this person is only similar to it and the user should check the choice.
    pub found_with: Option<String>,
}

impl Chosen {
    /// Chooses a person with the level *Lid* and no last day.
    pub(super) fn new(row: CandidateRow) -> Self {
        Self { row, terms: Terms::default(), found_with: None }
    }

    /// Returns whether the name alone does not say who this is, so that the check needs the address.
    pub const fn needs_address(&self) -> bool {
        self.row.namesake || self.found_with.is_some()
    }

    /// The part of the address before its domain, and the domain.
    pub fn address(&self) -> Option<(&str, &str)> {
        self.row.email.rsplit_once('@')
    }

    /// Updates the eligibility from these rows. If the person is missing there, the user may no
    /// longer see them.
    pub(super) fn update_eligibility(&mut self, rows: &[CandidateRow]) {
        match rows.iter().find(|row| row.person.id == self.row.person.id) {
            Some(row) => self.row.clone_from(row),
            None => self.row.standing = Eligibility::Refused(Refusal::Unrelated),
        }
    }
}

impl Pick for Chosen {
    type Row = CandidateRow;

    fn row(&self) -> &CandidateRow {
        &self.row
    }

    fn terms(&self) -> Terms {
        self.terms
    }

    fn terms_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }

    fn effect(&self) -> AccessEffect {
        match (self.why_not(), self.row.own) {
            (Some(_), _) => AccessEffect::Nothing,
            (None, true) => AccessEffect::Joins,
            (None, false) => AccessEffect::Asks,
        }
    }

    fn joins_later(&self) -> bool {
        self.row.standing == Eligibility::JoinsLater
    }

    fn sends_requests(&self) -> bool {
        !self.row.own
    }

    fn why_not(&self) -> Option<&Refusal> {
        match &self.row.standing {
            Eligibility::Refused(why) => Some(why),
            _ => None,
        }
    }

    fn none_chosen() -> Text {
        text::add_members::NOBODY_YET
    }

    fn chip(&self, lang: Lang, others: &[&CandidateRow]) -> String {
        let can = self.why_not().is_none();
        // The domain of a namesake says already that they belong to a partner.
        let is_plain = self.row.own || self.row.namesake;
        text::add_members::chosen_label(lang, &distinct_name(&self.row, others), is_plain, can)
    }

    fn refusal_of(row: &CandidateRow) -> Option<(&Name, &Refusal)> {
        match &row.standing {
            Eligibility::Refused(why) => Some((&row.person.name, why)),
            _ => None,
        }
    }

    fn cannot_choose(name: &Name, why: &Refusal) -> DisabledReason {
        DisabledReason::PersonRefused(name.clone(), Box::new(why.clone()))
    }
}

/// The name of a candidate, with what tells them apart from a namesake: `Cor Peeters · timmerenco.be`.
/// For a label, which has little room.
pub fn distinct_name(row: &CandidateRow, others: &[&CandidateRow]) -> Name {
    match told_apart(row, others) {
        Some(by) => Name::stored(format!("{} · {by}", row.person.name)),
        None => row.person.name.clone(),
    }
}

/// The name of [`distinct_name`], for a sentence: `Cor Peeters (timmerenco.be)`.
pub fn distinct_name_in_sentence(row: &CandidateRow, others: &[&CandidateRow]) -> Name {
    match told_apart(row, others) {
        Some(by) => Name::stored(format!("{} ({by})", row.person.name)),
        None => row.person.name.clone(),
    }
}

/// The name of a candidate, with the whole address if another candidate shares the name.
pub fn name_with_address(row: &CandidateRow) -> Name {
    if !row.namesake {
        return row.person.name.clone();
    }
    Name::stored(format!("{} ({})", row.person.name, row.email))
}

/// The domain of a namesake's address, or the part before it if colleagues may share the domain.
fn told_apart<'a>(row: &'a CandidateRow, others: &[&CandidateRow]) -> Option<&'a str> {
    let (local, domain) = row.email.rsplit_once('@').filter(|_| row.namesake)?;
    let shares = |other: &&CandidateRow| {
        let is_other = other.person.id != row.person.id && other.person.name == row.person.name;
        is_other && other.email.rsplit_once('@').is_some_and(|(_, of)| of == domain)
    };
    let is_shared = row.own || others.iter().any(shares);
    Some(if is_shared { local } else { domain })
}
