//! Partners in English: their users, and what ends with the partnership.

use crate::{
    domain::{Now, PartnerDetails, PartnerPerson},
    text::{
        Lang, QuestionWords,
        grammar::{
            number::count,
            rows,
            words::{self, memberships, requests},
        },
    },
};

pub(super) fn ends(details: &PartnerDetails) -> QuestionWords {
    let mut lines = vec![match what_ends(details.ends.len(), details.withdrawn.len()) {
        Some(what) => format!("Ends in both directions: {what}."),
        None => "No membership and no request ends with it.".to_owned(),
    }];
    let all = all_that_ends(details);
    lines.extend(all.iter().take(6).map(|line| format!("  {line}")));
    if all.len() > 6 {
        lines.push(format!("  and {} more: Enter on the partner shows all", all.len() - 6));
    }
    lines.push("The relations stop too. A new relation request can start it again.".to_owned());
    (format!("End the partnership with {}?", details.row.env.1), lines, "End  e")
}

pub(super) fn lines(details: &PartnerDetails) -> Vec<String> {
    let mut lines =
        vec!["Can be chosen: who has a relation, and their Relationship managers.".to_owned()];
    if details.why_not_end.is_none() {
        let what = what_ends(details.ends.len(), details.withdrawn.len());
        let what = what.unwrap_or_else(|| "nothing".to_owned());
        lines.push(format!("With this partnership ends (x s): {what}."));
    }
    lines
}

/// `2 memberships and 1 request`; `None` if there are none.
pub(super) fn what_ends(ended: usize, withdrawn: usize) -> Option<String> {
    let members = (ended > 0).then(|| memberships(ended));
    let requests = (withdrawn > 0).then(|| requests(withdrawn));
    let all: Vec<String> = members.into_iter().chain(requests).collect();
    (!all.is_empty()).then(|| all.join(" and "))
}

fn all_that_ends(details: &PartnerDetails) -> Vec<String> {
    rows::all_that_ends(details, " (request)", |n| {
        format!("{n} in organisations that you are not a member of")
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
        lines.push("Ends if this partnership stops (x s):".to_owned());
        lines.extend(ends.into_iter().map(|line| format!("  {line}")));
    }
    lines
}

pub(super) fn person(person: &PartnerPerson, now: Now) -> (String, &'static str, Vec<String>) {
    let mut orgs: Vec<_> = person.orgs.iter().map(ToString::to_string).collect();
    match person.others {
        0 => {}
        n if orgs.is_empty() => orgs.push(count(Lang::En, n, "organisation", "organisations")),
        n => orgs.push(count(Lang::En, n, "other organisation", "other organisations")),
    }
    if let Some(at) = person.asked {
        orgs.push(format!("request pending ({})", words::ago(Lang::En, at, now)));
    }
    let name = match &person.with {
        Some(with) => format!("{} (with {})", person.person.name, with.name),
        None => person.person.name.to_string(),
    };
    (name, words::role_short(Lang::En, person.role), orgs)
}
