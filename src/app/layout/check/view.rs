//! Describes the second step of each dialog that gives access.

use super::lines::{CheckRow, CheckView};
use crate::{
    app::{
        Dialog, State,
        dialogs::{
            AccessStep, AddMembers, Chooser, Chosen, GROUPS, GiveAccess, Pick,
            distinct_name_in_sentence,
        },
    },
    domain::{Eligibility, Name, OrganisationChoice, Person, Refusal},
    text::{
        self, Text,
        consequence::{OrganisationsConsequence, PeopleConsequence, of_organisations, of_people},
    },
};

/// The second step of the open dialog; `None` in any other dialog.
pub(in crate::app::layout) fn open_check(state: &State) -> Option<CheckView<'_>> {
    match state.dialog.as_ref()? {
        Dialog::AddMembers(dialog) if dialog.chooser.step == AccessStep::Check => {
            Some(check_of_members(dialog, state))
        }
        Dialog::GiveAccess(dialog) if dialog.chooser.step == AccessStep::Check => {
            Some(check_of_organisations(dialog, state))
        }
        _ => None,
    }
}

/// The headings of the people: added at once, added later, asked, and skipped.
const PEOPLE_HEADS: [Text; GROUPS] = [
    text::add_members::GETS_ACCESS,
    text::add_members::GETS_ACCESS_LATER,
    text::add_members::GETS_REQUEST,
    text::add_members::IS_SKIPPED,
];

/// The second step of the dialog to add members.
pub fn check_of_members<'a>(dialog: &'a AddMembers, state: &State) -> CheckView<'a> {
    let lang = state.lang;
    let mut consequence = PeopleConsequence::default();
    let own = dialog.chooser.chosen.iter().filter(|chosen| chosen.row.own);
    let mut domains = own.map(|chosen| chosen.address().map(|(_, domain)| domain));
    let shared = domains.next();
    let has_one_domain = domains.all(|domain| Some(domain) == shared);
    let row = |(index, chosen): (usize, &'a Chosen)| {
        let why_not = chosen.why_not();
        let why_not = why_not.map(|why| text::refusals::short(lang, why, &state.zone, state.now));
        let found = chosen.found_with.as_deref().map(|a| text::search::found_with(lang, a));
        let found = found.map(|found| format!(" · {found}")).unwrap_or_default();
        let stands_out = chosen.needs_address();
        let is_known = *chosen.row.person.name == *chosen.row.email || why_not.is_some();
        let detail = match (stands_out, is_known) {
            (true, _) => format!("{}{found}", chosen.row.email),
            (false, true) => String::new(),
            (false, false) => chosen.row.email.clone(),
        };
        let is_short = chosen.row.own && has_one_domain && !stands_out && !is_known;
        let short = chosen.address().filter(|_| is_short).map(|(local, _)| format!("{local}@…"));
        CheckRow {
            index,
            group: chosen.group(),
            name: chosen.row.person.name.to_string(),
            detail,
            short_detail: short,
            stands_out,
            why_not,
            terms: chosen.terms,
        }
    };
    let rows: Vec<CheckRow> = ordered(&dialog.chooser).map(row).collect();
    let others = dialog.chooser.all_rows();
    for (_, chosen) in ordered(&dialog.chooser) {
        let name = distinct_name_in_sentence(&chosen.row, &others);
        match &chosen.row.standing {
            Eligibility::Joins => consequence.joins.push(name),
            Eligibility::JoinsLater => consequence.joins_later.push(name),
            Eligibility::Asked(_) => consequence.asks.push(name),
            // A refusal of the command names them already.
            Eligibility::Refused(why) if dialog.chooser.problem.is_none() => {
                let why = text::refusals::in_sentence(lang, why, &state.zone);
                consequence.skipped.push((name.to_string(), why));
            }
            Eligibility::Refused(_) | Eligibility::Unseen => {}
        }
    }
    let preview = request_preview(&consequence.asks, &dialog.org_name, state);
    CheckView {
        title: text::add_members::add_title(lang, &dialog.org_name),
        heads: PEOPLE_HEADS,
        consequence: of_people(lang, &consequence),
        preview,
        ..check_view(&dialog.chooser, rows)
    }
}

/// The second step of the dialog that gives people access.
pub fn check_of_organisations<'a>(dialog: &'a GiveAccess, state: &State) -> CheckView<'a> {
    let lang = state.lang;
    let row = |(index, pick): (usize, &'a crate::app::dialogs::OrganisationPick)| {
        let said = standing(state, &pick.row, &dialog.people);
        let is_open = pick.why_not().is_none();
        CheckRow {
            index,
            group: pick.group(),
            name: pick.row.name.to_string(),
            detail: if is_open { said.clone() } else { String::new() },
            short_detail: None,
            stands_out: false,
            why_not: (!is_open).then_some(said),
            terms: pick.terms,
        }
    };
    let rows: Vec<CheckRow> = ordered(&dialog.chooser).map(row).collect();
    let consequence = organisations_consequence(dialog, state);
    let readers: Vec<Name> = match dialog.people.as_slice() {
        [one] if !consequence.asks.is_empty() => vec![one.name.clone()],
        _ => Vec::new(),
    };
    let preview = match consequence.asks.first() {
        Some(org) => request_preview(&readers, org, state),
        None => Vec::new(),
    };
    CheckView {
        title: text::give_access::title(lang, &dialog.people),
        heads: [
            if dialog.people.len() == 1 {
                text::add_members::GETS_ACCESS
            } else {
                text::give_access::GIVES_ACCESS
            },
            text::add_members::GETS_ACCESS_LATER,
            text::add_members::GETS_REQUEST,
            text::add_members::IS_SKIPPED,
        ],
        consequence: of_organisations(lang, &consequence),
        preview,
        ..check_view(&dialog.chooser, rows)
    }
}

/// Where people get access, where they get a request, and who is skipped.
fn organisations_consequence(dialog: &GiveAccess, state: &State) -> OrganisationsConsequence {
    let lang = state.lang;
    // A single organisation need not be named beside each person.
    let is_only = dialog.chooser.chosen.len() == 1;
    let mut consequence =
        OrganisationsConsequence { people: dialog.people.clone(), ..Default::default() };
    for (_, pick) in ordered(&dialog.chooser) {
        let (org, standings) = (&pick.row.name, &pick.row.standings);
        let is_each = standings.len() == dialog.people.len();
        for (at, standing) in standings.iter().enumerate() {
            match standing {
                Eligibility::Joins => consequence.joins.push(org.clone()),
                Eligibility::JoinsLater => consequence.joins_later.push(org.clone()),
                Eligibility::Asked(_) => consequence.asks.push(org.clone()),
                Eligibility::Refused(why) if dialog.chooser.problem.is_none() => {
                    let who = dialog.people.get(at).filter(|_| is_each && dialog.people.len() > 1);
                    let name = who.map_or_else(
                        || org.to_string(),
                        |who| {
                            if is_only {
                                who.name.to_string()
                            } else {
                                text::give_access::person_in(lang, &who.name, org)
                            }
                        },
                    );
                    let why = match dialog.people.as_slice() {
                        [one] => text::refusals::of_person(lang, &one.name, why),
                        _ => None,
                    }
                    .unwrap_or_else(|| text::refusals::in_sentence(lang, why, &state.zone));
                    consequence.skipped.push((name, why));
                }
                Eligibility::Refused(_) | Eligibility::Unseen => {}
            }
        }
    }
    consequence
}

/// The parts of the view that the dialogs share.
fn check_view<P: Pick>(chooser: &Chooser<P>, rows: Vec<CheckRow>) -> CheckView<'_> {
    CheckView {
        title: String::new(),
        check: &chooser.check,
        rows,
        heads: PEOPLE_HEADS,
        consequence: String::new(),
        preview: Vec::new(),
        has_message: chooser.chosen.iter().any(Pick::sends_requests),
        problem: chooser.problem.as_ref(),
        today: chooser.today,
    }
}

/// The chosen rows in the order of the second step, each with its index.
fn ordered<P: Pick>(chooser: &Chooser<P>) -> impl Iterator<Item = (usize, &P)> {
    let order = chooser.check_order().into_iter();
    order.filter_map(|at| chooser.chosen.get(at).map(|pick| (at, pick)))
}

/// The request as these readers see it; empty without readers.
fn request_preview(readers: &[Name], org: &Name, state: &State) -> Vec<String> {
    if readers.is_empty() {
        return Vec::new();
    }
    let sees = text::add_members::message_readers(state.lang, readers);
    vec![sees, text::inbox::request_title(state.lang, org)]
}

/// Why nobody can get access to the organisation, in a few words. For several people who can, how
/// many of them can.
pub fn standing(state: &State, row: &OrganisationChoice, people: &[Person]) -> String {
    let lang = state.lang;
    if let Some(why) = row.refusal() {
        let is_of_organisation = why.is_of_actor() || matches!(why, Refusal::NotActivated { .. });
        match people {
            [one] => {
                if let Some(said) = text::refusals::of_person(lang, &one.name, why) {
                    return said;
                }
            }
            several if !is_of_organisation => {
                return text::give_access::none_of(lang, None, several.len());
            }
            _ => {}
        }
        let said = text::refusals::beside_organisation(lang, why, &state.zone, state.now);
        return match row.last_day {
            Some(day) => text::give_access::with_last_day(lang, &said, day, state.now.today),
            None => said,
        };
    }
    let open = row.standings.iter().filter(|one| one.is_open()).count();
    text::give_access::standings(lang, open, row.standings.len())
}
