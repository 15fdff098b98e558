//! What was done, in Dutch: for whom, by name, line by line.

use jiff::tz::TimeZone;

use super::{
    refusal::{named, unstopped},
    words::{and, count, day_full},
};
use crate::domain::{Did, Level, Name, Outcome, Receipt};

/// Names before "en 37 anderen".
const MOST: usize = 4;

/// One line for each kind of thing that was done, then one for everybody who was left out.
pub(super) fn receipt(receipt: &Receipt, zone: &TimeZone) -> Vec<String> {
    let org = &receipt.org.1;
    let of = |is: fn(&Did) -> bool| names(&receipt.outcomes, is);
    let mut lines = Vec::new();
    let mut say = |names: Vec<Name>, sentence: &dyn Fn(usize, String) -> String| {
        if !names.is_empty() {
            lines.push(sentence(names.len(), and(&names, MOST)));
        }
    };
    say(of(|did| *did == Did::Added), &|n, who| {
        format!("{} toegevoegd: {who}", count(n, "lid", "leden"))
    });
    say(of(|did| *did == Did::Asked), &|n, who| {
        format!("{} verstuurd: {who}", count(n, "verzoek", "verzoeken"))
    });
    say(of(|did| *did == Did::Renewed), &|n, who| {
        format!("{} met een nieuwe termijn: {who}", count(n, "verzoek", "verzoeken"))
    });
    say(of(|did| *did == Did::Withdrawn), &|n, who| {
        format!("{} ingetrokken: {who}", count(n, "verzoek", "verzoeken"))
    });
    say(of(|did| *did == Did::Removed), &|n, who| {
        format!("{} verwijderd: {who}", count(n, "lid", "leden"))
    });
    say(of(|did| *did == Did::Level(Level::OrgAdmin)), &|_, who| format!("Nu Beheerder: {who}"));
    say(of(|did| *did == Did::Level(Level::Member)), &|_, who| format!("Nu Lid: {who}"));
    say(of(|did| matches!(did, Did::LastDay(None))), &|_, who| {
        format!("Geen einddatum meer: {who}")
    });
    for outcome in &receipt.outcomes {
        match (&outcome.did, &outcome.who) {
            (Did::LastDay(Some(day)), Some(person)) => {
                lines.push(format!("Toegang tot en met {}: {}", day_full(*day), person.name));
            }
            (Did::Accepted, _) => {
                lines.push(format!("Je bent nu lid van {}.", unstopped(org)));
            }
            (Did::Declined, _) => {
                lines.push(format!("Verzoek van {org} geweigerd. De Beheerders zien het."));
            }
            (Did::Left, _) => lines.push(format!("Je hebt {org} verlaten.")),
            (Did::Skipped(why), who) => {
                lines.push(format!("Overgeslagen: {}", named(who.as_ref(), why, zone)));
            }
            _ => {}
        }
    }
    lines
}

fn names(outcomes: &[Outcome], is: fn(&Did) -> bool) -> Vec<Name> {
    let these = outcomes.iter().filter(|outcome| is(&outcome.did));
    these.filter_map(|outcome| outcome.who.as_ref()).map(|person| person.name.clone()).collect()
}
