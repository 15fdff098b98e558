//! The dialog to give people access to organisations: the dialog to add members, turned round.

use super::{
    chooser::Chooser,
    dialog::AccessDialog,
    lines::ChoiceLine,
    organisation_pick::OrganisationPick,
    pick::{Pick, Terms},
};
use crate::{
    app::{DisabledReason, Loaded, cache::slot::Wanted},
    domain::{
        AccessEffect, ChosenOrganisation, Command, Day, Eligibility, Message, OrganisationChoice,
        Person, Query, UserId, ask,
    },
    text::Lang,
};

/// The dialog to give access: its step, the search, and the chosen organisations.
#[derive(Debug)]
pub struct GiveAccess {
    /// The people who get access.
    pub people: Vec<Person>,
    /// The step, the search with the organisations of the user, and the chosen organisations.
    pub chooser: Chooser<OrganisationPick>,
    /// The standings in the chosen organisations, queried again after each change in the store.
    standings: Loaded<Vec<Vec<Eligibility>>>,
}

impl GiveAccess {
    /// Creates the dialog for people, with nothing chosen.
    pub fn new(people: Vec<Person>, today: Day, lang: Lang) -> Self {
        Self { people, chooser: Chooser::new(today, lang), standings: Loaded::default() }
    }

    /// Counts how often a person becomes a member of a chosen organisation at once, or else how
    /// often they get a request. Leaves out where that became impossible.
    pub fn count(&self, joins: bool) -> usize {
        let standings = self.chooser.chosen.iter().flat_map(|one| &one.row.standings);
        standings.filter(|one| one.is_open() && one.joins() == joins).count()
    }

    /// The organisations in groups: where people get access at once, where they get a request, and
    /// where they cannot get access.
    pub fn organisation_lines(&self) -> Vec<ChoiceLine> {
        let rows = self.chooser.picker.rows();
        let mut lines = Vec::new();
        let effects = [AccessEffect::Joins, AccessEffect::Asks, AccessEffect::Nothing];
        for (group, effect) in effects.into_iter().enumerate() {
            let mut rows = rows.iter().enumerate().filter(|(_, row)| row.effect() == effect);
            let Some((first, _)) = rows.next() else { continue };
            if !lines.is_empty() {
                lines.push(ChoiceLine::Blank);
            }
            lines.extend([ChoiceLine::Head(group), ChoiceLine::Row(first)]);
            lines.extend(rows.map(|(at, _)| ChoiceLine::Row(at)));
        }
        lines
    }

    /// The organisation to which Ctrl+S gives access without a choice before it; `None` if
    /// organisations are chosen.
    pub fn given_now(&self) -> Option<&OrganisationChoice> {
        self.used_now()
    }

    fn user_ids(&self) -> Vec<UserId> {
        self.people.iter().map(|person| person.id).collect()
    }
}

impl AccessDialog for GiveAccess {
    type Pick = OrganisationPick;

    fn chooser(&self) -> &Chooser<OrganisationPick> {
        &self.chooser
    }

    fn chooser_mut(&mut self) -> &mut Chooser<OrganisationPick> {
        &mut self.chooser
    }

    fn choose(&mut self, row: OrganisationChoice) {
        self.chooser.chosen.push(OrganisationPick { row, terms: Terms::default() });
    }

    fn is_sure(&self, _: &OrganisationChoice) -> bool {
        true
    }

    fn command(&self) -> Command {
        let picks = self.chooser.chosen.iter().map(|one| ChosenOrganisation {
            org: one.row.id,
            level: one.terms.level,
            last_day: one.terms.last_day,
        });
        Command::GiveAccess {
            users: self.user_ids(),
            picks: picks.collect(),
            message: Message::new(self.chooser.check.message.text()).ok(),
        }
    }

    fn lines(&self) -> Vec<ChoiceLine> {
        self.organisation_lines()
    }

    fn nothing_chosen(&self) -> DisabledReason {
        DisabledReason::NoOrganisationChosen
    }

    fn slots(&mut self, height: usize) -> Vec<Wanted<'_>> {
        let users = self.user_ids();
        let Chooser { chosen, picker, .. } = &mut self.chooser;
        let orgs = || chosen.iter().map(|one| one.row.id).collect();
        // Organisations chosen after this query are up to date, so only a change in the store
        // repeats it.
        let has_stale = self.standings.is_stale() && !chosen.is_empty();
        let standings = has_stale.then(|| ask::standings_in(users.clone(), orgs()));
        vec![
            self.standings.wanted(standings),
            picker.wanted(height, |text, take| ask::organisation_choices(users, text, take)),
        ]
    }

    fn use_answer(&mut self, query: &Query) {
        let Query::StandingsIn { orgs, .. } = query else { return self.chooser.suggest() };
        let standings = self.standings.take().unwrap_or_default();
        for (org, standings) in orgs.iter().zip(standings) {
            let mut chosen = self.chooser.chosen.iter_mut();
            if let Some(one) = chosen.find(|one| one.row().id == *org) {
                one.row.standings = standings;
            }
        }
    }
}
