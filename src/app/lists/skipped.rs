//! The chosen and pasted people whom the command skips, each with the reason.

use crate::{
    app::{AddMembers, Dialog, Pick, State, TextOverlay, name_with_address},
    domain::{CandidateRow, Eligibility, Outcome, Refusal},
    text,
};

/// Returns a line for each remark about a person: an address pasted beside another name, a chosen
/// person who can no longer be added, or a pasted text that matches nobody.
pub fn skipped(state: &State, dialog: &AddMembers) -> Vec<String> {
    let why_not = |row: &CandidateRow, why: &Refusal| {
        let name = name_with_address(row);
        format!("{name}: {}", text::refusals::short(state.lang, why, &state.zone, state.now))
    };
    let held_up =
        dialog.chooser.chosen.iter().filter_map(|one| Some(why_not(&one.row, one.why_not()?)));
    let mut said: Vec<_> = held_up.collect();
    if !dialog.pasted.unknown.is_empty() {
        said.push(text::add_members::not_found(state.lang, &dialog.pasted.unknown));
    }
    for (name, rows) in &dialog.pasted.ambiguous {
        let rows: Vec<String> =
            rows.iter().map(|row| format!("{} ({})", row.email, row.env)).collect();
        said.push(text::add_members::ambiguous_name(state.lang, name, &rows));
    }
    let misnamed = dialog.misnamed().into_iter();
    said.splice(
        0..0,
        misnamed.map(|(written, row)| {
            text::add_members::other_name(state.lang, &written, &name_with_address(row))
        }),
    );
    for row in &dialog.pasted.ineligible {
        if let Eligibility::Refused(why) = &row.standing {
            said.push(why_not(row, why));
        }
    }
    said
}

impl AddMembers {
    /// Adds the address to the outcome of a chosen person if another candidate shares their name.
    pub(crate) fn distinguish_names(&self, outcomes: &mut [Outcome]) {
        for outcome in outcomes {
            let is_who = |row: &CandidateRow| outcome.who.as_ref() == Some(&row.person);
            let mut rows = self.chooser.chosen.iter().map(|chosen| &chosen.row);
            if let Some(row) = rows.find(|row| row.namesake && is_who(row)) {
                outcome.address = Some(row.email.clone());
            }
        }
    }
}

/// Creates an overlay with all remarks of [`skipped`] and an explanation of who can be chosen.
/// `None` without remarks.
pub(crate) fn skipped_sheet(state: &State) -> Option<TextOverlay> {
    let Some(Dialog::AddMembers(dialog)) = &state.dialog else { return None };
    let mut lines = skipped(state, dialog);
    if lines.is_empty() {
        return None;
    }
    lines.push(String::new());
    lines.extend(
        text::add_members::who_can_be_chosen(state.lang).iter().map(|line| (*line).to_owned()),
    );
    let only_misnamed =
        dialog.misnamed().len() + 1 + text::add_members::who_can_be_chosen(state.lang).len()
            == lines.len();
    let title = if only_misnamed {
        text::add_members::WARNING_HEAD.of(state.lang)
    } else {
        text::add_members::CANNOT_BE_ADDED.of(state.lang)
    };
    let title = title.to_owned();
    Some(TextOverlay { of_row: false, ..TextOverlay::about_row(title, lines) })
}
