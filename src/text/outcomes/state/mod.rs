//! Sentences about the state after an undo or a redo: *Jan Jansen is weer Lid*. The words of the
//! operation itself would say the opposite of what the screen shows.

mod counts;
mod few_words;
mod values;

use self::{
    counts::{count_people, counted, people},
    values::{last_day_in_short, member_sentence, user_value_sentence},
};
use super::{
    access::{by_people, own_sentence},
    receipt::{cut_lines, user_sentence},
};
use jiff::tz::TimeZone;

use crate::{
    domain::{Level, MemberValue, Name, Outcome, OutcomeKind, Receipt, UndoKind},
    text::{
        Lang, both,
        grammar::{
            names::strip_dot,
            number::{count, grouped},
            words::{join_organisations, join_with_and},
        },
    },
};

/// Maximum number of people before "en 3 anderen".
const MAX_PEOPLE_LISTED: usize = 4;
/// Maximum number of organisations before "en 3 andere".
const MAX_ORGANISATIONS_LISTED: usize = 6;

/// The subject of a sentence.
struct Subject {
    /// The people, or how many they are.
    who: String,
    /// How many people or requests it is about.
    n: usize,
    /// The organisations; empty to leave them out.
    orgs: String,
    /// True for a redo.
    is_redo: bool,
}

/// The words before the lines of an undo or a redo, without the colon; `None` for a new operation.
pub(super) const fn heading(lang: Lang, kind: UndoKind) -> Option<&'static str> {
    match kind {
        UndoKind::New => None,
        UndoKind::Undo(_) => Some(both("Ongedaan gemaakt", "Undone").of(lang)),
        UndoKind::Redo(_) => Some(both("Opnieuw gedaan", "Redone").of(lang)),
    }
}

/// The lines about what an undo or a redo made true: one for each state, with the people in it.
pub(super) fn lines(lang: Lang, receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    let outcomes = in_order(receipt);
    let line = |did: &OutcomeKind| {
        let these: Vec<&Outcome> =
            outcomes.iter().copied().filter(|outcome| outcome.did == *did).collect();
        let term = values::term(lang, &these, zone);
        let said = lines_of_kind(lang, did, &these, receipt).into_iter();
        said.map(|line| line + &term).collect::<Vec<_>>()
    };
    let mut lines: Vec<String> = kinds(&outcomes).into_iter().flat_map(line).collect();
    cut_lines(lang, &mut lines);
    lines
}

/// The state after an undo or a redo in one line without organisations, from long to short.
pub(super) fn in_short(lang: Lang, receipt: &Receipt) -> Vec<String> {
    let heading = heading(lang, receipt.undo_kind).unwrap_or_default();
    let line = in_one_line(lang, receipt, people).map(|said| format!("{heading}: {said}"));
    let is_one = in_order(receipt).len() == 1;
    // Without the heading, each part still says that it is so again.
    let parts = in_one_line(lang, receipt, grouped).filter(|_| !is_one);
    let headed = parts.as_ref().map(|said| format!("{heading}: {said}"));
    [line, in_few_words(lang, receipt), headed, parts].into_iter().flatten().collect()
}

/// The state before the one it is about; `None` if it is about several.
fn in_few_words(lang: Lang, receipt: &Receipt) -> Option<String> {
    let outcomes = in_order(receipt);
    let [one] = outcomes.as_slice() else { return None };
    let is_redo = matches!(receipt.undo_kind, UndoKind::Redo(_));
    let words = few_words::words(lang, &one.did, is_redo)?;
    let who = one.shown().unwrap_or_else(|| receipt.about.1.clone());
    Some(format!("{words}: {who}"))
}

/// The state with the person if it is about one, or else with their number; `first` counts the people
/// of the first part. `None` if that needs other words.
fn in_one_line(
    lang: Lang,
    receipt: &Receipt,
    first: impl Fn(Lang, usize) -> String,
) -> Option<String> {
    let outcomes = in_order(receipt);
    let is_redo = matches!(receipt.undo_kind, UndoKind::Redo(_));
    let mut parts: Vec<String> = Vec::new();
    for did in kinds(&outcomes) {
        let these: Vec<&Outcome> =
            outcomes.iter().copied().filter(|outcome| outcome.did == *did).collect();
        // One person can have lost access to several organisations.
        let n = if is_request(did) { these.len() } else { count_people(&these) };
        let is_one = outcomes.len() == 1 || (n == 1 && count_people(&outcomes) == 1);
        let name = these.first().and_then(|one| one.shown()).filter(|_| is_one);
        let subject = |who: String| Subject { who, n, orgs: String::new(), is_redo };
        let part = match (name, counted(lang, did, n, is_redo)) {
            (Some(name), _) if is_request(did) => {
                sentence(lang, did, &of_request(lang, subject(name.to_string())))?
            }
            (Some(name), _) => short_sentence(lang, did, &subject(name.to_string()))?,
            (None, Some(counted)) => counted,
            (None, None) if parts.is_empty() => {
                short_sentence(lang, did, &subject(first(lang, n)))?
            }
            (None, None) => short_sentence(lang, did, &subject(grouped(lang, n)))?,
        };
        parts.push(part);
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The outcomes that changed something, in the order of the operation: an undo goes through its parts
/// from the last to the first.
fn in_order(receipt: &Receipt) -> Vec<&Outcome> {
    let is_done = |outcome: &&Outcome| !matches!(outcome.did, OutcomeKind::Skipped(_));
    let done = receipt.outcomes.iter().filter(is_done);
    match receipt.undo_kind {
        UndoKind::Undo(_) => done.rev().collect(),
        UndoKind::New | UndoKind::Redo(_) => done.collect(),
    }
}

/// The different kinds of outcome, in order of appearance.
fn kinds<'a>(outcomes: &[&'a Outcome]) -> Vec<&'a OutcomeKind> {
    let mut kinds = Vec::new();
    for outcome in outcomes {
        if !kinds.contains(&&outcome.did) {
            kinds.push(&outcome.did);
        }
    }
    kinds
}

/// The lines about the outcomes of one kind: one for each group of organisations with equal people.
fn lines_of_kind(
    lang: Lang,
    did: &OutcomeKind,
    outcomes: &[&Outcome],
    receipt: &Receipt,
) -> Vec<String> {
    let about = &receipt.about.1;
    let is_redo = matches!(receipt.undo_kind, UndoKind::Redo(_));
    if let Some(said) = organisations(lang, did, outcomes.len()) {
        return vec![said];
    }
    if !is_about_people(did) {
        let said = |one: &&Outcome| {
            let shown = one.shown();
            let who = shown.as_ref().unwrap_or(about);
            of_one(lang, one, who, about, is_redo).or_else(|| user_sentence(lang, one, about))
        };
        return outcomes.iter().filter_map(said).collect();
    }
    // A value of members of one organisation needs no name of it: the screen or the command has it.
    let names_org = !matches!(did, OutcomeKind::Changed(_)) || has_several_organisations(receipt);
    let said = |(people, orgs): (Vec<Name>, Vec<Name>)| {
        let orgs = if names_org { orgs } else { Vec::new() };
        let subject = Subject {
            who: join_with_and(lang, &people, MAX_PEOPLE_LISTED),
            n: people.len(),
            orgs: join_organisations(lang, &orgs, MAX_ORGANISATIONS_LISTED),
            is_redo,
        };
        let subject = if is_request(did) { of_request(lang, subject) } else { subject };
        sentence(lang, did, &subject)
    };
    let pairs = outcomes.iter().map(|one| {
        (one.shown().unwrap_or_else(|| about.clone()), one.org.clone().filter(|_| names_org))
    });
    by_people(pairs).into_iter().filter_map(said).collect()
}

fn has_several_organisations(receipt: &Receipt) -> bool {
    let mut orgs = receipt.outcomes.iter().filter_map(|one| one.org.as_ref());
    let first = orgs.next();
    orgs.any(|org| Some(org) != first)
}

const fn is_request(did: &OutcomeKind) -> bool {
    matches!(did, OutcomeKind::Asked | OutcomeKind::Withdrawn | OutcomeKind::Reset)
}

const fn is_about_people(did: &OutcomeKind) -> bool {
    is_request(did)
        || matches!(
            did,
            OutcomeKind::Restored(_)
                | OutcomeKind::Removed
                | OutcomeKind::Invited
                | OutcomeKind::Uninvited
                | OutcomeKind::Changed(_)
                | OutcomeKind::ChangedUser(_)
        )
}

/// The requests to these people, as a subject.
fn of_request(lang: Lang, people: Subject) -> Subject {
    let Subject { who, n, orgs, is_redo } = people;
    let (one, many, of) = match lang {
        Lang::Nl => ("Het verzoek aan", "De verzoeken aan", "voor"),
        Lang::En => ("The request to", "The requests to", "for"),
    };
    let of_orgs = if orgs.is_empty() { String::new() } else { format!(" {of} {orgs}") };
    let who = format!("{} {who}{of_orgs}", if n == 1 { one } else { many });
    Subject { who, n, orgs: String::new(), is_redo }
}

/// Like [`sentence`], with fewer words where that is a day.
fn short_sentence(lang: Lang, did: &OutcomeKind, subject: &Subject) -> Option<String> {
    match did {
        OutcomeKind::Changed(MemberValue::LastDay(day)) => {
            Some(last_day_in_short(lang, *day, &subject.who))
        }
        _ => sentence(lang, did, subject),
    }
}

/// The state of people, members or requests; `None` for other outcomes.
fn sentence(lang: Lang, did: &OutcomeKind, subject: &Subject) -> Option<String> {
    let Subject { who, n, orgs, is_redo } = subject;
    let (is, has) = match (lang, *n) {
        (Lang::Nl, 1) => ("is", "heeft"),
        (Lang::Nl, _) => ("zijn", "hebben"),
        (Lang::En, 1) => ("is", "has"),
        (Lang::En, _) => ("are", "have"),
    };
    let before = |word: &str| {
        if orgs.is_empty() { String::new() } else { format!(" {word} {orgs}") }
    };
    Some(match (lang, did) {
        (_, OutcomeKind::Changed(value)) => member_sentence(lang, *value, subject),
        (_, OutcomeKind::ChangedUser(value)) => user_value_sentence(lang, *value, subject),
        (_, OutcomeKind::Restored(level)) => restored(lang, *level, subject),
        // A redo revokes the access again; an undo takes back access that was given.
        (Lang::Nl, OutcomeKind::Removed) if *is_redo => {
            format!("{who} is de toegang{} weer ontzegd", before("tot"))
        }
        (Lang::En, OutcomeKind::Removed) if *is_redo => {
            format!("The access of {who}{} is revoked again", before("to"))
        }
        (Lang::Nl, OutcomeKind::Removed) => {
            format!("{who} {has} geen toegang meer{}", before("tot"))
        }
        (Lang::En, OutcomeKind::Removed) => {
            format!("{who} no longer {has} access{}", before("to"))
        }
        (Lang::Nl, OutcomeKind::Invited) => format!("{who} {is} weer uitgenodigd"),
        (Lang::En, OutcomeKind::Invited) => format!("{who} {is} invited again"),
        (Lang::Nl, OutcomeKind::Uninvited) => {
            let what = if *n == 1 { "De uitnodiging" } else { "De uitnodigingen" };
            format!("{what} van {who} {is} ingetrokken")
        }
        (Lang::En, OutcomeKind::Uninvited) => {
            let (what, was) = if *n == 1 { ("invitation", "was") } else { ("invitations", "were") };
            format!("The {what} of {who} {was} withdrawn")
        }
        (Lang::Nl, OutcomeKind::Asked) => {
            format!("{who} {} weer open", if *n == 1 { "staat" } else { "staan" })
        }
        (Lang::En, OutcomeKind::Asked) => format!("{who} {is} open again"),
        (Lang::Nl, OutcomeKind::Withdrawn) => format!("{who} {is} ingetrokken"),
        (Lang::En, OutcomeKind::Withdrawn) => {
            format!("{who} {} withdrawn", if *n == 1 { "was" } else { "were" })
        }
        (Lang::Nl, OutcomeKind::Reset) => {
            format!("{who} {has} weer de {} termijn", if *is_redo { "nieuwe" } else { "oude" })
        }
        (Lang::En, OutcomeKind::Reset) => {
            format!("{who} {has} the {} expiry date again", if *is_redo { "new" } else { "old" })
        }
        _ => return None,
    })
}

/// The state of people whose access came back at this level.
fn restored(lang: Lang, level: Level, subject: &Subject) -> String {
    let Subject { who, n, orgs, .. } = subject;
    let of = both("van", "of").of(lang);
    let of_orgs = if orgs.is_empty() { String::new() } else { format!(" {of} {orgs}") };
    match (lang, level, *n) {
        (Lang::Nl, level, n) => {
            let is = if n == 1 { "is" } else { "zijn" };
            let what = if level == Level::Member { "lid" } else { "Beheerder" };
            format!("{who} {is} weer {what}{of_orgs}")
        }
        (Lang::En, Level::Member, 1) => format!("{who} is a member{of_orgs} again"),
        (Lang::En, Level::Member, _) => format!("{who} are members{of_orgs} again"),
        (Lang::En, Level::OrgAdmin, 1) => format!("{who} is an Administrator{of_orgs} again"),
        (Lang::En, Level::OrgAdmin, _) => format!("{who} are Administrators{of_orgs} again"),
    }
}

/// The state of several organisations that were added or removed; `None` for one and for other
/// outcomes.
fn organisations(lang: Lang, did: &OutcomeKind, n: usize) -> Option<String> {
    let are = match did {
        OutcomeKind::OrganisationRemoved => both("zijn er niet meer", "are gone"),
        OutcomeKind::Created => both("zijn er weer", "are back"),
        _ => return None,
    };
    let what = match lang {
        Lang::Nl => count(lang, n, "organisatie", "organisaties"),
        Lang::En => count(lang, n, "organisation", "organisations"),
    };
    (n > 1).then(|| format!("{what} {}", are.of(lang)))
}

/// The state of one user, organisation or key; `None` for outcomes whose own words say it.
fn of_one(
    lang: Lang,
    outcome: &Outcome,
    who: &Name,
    about: &Name,
    is_redo: bool,
) -> Option<String> {
    let org = outcome.org.as_ref().unwrap_or(about);
    Some(match (lang, &outcome.did) {
        (Lang::Nl, OutcomeKind::Accepted(Level::Member)) => {
            format!("Je bent weer lid van {}.", strip_dot(org))
        }
        (Lang::Nl, OutcomeKind::Accepted(Level::OrgAdmin)) => {
            format!("Je bent weer Beheerder van {}.", strip_dot(org))
        }
        (Lang::En, OutcomeKind::Accepted(Level::Member)) => {
            format!("You are a member of {org} again.")
        }
        (Lang::En, OutcomeKind::Accepted(Level::OrgAdmin)) => {
            format!("You are an Administrator of {org} again.")
        }
        (Lang::Nl, OutcomeKind::OrganisationRemoved) => format!("{about} is er niet meer"),
        (Lang::En, OutcomeKind::OrganisationRemoved) => format!("{about} is gone"),
        (Lang::Nl, OutcomeKind::Created) => {
            format!("{about} is er weer; activeren kan in Details.")
        }
        (Lang::En, OutcomeKind::Created) => format!("{about} is back; activate it in Details."),
        (Lang::Nl, OutcomeKind::Edited) => {
            format!("{about} heeft weer de {} gegevens", if is_redo { "nieuwe" } else { "oude" })
        }
        (Lang::En, OutcomeKind::Edited) => {
            format!("{about} has its {} details again", if is_redo { "new" } else { "old" })
        }
        (Lang::Nl, OutcomeKind::KeyWithdrawn) => format!("De sleutel van {who} is ingetrokken"),
        (Lang::En, OutcomeKind::KeyWithdrawn) => format!("The key of {who} was withdrawn"),
        (Lang::Nl, OutcomeKind::KeyAdded) => format!("De sleutel van {who} is er weer"),
        (Lang::En, OutcomeKind::KeyAdded) => format!("The key of {who} is back"),
        (Lang::Nl, OutcomeKind::RelationWithdrawn) => {
            format!("Het relatieverzoek aan {who} is ingetrokken")
        }
        (Lang::En, OutcomeKind::RelationWithdrawn) => {
            format!("The relation request to {who} was withdrawn")
        }
        (Lang::Nl, OutcomeKind::RelationAsked) => {
            format!("Het relatieverzoek aan {who} staat weer open")
        }
        (Lang::En, OutcomeKind::RelationAsked) => {
            format!("The relation request to {who} is open again")
        }
        (_, did) => return own_sentence(lang, did, org),
    })
}
