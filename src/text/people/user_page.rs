//! The facts on the page of a user, above the list of their organisations.

use jiff::tz::TimeZone;

use crate::{
    domain::{JoinedBy, UserDetails, UserStatus},
    text::{
        Fact, Lang, both,
        grammar::words::{self, day_full},
    },
};

/// The user above the list of their organisations: address, role and *Relatiemanager*, status,
/// activation code and extra addresses.
pub(crate) fn page_facts(lang: Lang, user: &UserDetails, zone: &TimeZone) -> Vec<Fact> {
    let (role, env) = (words::role(lang, user.role), &user.env);
    let manager = match (user.manager, lang) {
        (false, _) => "",
        (true, Lang::Nl) => " · Relatiemanager",
        (true, Lang::En) => " · Relationship manager",
    };
    let role = match lang {
        Lang::Nl => format!("{role} in {env}{manager}"),
        Lang::En => format!("{role} of {env}{manager}"),
    };
    let mut facts = vec![
        (both("E-mail", "E-mail").of(lang), user.email.to_string()),
        (both("Rol", "Role").of(lang), role),
        (both("Status", "Status").of(lang), user_status_since(lang, user, zone)),
    ];
    facts.extend(user_extras(lang, user, zone));
    facts
}

/// The status of the user with its sign, since when they are there, and how they came.
fn user_status_since(lang: Lang, user: &UserDetails, zone: &TimeZone) -> String {
    let sign = match user.status {
        UserStatus::Active => "✓",
        UserStatus::Invited => "!",
        UserStatus::Blocked | UserStatus::Removed => "✗",
    };
    let (status, since) =
        (words::user_status(lang, user.status), day_full(lang, user.joined.0.day(zone)));
    let how = user.joined.1.map_or(String::new(), |how| format!(" ({})", joined_by(lang, how)));
    match lang {
        Lang::Nl => format!("{sign} {status} · hier sinds {since}{how}"),
        Lang::En => format!("{sign} {status} · here since {since}{how}"),
    }
}

const fn joined_by(lang: Lang, how: JoinedBy) -> &'static str {
    match how {
        JoinedBy::Founder => both("oprichter", "founder"),
        JoinedBy::OwnDomain => both("zelf geregistreerd", "self-registered"),
        JoinedBy::Invitation => both("uitgenodigd", "invited"),
        JoinedBy::Added => both("toegevoegd", "added"),
    }
    .of(lang)
}

/// The activation code and the extra addresses, each with what it waits for.
fn user_extras(lang: Lang, user: &UserDetails, zone: &TimeZone) -> Vec<Fact> {
    let code = user.code_until.map(|until| {
        let until = day_full(lang, until.day(zone));
        match lang {
            Lang::Nl => ("Code", format!("activatiecode werkt tot {until}")),
            Lang::En => ("Code", format!("activation code works until {until}")),
        }
    });
    let extra = user.extra.iter().map(|(email, verified, coded)| {
        let state = match (verified, coded) {
            (true, _) => both("bevestigd", "verified"),
            (false, true) => both("wacht op de code (x k)", "waiting for its code (x k)"),
            (false, false) => both(
                "wacht op een code van een Beheerder (x c)",
                "waiting for a code from an Administrator (x c)",
            ),
        };
        (both("Extra adres", "Extra address").of(lang), format!("{email} · {}", state.of(lang)))
    });
    code.into_iter().chain(extra).collect()
}
