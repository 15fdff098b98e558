//! Partners in Dutch: their users, and what ends with the partnership.

use crate::{
    domain::{Now, PartnerDetails, PartnerPerson},
    text::{
        Lang, QuestionWords,
        grammar::{number::count, rows, words},
    },
};

pub(super) fn ends(details: &PartnerDetails) -> QuestionWords {
    let mut lines = vec![match what_ends(details.ends.len(), details.withdrawn.len()) {
        Some(what) => format!("Vervalt in beide richtingen: {what}."),
        None => "Er vervalt geen lidmaatschap en geen verzoek.".to_owned(),
    }];
    let all = all_that_ends(details);
    lines.extend(all.iter().take(6).map(|line| format!("  {line}")));
    if all.len() > 6 {
        lines.push(format!("  en {} meer: Enter op de partner toont alles", all.len() - 6));
    }
    lines.push(
        "Ook de relaties stoppen. Opnieuw beginnen kan met een nieuw relatieverzoek.".to_owned(),
    );
    (format!("Partnerschap met {} beëindigen?", details.row.env.1), lines, "Beëindigen  e")
}

pub(super) fn lines(details: &PartnerDetails) -> Vec<String> {
    let mut lines =
        vec!["Te kiezen als lid: wie een relatie heeft, en hun Relatiemanagers.".to_owned()];
    if details.why_not_end.is_none() {
        let what = what_ends(details.ends.len(), details.withdrawn.len());
        let what = what.unwrap_or_else(|| "niets".to_owned());
        lines.push(format!("Met dit partnerschap vervalt (x s): {what}."));
    }
    lines
}

/// `2 lidmaatschappen en 1 verzoek`; `None` if there are none.
pub(super) fn what_ends(members: usize, requests: usize) -> Option<String> {
    let members =
        (members > 0).then(|| count(Lang::Nl, members, "lidmaatschap", "lidmaatschappen"));
    let requests = (requests > 0).then(|| count(Lang::Nl, requests, "verzoek", "verzoeken"));
    let all: Vec<String> = members.into_iter().chain(requests).collect();
    (!all.is_empty()).then(|| all.join(" en "))
}

fn all_that_ends(details: &PartnerDetails) -> Vec<String> {
    rows::all_that_ends(details, " (verzoek)", |n| {
        format!("{n} in organisaties waarvan je geen lid bent")
    })
}

/// A whole partner: every user with their organisations, then everything that ends.
pub(super) fn whole(details: &PartnerDetails, now: Now) -> Vec<String> {
    let mut lines = Vec::new();
    for one in &details.people {
        let (name, role, orgs) = person(one, now);
        lines.push(format!("{name} · {role}"));
        lines.extend(orgs.into_iter().map(|org| format!("  {org}")));
    }
    let ends = all_that_ends(details);
    if details.why_not_end.is_none() && !ends.is_empty() {
        lines.push(String::new());
        lines.push("Vervalt als dit partnerschap stopt (x s):".to_owned());
        lines.extend(ends.into_iter().map(|line| format!("  {line}")));
    }
    lines
}

pub(super) fn person(person: &PartnerPerson, now: Now) -> (String, &'static str, Vec<String>) {
    let mut orgs: Vec<_> = person.orgs.iter().map(ToString::to_string).collect();
    match person.others {
        0 => {}
        n if orgs.is_empty() => orgs.push(count(Lang::Nl, n, "organisatie", "organisaties")),
        n => orgs.push(count(Lang::Nl, n, "andere organisatie", "andere organisaties")),
    }
    if let Some(at) = person.asked {
        orgs.push(format!("verzoek wacht ({})", words::ago(Lang::Nl, at, now)));
    }
    let name = match &person.with {
        Some(with) => format!("{} (met {})", person.person.name, with.name),
        None => person.person.name.to_string(),
    };
    (name, words::role_short(Lang::Nl, person.role), orgs)
}
