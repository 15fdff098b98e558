//! The dialog to add members: choose people, check the choices, and run the command.

use super::{
    chooser::Chooser, chosen::Chosen, dialog::AccessDialog, lines::ChoiceLine, pasted::Pasted,
    pick::Pick,
};
use crate::{
    app::{DisabledReason, Loaded, cache::slot::Wanted},
    domain::{
        AccessEffect, CandidateRow, ChosenPerson, Command, Day, Eligibility, MatchKind, Message,
        Name, OrgId, Person, Query, Refusal, ask,
    },
    text::Lang,
};

/// The dialog to add members: its step, the search, and the chosen people.
#[derive(Debug)]
pub struct AddMembers {
    org: OrgId,
    /// Name of the organisation that gets members, for the title.
    pub org_name: Name,
    /// The step, the search with the candidates, and the chosen people.
    pub chooser: Chooser<Chosen>,
    /// The eligibility of the chosen people, queried again after each change in the store.
    pub(super) eligibility: Loaded<Vec<CandidateRow>>,
    /// The results of the last paste of several names.
    pub pasted: Pasted,
}

impl AddMembers {
    /// Creates the dialog with nobody chosen.
    pub fn new(org: OrgId, org_name: Name, today: Day, lang: Lang) -> Self {
        Self {
            org,
            org_name,
            chooser: Chooser::new(today, lang),
            eligibility: Loaded::default(),
            pasted: Pasted::default(),
        }
    }

    /// Counts the chosen people with this effect. The buttons show the counts.
    pub fn count(&self, effect: AccessEffect) -> usize {
        self.chooser.chosen.iter().filter(|pick| pick.effect() == effect).count()
    }

    /// The candidate that Ctrl+S adds without a choice before it; `None` if people are chosen, or if
    /// the second step should show how this person was found.
    pub fn added_now(&self) -> Option<&CandidateRow> {
        self.used_now()
    }

    /// Fills in names that the rules withheld from the outcomes, because the user chose these
    /// people. The outcomes have the order of the command.
    pub(in crate::app) fn fill_in_names<'a>(
        &self,
        outcomes: impl ExactSizeIterator<Item = &'a mut Option<Person>>,
    ) {
        if outcomes.len() == self.chooser.chosen.len() {
            for (who, chosen) in outcomes.zip(&self.chooser.chosen) {
                who.get_or_insert_with(|| chosen.row.person.clone());
            }
        }
    }
}

impl AccessDialog for AddMembers {
    type Pick = Chosen;

    fn chooser(&self) -> &Chooser<Chosen> {
        &self.chooser
    }

    fn chooser_mut(&mut self) -> &mut Chooser<Chosen> {
        &mut self.chooser
    }

    fn choose(&mut self, row: CandidateRow) {
        self.choose_typed(row);
    }

    /// A candidate who was found by another name or is only similar goes to the second step first,
    /// which shows how this person was found.
    fn is_sure(&self, row: &CandidateRow) -> bool {
        let is_as_typed = row.kind == MatchKind::Typed && row.found_by.is_none();
        is_as_typed && self.other_name(row).is_none()
    }

    fn command(&self) -> Command {
        let picks = self.chooser.chosen.iter().map(|chosen| ChosenPerson {
            user: chosen.row.person.id,
            level: chosen.terms.level,
            last_day: chosen.terms.last_day,
        });
        Command::AddMembers {
            org: self.org,
            picks: picks.collect(),
            message: Message::new(self.chooser.check.message.text()).ok(),
        }
    }

    fn lines(&self) -> Vec<ChoiceLine> {
        self.candidate_lines()
    }

    fn nothing_chosen(&self) -> DisabledReason {
        DisabledReason::NobodyChosen
    }

    fn slots(&mut self, height: usize) -> Vec<Wanted<'_>> {
        let org = self.org;
        let Chooser { chosen, picker, .. } = &mut self.chooser;
        let users = || chosen.iter().map(|chosen| chosen.row.person.id).collect();
        // People chosen after this query are up to date, so only a change in the store repeats it.
        let has_stale = self.eligibility.is_stale() && !chosen.is_empty();
        let standings = has_stale.then(|| ask::standings(org, users()));
        vec![
            self.pasted.wanted(org),
            self.eligibility.wanted(standings),
            picker.wanted(height, |text, take| ask::candidates(org, text, take)),
        ]
    }

    fn use_answer(&mut self, query: &Query) {
        match query {
            Query::Resolve { .. } => self.choose_pasted(),
            Query::Standings { users, .. } => self.update_chosen(users),
            _ => self.chooser.suggest(),
        }
    }

    /// Looks up a paste of two or more names. Returns `false` for any other paste.
    fn paste_names(&mut self, text: &str) -> bool {
        self.pasted.start_lookup(text)
    }

    fn is_looking_up(&self) -> bool {
        self.pasted.is_waiting()
    }

    /// Drops the rows of the search, and marks everybody who was chosen as impossible.
    fn lose_right(&mut self, why: &Refusal) {
        self.chooser.picker.drop_rows();
        for chosen in &mut self.chooser.chosen {
            chosen.row.standing = Eligibility::Refused(why.clone());
        }
    }

    fn with_names(&self, mut why: Refusal) -> Refusal {
        if let Refusal::AllSkipped { skipped } = &mut why {
            self.fill_in_names(skipped.iter_mut().map(|one| &mut one.who));
        }
        why
    }
}
