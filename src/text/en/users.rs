//! Users in English: their details, and the questions before an action on them.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        AccessBy, AccessRow, Day, Email, JoinedBy, Name, Origin, UserDetails, UserRow, UserStatus,
    },
    text::{
        AddressAction, Fact, FormWords, Lang, QuestionWords,
        grammar::{
            number::count,
            words::{self, and, day_full},
        },
    },
};

pub(super) fn access(row: &AccessRow, zone: &TimeZone) -> (String, String, String) {
    let until = row.last_day.map(|day: Day| format!("until {}", day_full(Lang::En, day)));
    let since = day_full(Lang::En, row.since.day(zone));
    let origin = match row.origin {
        Origin::Own => "own",
        Origin::Partner(_) => "via partner",
    };
    match row.by {
        AccessBy::Member(_) => (
            words::level(Lang::En, row.level).to_owned(),
            until.unwrap_or_else(|| format!("since {since}")),
            origin.to_owned(),
        ),
        AccessBy::Asked(_) => {
            ("request".to_owned(), format!("asked on {since}"), origin.to_owned())
        }
    }
}

pub(super) fn facts(user: &UserDetails, zone: &TimeZone) -> Vec<Fact> {
    let manager = if user.manager { " · Relationship manager" } else { "" };
    let how = match user.came.1 {
        Some(JoinedBy::Founder) => "founder",
        Some(JoinedBy::OwnDomain) => "self-registered",
        Some(JoinedBy::Invitation) => "invited",
        Some(JoinedBy::Added) => "added",
        None => "",
    };
    let came = format!("{} {how}", day_full(Lang::En, user.came.0.day(zone)));
    let mut facts = vec![
        ("E-mail", user.email.to_string()),
        ("Role", format!("{}{manager}", words::role_in_full(user.role))),
        ("Status", words::user_status(Lang::En, user.status).to_owned()),
        ("Since", came.trim_end().to_owned()),
    ];
    if let Some(until) = user.code_until {
        facts.push(("Code", format!("works until {}", day_full(Lang::En, until.day(zone)))));
    }
    for (email, verified, coded) in &user.extra {
        let state = match (verified, coded) {
            (true, _) => "confirmed",
            (false, true) => "waits for the code (x k)",
            (false, false) => "waits for a code from an Administrator (x c)",
        };
        facts.push(("Extra address", format!("{email} · {state}")));
    }
    facts
}

pub(super) fn hint(row: &UserRow) -> Vec<String> {
    let manager = if row.manager { " · Relationship manager" } else { "" };
    let orgs = row.orgs.map_or(String::new(), |n| {
        format!(" · {}", count(Lang::En, n, "organisation", "organisations"))
    });
    let first = format!(
        "{}{manager} · {}{orgs}",
        words::role(Lang::En, row.role),
        words::user_status(Lang::En, row.status)
    );
    let then = match row.status {
        UserStatus::Invited => "n new code · d withdraw invitation",
        UserStatus::Blocked => "x b unblock · Enter more",
        UserStatus::Active if row.me => "r role · x m Relationship manager · Enter more",
        _ => "r role · x m Relationship manager · x b block · Enter more",
    };
    vec![first, then.to_owned()]
}

pub(super) fn removal(
    name: &Name,
    (lost, total): (&[Name], usize),
    unborn: &[Name],
) -> QuestionWords {
    let lines = [
        Some(format!("{name} can no longer sign in and loses all access, everywhere.")),
        (total > 0)
            .then(|| format!("No access any more to: {}", words::and_of(Lang::En, lost, total))),
        removed_with_user(unborn),
        Some(
            "Requests from and to this user, and the relations, end. This cannot be undone; the \
             address becomes free again."
                .to_owned(),
        ),
    ];
    let lines = lines.into_iter().flatten().collect();
    (format!("Remove {name} from the environment?"), lines, "Remove  v")
}

/// The organisations that are removed with a user.
fn removed_with_user(unborn: &[Name]) -> Option<String> {
    let names = and(Lang::En, unborn, 8);
    match unborn.len() {
        0 => None,
        1 => Some(format!("Not activated yet and goes along: {names}")),
        _ => Some(format!("Not activated yet and go along: {names}")),
    }
}

pub(super) fn uninvite(name: &Name) -> QuestionWords {
    (
        format!("Withdraw the invitation of {name}?"),
        vec!["The code then no longer works and the address becomes free again.".to_owned()],
        "Withdraw  i",
    )
}

/// The form for an action on one of these addresses.
pub(super) fn address(act: AddressAction, emails: &[Email]) -> FormWords {
    let (title, intro, button) = match (act, emails) {
        (AddressAction::Code, _) => (
            "Code for an address",
            "Pass on the code that you will see next; with that code the address is confirmed."
                .to_owned(),
            "Make code",
        ),
        (AddressAction::Verify, [email]) => (
            "Confirm address",
            format!("An Administrator gave you the code for {email}."),
            "Confirm",
        ),
        (AddressAction::Verify, _) => (
            "Confirm address",
            "An Administrator gave you the code for this address.".to_owned(),
            "Confirm",
        ),
        (AddressAction::Primary, _) => (
            "First address",
            "The address that is the first one now stays as an extra address.".to_owned(),
            "Make it the first",
        ),
        (AddressAction::Remove, _) => {
            ("Remove address", "Choose the address; the question comes next.".to_owned(), "Next")
        }
    };
    FormWords { title, intro: vec![intro], button }
}

pub(super) fn address_removal(email: &Email) -> QuestionWords {
    (
        format!("Remove {email}?"),
        vec![
            "It is then no longer your address and becomes free for someone else. This cannot be \
             undone."
                .to_owned(),
        ],
        "Remove  v",
    )
}

/// Why no address can be chosen, and what to do first.
pub(super) fn no_address(act: AddressAction, user: &UserDetails) -> String {
    let open = user.extra.iter().find(|(_, verified, _)| !verified);
    match (act, open) {
        _ if user.extra.is_empty() && user.me => {
            "You have no extra address. Add one with x a.".to_owned()
        }
        (AddressAction::Primary, Some((email, _, coded))) => {
            let first = if *coded { "" } else { "ask an Administrator for a code (x c), and " };
            format!("{email} is not confirmed yet: {first}confirm it first with x k.")
        }
        (AddressAction::Verify, Some((email, ..))) => {
            format!("There is no code for {email} yet: an Administrator makes it with x c.")
        }
        _ => "No address is waiting to be confirmed.".to_owned(),
    }
}
