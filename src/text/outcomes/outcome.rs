//! The result of a command, line by line, in one language.

use jiff::tz::TimeZone;

use crate::domain::{Day, Name, Outcome, OutcomeKind, Receipt, Refusal, Skipped, UndoKind};

/// Maximum names before "en 37 anderen".
const MOST: usize = 4;
/// Maximum lines about single users; the rest is counted.
const LINES: usize = 20;
/// Maximum organisations listed that a removed user loses; more than usual, because they cannot be
/// looked up later.
pub(in crate::text) const MOST_LOST: usize = 12;

/// A sentence about a number of users, and their names.
type Several = fn(usize, &str) -> String;

/// The sentences of one language about results.
pub(in crate::text) struct Sentences {
    /// About several users at once, in the order of printing: how many, and who.
    pub(in crate::text) several: &'static [(OutcomeKind, Several)],
    /// About one: the user, and the subject of the command.
    pub(in crate::text) one: fn(&OutcomeKind, &Name, &Name) -> Option<String>,
    /// A user and their last day.
    pub(in crate::text) last_day: fn(Day, &Name) -> String,
    /// The skipped users, and the reason.
    pub(in crate::text) skipped: fn(&[Name], &Refusal, &TimeZone) -> String,
    /// The number of organisations removed at once.
    pub(in crate::text) organisations: fn(usize) -> String,
    /// The number of lines that are not printed.
    pub(in crate::text) others: fn(usize) -> String,
    /// Heading above undone changes.
    pub(in crate::text) undone: &'static str,
    /// Heading above redone changes.
    pub(in crate::text) redone: &'static str,
    /// Joins names, and counts the others.
    pub(in crate::text) and: fn(&[Name], usize) -> String,
}

/// One line for each kind of change, then one for each reason why
/// somebody was skipped.
pub(in crate::text) fn lines(receipt: &Receipt, zone: &TimeZone, say: &Sentences) -> Vec<String> {
    let mut lines = Vec::new();
    for (did, sentence) in say.several {
        let names = names(&receipt.outcomes, did);
        if !names.is_empty() {
            lines.push(sentence(names.len(), &(say.and)(&names, MOST)));
        }
    }
    let gone =
        receipt.outcomes.iter().filter(|one| one.did == OutcomeKind::OrganisationRemoved).count();
    if gone > 1 {
        lines.push((say.organisations)(gone));
    }
    let mut each = Vec::new();
    for outcome in &receipt.outcomes {
        let about = &receipt.about.1;
        each.extend(match (&outcome.did, &outcome.shown()) {
            (OutcomeKind::LastDay(Some(day)), Some(who)) => Some((say.last_day)(*day, who)),
            (OutcomeKind::Skipped(_), _) => None,
            (OutcomeKind::OrganisationRemoved, _) if gone > 1 => None,
            (did, who) => (say.one)(did, who.as_ref().unwrap_or(about), about),
        });
    }
    let more = each.len().saturating_sub(LINES);
    each.truncate(LINES);
    lines.extend(each);
    if more > 0 {
        lines.push((say.others)(more));
    }
    let skipped = receipt.outcomes.iter().filter_map(|outcome| match &outcome.did {
        OutcomeKind::Skipped(why) => Some((outcome.shown(), why)),
        _ => None,
    });
    lines.extend(by_reason(skipped).iter().map(|(who, why)| (say.skipped)(who, why, zone)));
    let above = match receipt.turn {
        UndoKind::Onward => None,
        UndoKind::Back(_) => Some(say.undone),
        UndoKind::Again(_) => Some(say.redone),
    };
    if let Some(above) = above {
        lines.insert(0, above.to_owned());
    }
    lines
}

/// Says why no user was changed: each reason once, with its users.
pub(in crate::text) fn all_skipped(
    skipped: &[Skipped],
    say: impl Fn(&[Name], &Refusal) -> String,
) -> String {
    let name = |one: &Skipped| one.who.as_ref().map(|who| who.name.clone());
    let each = by_reason(skipped.iter().map(|one| (name(one), &one.why)));
    each.iter().map(|(who, why)| say(who, why)).collect::<Vec<_>>().join(" ")
}

/// The reasons in order of appearance, each with the names of its users.
fn by_reason<'a>(
    skipped: impl Iterator<Item = (Option<Name>, &'a Refusal)>,
) -> Vec<(Vec<Name>, &'a Refusal)> {
    let mut reasons: Vec<(Vec<Name>, &Refusal)> = Vec::new();
    for (name, why) in skipped {
        match reasons.iter_mut().find(|(_, known)| *known == why) {
            Some((names, _)) => names.extend(name),
            None => reasons.push((name.into_iter().collect(), why)),
        }
    }
    reasons
}

fn names(outcomes: &[Outcome], did: &OutcomeKind) -> Vec<Name> {
    outcomes.iter().filter(|outcome| outcome.did == *did).filter_map(Outcome::shown).collect()
}
