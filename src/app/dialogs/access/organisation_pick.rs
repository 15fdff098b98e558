//! A chosen organisation in the dialog that gives people access.

use super::pick::{Pick, Terms};
use crate::{
    app::DisabledReason,
    domain::{AccessEffect, Eligibility, Name, OrganisationChoice, Refusal},
    text::{self, Lang, Text},
};

/// An organisation that was chosen, with the access that the people will get.
#[derive(Clone, Debug)]
pub struct OrganisationPick {
    /// The organisation, with what the people would get there.
    pub row: OrganisationChoice,
    /// The level and the last day that the people will get.
    pub terms: Terms,
}

impl Pick for OrganisationPick {
    type Row = OrganisationChoice;

    fn row(&self) -> &OrganisationChoice {
        &self.row
    }

    fn terms(&self) -> Terms {
        self.terms
    }

    fn terms_mut(&mut self) -> &mut Terms {
        &mut self.terms
    }

    fn effect(&self) -> AccessEffect {
        self.row.effect()
    }

    fn joins_later(&self) -> bool {
        self.row.standings.iter().all(|one| *one == Eligibility::JoinsLater)
    }

    fn sends_requests(&self) -> bool {
        self.row.standings.iter().any(|one| matches!(one, Eligibility::Asked(_)))
    }

    fn why_not(&self) -> Option<&Refusal> {
        self.row.refusal()
    }

    fn none_chosen() -> Text {
        text::give_access::NOTHING_YET
    }

    fn chip(&self, lang: Lang, _: &[&OrganisationChoice]) -> String {
        text::give_access::chosen_label(lang, &self.row.name, self.why_not().is_none())
    }

    fn refusal_of(row: &OrganisationChoice) -> Option<(&Name, &Refusal)> {
        row.refusal().map(|why| (&row.name, why))
    }

    fn cannot_choose(name: &Name, why: &Refusal) -> DisabledReason {
        DisabledReason::OrganisationRefused(name.clone(), Box::new(why.clone()))
    }
}
