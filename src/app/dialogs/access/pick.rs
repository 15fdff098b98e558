//! A row that the user chose, with the access that it stands for.

use std::fmt::Debug;

use crate::{
    app::{DisabledReason, Row},
    domain::{AccessEffect, Day, Level, Name, Refusal},
    text::{Lang, Text},
};

/// The level and the last day of new access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The level; *Lid* by default.
    pub level: Level,
    /// The last day with access; `None` for no end.
    pub last_day: Option<Day>,
}

impl Default for Terms {
    fn default() -> Self {
        Self { level: Level::Member, last_day: None }
    }
}

/// A row that the user chose.
pub trait Pick: Debug {
    /// The row of the search.
    type Row: Row + Debug;

    /// The row, with its current eligibility.
    fn row(&self) -> &Self::Row;

    /// The level and the last day.
    fn terms(&self) -> Terms;

    /// The level and the last day, to change them.
    fn terms_mut(&mut self) -> &mut Terms;

    /// The effect of giving the access; [`AccessEffect::Nothing`] if it became impossible.
    fn effect(&self) -> AccessEffect;

    /// Returns whether access starts when the account is activated.
    fn joins_later(&self) -> bool;

    /// The group of the second step: access at once, access later, a request, or skipped.
    fn group(&self) -> usize {
        match self.effect() {
            AccessEffect::Joins => usize::from(self.joins_later()),
            AccessEffect::Asks => 2,
            AccessEffect::Nothing => 3,
        }
    }

    /// Returns whether somebody from another environment gets a request.
    fn sends_requests(&self) -> bool;

    /// Returns why the row can no longer be used; `None` if it can.
    fn why_not(&self) -> Option<&Refusal>;

    /// The text of the dialog before anything is chosen.
    fn none_chosen() -> Text;

    /// The label of the chip above the search field, which tells the row apart from the others.
    fn chip(&self, lang: Lang, others: &[&Self::Row]) -> String;

    /// Returns why this row of the search cannot be chosen, with its name; `None` if it can.
    fn refusal_of(row: &Self::Row) -> Option<(&Name, &Refusal)>;

    /// The reason of [`Self::refusal_of`], for a message.
    fn cannot_choose(name: &Name, why: &Refusal) -> DisabledReason;
}
