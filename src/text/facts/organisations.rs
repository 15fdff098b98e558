//! Facts of an organisation, as labels with values.

use jiff::tz::TimeZone;

use crate::{
    domain::{Level, Name, OrgDetails, OrgRow, OrgStatus},
    text::{
        Fact, Lang, Text, both,
        grammar::{
            number::{self, count},
            rows,
            words::{self, day_full, join_with_and, requests},
        },
        organisations::{NOT_MEMBER, paused_until},
        shell::commands,
    },
};

/// The facts that the shell prints about an organisation.
pub(crate) fn organisation_facts(lang: Lang, org: &OrgDetails, zone: &TimeZone) -> Vec<Fact> {
    let mut facts = match lang {
        Lang::Nl => vec![("Naam", org.name.to_string()), ("Status", status(lang, org, zone))],
        Lang::En => vec![("Name", org.name.to_string()), ("Status", status(lang, org, zone))],
    };
    for identifier in &org.identifiers {
        facts.push((words::scheme(lang, identifier.scheme), number::format_identifier(identifier)));
    }
    let country = country(lang, org);
    let admins: Vec<Name> = org.admins.iter().map(|person| person.name.clone()).collect();
    let level = match org.my_level {
        Level::Member => both("Lid", "Member"),
        Level::OrgAdmin => {
            both("Beheerder van de organisatie", "Administrator of the organisation")
        }
    }
    .of(lang);
    facts.extend(match lang {
        Lang::Nl => [
            ("Plaats", rows::postal_address(&org.profile, country)),
            ("Gegevens", data_source(lang, org)),
            ("Omgeving", org.env.to_string()),
            ("", String::new()),
            ("Mijn rol", level.to_owned()),
            (
                "Beheerders",
                if admins.is_empty() { "–".to_owned() } else { join_with_and(lang, &admins, 12) },
            ),
            ("", admin_count(lang, org)),
            ("", String::new()),
            ("Toegang", access_counts(lang, org)),
        ],
        Lang::En => [
            ("Address", rows::postal_address(&org.profile, country)),
            ("Data", data_source(lang, org)),
            ("Environment", org.env.to_string()),
            ("", String::new()),
            ("My role", level.to_owned()),
            (
                "Administrators",
                if admins.is_empty() { "–".to_owned() } else { join_with_and(lang, &admins, 12) },
            ),
            ("", admin_count(lang, org)),
            ("", String::new()),
            ("Access", access_counts(lang, org)),
        ],
    });
    if let Some((day, person)) = &org.ends_next {
        facts.push(match lang {
            Lang::Nl => ("Verloopt", format!("{} op {}", person.name, day_full(lang, *day))),
            Lang::En => ("Ends", format!("{} on {}", person.name, day_full(lang, *day))),
        });
    }
    facts.push(match lang {
        Lang::Nl => ("Onderweg", count(lang, org.requests, "verzoek", "verzoeken")),
        Lang::En => ("Open", requests(org.requests)),
    });
    facts.extend(filled_in_facts(lang, org));
    facts
}

/// The lines that a *Beheerder* filled in, and the evidence for the activation.
pub(super) fn filled_in_facts(lang: Lang, org: &OrgDetails) -> Vec<Fact> {
    match lang {
        Lang::Nl => {
            let profile = &org.profile;
            let mut facts = Vec::new();
            let said = [
                ("Handelsnaam", profile.trade_name.as_ref().map(ToString::to_string)),
                ("Website", profile.website.as_ref().map(ToString::to_string)),
                ("E-mail", profile.email.as_ref().map(ToString::to_string)),
                ("Omschrijving", profile.description.as_ref().map(ToString::to_string)),
            ];
            facts.extend(said.into_iter().filter_map(|(label, text)| Some((label, text?))));
            if let Some((method, reference, by, approved)) = &org.evidence {
                let approved = approved
                    .as_ref()
                    .map_or(String::new(), |by| format!(", goedgekeurd door {}", by.name));
                let method = words::method(lang, *method);
                facts.push(("Bewijs", format!("{method} {reference}, door {}{approved}", by.name)));
            }
            if let Some(rejected) = &org.rejected {
                facts.push(("Afgewezen", format!("„{}”", rejected.reason)));
            }
            facts
        }
        Lang::En => {
            let profile = &org.profile;
            let mut facts = Vec::new();
            let said = [
                ("Trade name", profile.trade_name.as_ref().map(ToString::to_string)),
                ("Website", profile.website.as_ref().map(ToString::to_string)),
                ("E-mail", profile.email.as_ref().map(ToString::to_string)),
                ("Description", profile.description.as_ref().map(ToString::to_string)),
            ];
            facts.extend(said.into_iter().filter_map(|(label, text)| Some((label, text?))));
            if let Some((method, reference, by, approved)) = &org.evidence {
                let approved = approved
                    .as_ref()
                    .map_or(String::new(), |by| format!(", approved by {}", by.name));
                let method = words::method(lang, *method);
                facts.push(("Evidence", format!("{method} {reference}, by {}{approved}", by.name)));
            }
            if let Some(rejected) = &org.rejected {
                facts.push(("Rejected", format!("“{}”", rejected.reason)));
            }
            facts
        }
    }
}

pub(super) fn country(lang: Lang, org: &OrgDetails) -> &str {
    words::country(lang, &org.profile.country)
}

/// Where name, address and number come from.
pub(super) fn data_source(lang: Lang, org: &OrgDetails) -> String {
    match (lang, &org.register) {
        (Lang::Nl, Some(source)) => {
            format!("uit het handelsregister, {}", day_full(lang, source.as_of))
        }
        (Lang::En, Some(source)) => {
            format!("from the trade register, {}", day_full(lang, source.as_of))
        }
        (Lang::Nl, None) => "zelf ingevuld".to_owned(),
        (Lang::En, None) => "entered by hand".to_owned(),
    }
}

fn status(lang: Lang, org: &OrgDetails, zone: &TimeZone) -> String {
    match (lang, org.status, org.activated_at) {
        (Lang::Nl, OrgStatus::Active, Some(at)) => {
            format!("✓ actief (geactiveerd op {})", day_full(lang, at.day(zone)))
        }
        (Lang::En, OrgStatus::Active, Some(at)) => {
            format!("✓ active (activated on {})", day_full(lang, at.day(zone)))
        }
        (_, status, _) => words::org_status(lang, status).to_owned(),
    }
}

/// The number of *Beheerders*, with a hint if there is only one.
fn admin_count(lang: Lang, org: &OrgDetails) -> String {
    let leave = format!("toegang {}", commands::MEMBER_LEAVE.words(lang));
    match (lang, org.lasting_admins.len(), org.my_level) {
        (Lang::Nl, 0, _) => "Geen actieve Beheerder.".to_owned(),
        (Lang::En, 0, _) => "No active Administrator.".to_owned(),
        (Lang::Nl, 1, _) => "Eén Beheerder: zorg voor een tweede.".to_owned(),
        (Lang::En, 1, _) => "One Administrator: appoint a second one.".to_owned(),
        (Lang::Nl, n, Level::OrgAdmin) => {
            format!("{n} Beheerders: je kunt zelf veilig vertrekken ({leave}).")
        }
        (Lang::En, n, Level::OrgAdmin) => {
            format!("{n} Administrators: you can leave safely ({leave}).")
        }
        (Lang::Nl, n, Level::Member) => format!("{n} Beheerders uit de eigen omgeving."),
        (Lang::En, n, Level::Member) => format!("{n} Administrators from its own environment."),
    }
}

fn access_counts(lang: Lang, org: &OrgDetails) -> String {
    let own = match lang {
        Lang::Nl => count(lang, org.own, "eigen gebruiker", "eigen gebruikers"),
        Lang::En => count(lang, org.own, "own user", "own users"),
    };
    let partners: usize = org.partners.iter().map(|(_, n)| n).sum();
    if partners == 0 {
        return own;
    }
    let each: Vec<_> = org.partners.iter().map(|(name, n)| format!("{name} {n}")).collect();
    match lang {
        Lang::Nl => format!("{own} · {partners} via partnerschap ({})", each.join(", ")),
        Lang::En => format!("{own} · {partners} via partnership ({})", each.join(", ")),
    }
}

/// The facts in the pane about the selected organisation.
pub(crate) fn summary(lang: Lang, row: &OrgRow, zone: &TimeZone) -> Vec<Fact> {
    if let Some(until) = row.paused_until {
        let returns = both(
            "opent op die dag vanzelf weer; een Beheerder ervan kan dat eerder doen",
            "opens again by itself on that day; one of its Administrators can do so earlier",
        );
        return vec![
            (both("Jij", "You").of(lang), format!("! {}", paused_until(lang, until))),
            (both("Toegang", "Access").of(lang), returns.of(lang).to_owned()),
            (both("Omgeving", "Environment").of(lang), row.env.to_string()),
        ];
    }
    let mut members = row.members.to_string();
    if let Some(admins) = row.admins {
        members = match lang {
            Lang::Nl => {
                format!("{members}, van wie {}", count(lang, admins, "Beheerder", "Beheerders"))
            }
            Lang::En => {
                format!("{members}, {}", count(lang, admins, "Administrator", "Administrators"))
            }
        };
    }
    let mut facts = vec![
        (both("Jij", "You").of(lang), my_level(lang, row, zone)),
        (both("Leden", "Members").of(lang), members),
    ];
    if row.waiting > 0 {
        let waiting = format!("{} open", row.waiting);
        facts.push((both("Verzoeken", "Requests").of(lang), waiting));
    }
    facts.push((both("Omgeving", "Environment").of(lang), row.env.to_string()));
    if row.unmanaged {
        facts.push((both("Let op", "Note").of(lang), UNMANAGED.of(lang).to_owned()));
    }
    if let Some((method, reference, by)) = &row.evidence {
        let method = words::method(lang, *method);
        let evidence = match lang {
            Lang::Nl => format!("{method} {reference}, door {}", by.name),
            Lang::En => format!("{method} {reference}, by {}", by.name),
        };
        facts.push((both("Bewijs", "Evidence").of(lang), evidence));
    }
    facts
}

/// The register number, which a narrow list leaves out.
pub(crate) fn number_fact(lang: Lang, row: &OrgRow) -> Option<Fact> {
    let number = row.number.as_ref()?;
    Some((words::scheme(lang, number.scheme), number::format_identifier(number)))
}

const UNMANAGED: Text = both(
    "! Geen actieve Beheerder uit de eigen omgeving.",
    "! No active Administrator from its own environment.",
);

/// The user's level in the organisation, as text.
fn my_level(lang: Lang, row: &OrgRow, zone: &TimeZone) -> String {
    let since = row.since.map(|since| day_full(lang, since.day(zone)));
    match (lang, row.my_level, since) {
        (Lang::Nl, Some(level), Some(since)) => {
            format!("{} sinds {since}", words::level(lang, level))
        }
        (Lang::En, Some(level), Some(since)) => {
            format!("{} since {since}", words::level(lang, level))
        }
        _ => NOT_MEMBER.of(lang).to_owned(),
    }
}
