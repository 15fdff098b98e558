//! Texts about partners: their users, and what ends with the partnership.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        ManagerRow, Me, Moment, Name, Now, PartnerDetails, PartnerPerson, Refusal,
        rights::EnvRights,
    },
    text::{
        Fact, Lang, QuestionWords, Text, both,
        grammar::{
            names::strip_dot,
            number::count,
            rows,
            words::{self, join_with_and, memberships},
        },
        refusal,
    },
};

/// The heading above what ends with a partnership.
pub(crate) const ENDS_HEAD: Text =
    both("Vervalt als dit partnerschap stopt", "Ends with this partnership");

/// The reason beside the (+) that asks for a relation, while the list has nobody.
pub(crate) const NOBODY_TO_ASK: Text = both(
    "Niemand gevonden: zoek een andere naam of omgeving.",
    "Nobody found: search another name or environment.",
);
const BECOME_MANAGER: Text = both("Word Relatiemanager", "Become Relationship manager");

/// The fields that the search for relationship managers looks in.
pub(crate) const SEARCH_FIELDS: Text = both("naam of omgeving", "name or environment");

/// The number of relationship managers, before anything is typed.
pub(crate) fn count_managers(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "Relatiemanager", "Relatiemanagers"),
        Lang::En => count(lang, n, "Relationship manager", "Relationship managers"),
    }
}

/// The count, followed by the order if the rows are of several kinds.
pub(crate) fn managers_in_order(lang: Lang, n: usize, rows: &[ManagerRow]) -> String {
    let count = count_managers(lang, n);
    let has = |rank: u8| rows.iter().any(|row| row.rank() == rank);
    let order = match [has(0), has(1), has(2)] {
        [true, true, _] | [true, _, true] => {
            both("eerst wie op jou wacht", "waiting for you first")
        }
        [false, true, true] => both("eerst wie je kunt vragen", "ones you can ask first"),
        _ => return count,
    };
    format!("{count} · {}", order.of(lang))
}

/// The facts about a relationship manager of another environment.
pub(crate) fn manager_facts(lang: Lang, row: &ManagerRow, zone: &TimeZone) -> Vec<Fact> {
    let name = &row.person.name;
    let day = |at: Moment| words::day_full(lang, at.day(zone));
    let role = match lang {
        Lang::Nl => format!("{} en Relatiemanager", words::role(lang, row.role)),
        Lang::En => format!("{} and Relationship manager", words::role_in_full(row.role)),
    };
    let now = match (lang, row.related, row.asked) {
        (Lang::Nl, Some(at), _) => format!("✓ relatie met jou sinds {}", day(at)),
        (Lang::En, Some(at), _) => format!("✓ relation with you since {}", day(at)),
        (Lang::Nl, None, Some(at)) if row.asks_viewer => {
            format!("! wacht op jouw antwoord sinds {}, in Postvak IN", day(at))
        }
        (Lang::En, None, Some(at)) if row.asks_viewer => {
            format!("! waits for your answer since {}, in the Inbox", day(at))
        }
        (Lang::Nl, None, Some(at)) => format!("gevraagd op {}, nog geen antwoord", day(at)),
        (Lang::En, None, Some(at)) => format!("asked on {}, no answer yet", day(at)),
        (Lang::Nl, None, None) => "geen relatie met jou".to_owned(),
        (Lang::En, None, None) => "no relation with you".to_owned(),
    };
    let mut facts =
        vec![(both("Rol daar", "Role there").of(lang), role), (both("Nu", "Now").of(lang), now)];
    if row.can_be_asked() {
        facts.push(match lang {
            Lang::Nl => {
                let means =
                    format!("een relatie met {name}; relaties maken jullie omgevingen partners");
                ("Levert op", means)
            }
            Lang::En => {
                let means =
                    format!("a relation with {name}; relations make your environments partners");
                ("Leads to", means)
            }
        });
    }
    facts
}

/// The label of the (+) for a viewer who can become a relationship manager.
pub(crate) fn become_manager(lang: Lang, keys: &str) -> String {
    format!("{}  {keys}", BECOME_MANAGER.of(lang))
}

/// The lines for a user who cannot ask for a relation: why not, and how to change that. `keys` are
/// the keys with which a *Beheerder* becomes *Relatiemanager*.
pub(crate) fn cannot_relate(lang: Lang, me: &Me, keys: &str) -> Vec<String> {
    if me.manager {
        return vec![refusal(lang, &Refusal::BasicManager, &TimeZone::UTC)];
    }
    let why = both(
        "Je bent geen Relatiemanager en kunt geen relatie vragen.",
        "You are not a Relationship manager and cannot ask for a relation.",
    );
    let names: Vec<Name> = me.env_admins.iter().map(|person| person.name.clone()).collect();
    let names = join_with_and(lang, &names, 4);
    let how = match lang {
        _ if me.is_env_admin() => format!("{keys}  {}", BECOME_MANAGER.of(lang)),
        Lang::Nl => {
            format!("Een Beheerder van je omgeving kan je dat maken: {}.", strip_dot(&names))
        }
        Lang::En => {
            format!("An Administrator can make you one: {}.", strip_dot(&names))
        }
    };
    vec![why.of(lang).to_owned(), how]
}

pub(crate) fn end_question(lang: Lang, details: &PartnerDetails) -> QuestionWords {
    let ends = match (lang, end_summary(lang, details.ends.len(), details.withdrawn.len())) {
        (Lang::Nl, Some(what)) => format!("Vervalt in beide richtingen: {what}."),
        (Lang::En, Some(what)) => format!("Ends in both directions: {what}."),
        (Lang::Nl, None) => "Er vervalt geen lidmaatschap en geen verzoek.".to_owned(),
        (Lang::En, None) => "No memberships or requests end with it.".to_owned(),
    };
    let mut lines = vec![super::users::IS_FINAL.of(lang).to_owned(), ends];
    let all = all_that_ends(lang, details);
    lines.extend(all.iter().take(6).map(|(name, what)| match name.as_str() {
        "" => format!("  {what}"),
        name => format!("  {name} · {what}"),
    }));
    if all.len() > 6 {
        lines.push(match lang {
            Lang::Nl => format!("  en {} meer: Enter op de partner toont alles", all.len() - 6),
            Lang::En => {
                format!("  and {} more: press Enter on the partner to see all", all.len() - 6)
            }
        });
    }
    lines.push(
        both(
            "Ook de relaties eindigen; later kun je opnieuw een relatie vragen.",
            "The relations end too; later you can ask for a relation again.",
        )
        .of(lang)
        .to_owned(),
    );
    match lang {
        Lang::Nl => {
            (format!("Partnerschap met {} beëindigen?", details.row.env.1), lines, "Beëindigen")
        }
        Lang::En => (format!("End the partnership with {}?", details.row.env.1), lines, "End"),
    }
}

/// The facts about a partner in the pane: since when, and what ends with the partnership.
pub(crate) fn partner_facts(lang: Lang, details: &PartnerDetails, zone: &TimeZone) -> Vec<Fact> {
    let since = words::day_full(lang, details.row.since.day(zone));
    let since = (both("Partner sinds", "Partner since").of(lang), since);
    [Some(since), end_fact(lang, details)].into_iter().flatten().collect()
}

/// The facts on the card of a partner, which also says who can be asked.
pub(crate) fn partner_card_facts(
    lang: Lang,
    details: &PartnerDetails,
    zone: &TimeZone,
) -> Vec<Fact> {
    let mut facts = partner_facts(lang, details, zone);
    let asked = both(
        "wie een relatie heeft, en de Relatiemanagers",
        "people with a relation, Relationship managers",
    );
    facts
        .insert(1, (both("Als lid te vragen", "Can be asked").of(lang), asked.of(lang).to_owned()));
    if let Some(person) = details.only_relation() {
        let label = both("Relaties met", "Relations with");
        facts.insert(2, (label.of(lang), person.name.to_string()));
    }
    facts
}

/// The consequence of ending the partnership, for a viewer who may.
fn end_fact(lang: Lang, details: &PartnerDetails) -> Option<Fact> {
    let (members, requests) = (details.ends.len(), details.withdrawn.len());
    details.why_not_end.is_none().then(|| {
        let label = both("Eindigt dit", "If it ends").of(lang);
        let what = end_summary(lang, members, requests);
        (
            label,
            match (lang, what, members + requests) {
                (Lang::Nl, None, _) => "dan vervalt er geen toegang".to_owned(),
                (Lang::En, None, _) => "no access ends with it".to_owned(),
                (Lang::Nl, Some(what), 1) => format!("dan vervalt {what}"),
                (Lang::Nl, Some(what), _) => format!("dan vervallen {what}"),
                (Lang::En, Some(what), 1) => format!("{what} ends with it"),
                (Lang::En, Some(what), _) => format!("{what} end with it"),
            },
        )
    })
}

/// `2 lidmaatschappen en 1 verzoek`; `2 memberships and 1 request`. `None` if both numbers are 0.
pub(crate) fn end_summary(lang: Lang, members: usize, requests: usize) -> Option<String> {
    let members = match lang {
        Lang::Nl => (members > 0).then(|| count(lang, members, "lidmaatschap", "lidmaatschappen")),
        Lang::En => (members > 0).then(|| memberships(members)),
    };
    let requests = match lang {
        Lang::Nl => (requests > 0).then(|| count(lang, requests, "verzoek", "verzoeken")),
        Lang::En => (requests > 0).then(|| words::requests(requests)),
    };
    let all: Vec<String> = members.into_iter().chain(requests).collect();
    match lang {
        Lang::Nl => (!all.is_empty()).then(|| all.join(" en ")),
        Lang::En => (!all.is_empty()).then(|| all.join(" and ")),
    }
}

/// Each person whose access or request ends with the partnership, with the organisation; a line
/// without a name counts the ones that the viewer may not see.
pub(crate) fn all_that_ends(lang: Lang, details: &PartnerDetails) -> Vec<(String, String)> {
    match lang {
        Lang::Nl => rows::all_that_ends(details, " (verzoek)", |n| {
            format!("{n} in organisaties waarvan je geen lid bent")
        }),
        Lang::En => rows::all_that_ends(details, " (request)", |n| {
            format!("{n} in organisations that you are not a member of")
        }),
    }
}

/// The name of a partner's user; if they have a relation, also the name of the other person.
pub(crate) fn person_name(lang: Lang, person: &PartnerPerson) -> String {
    let name = &person.person.name;
    match (lang, &person.with) {
        (_, None) => name.to_string(),
        (Lang::Nl, Some(with)) => format!("{name} (met {})", with.name),
        (Lang::En, Some(with)) => format!("{name} (with {})", with.name),
    }
}

/// The organisations of a partner's user: known names, the number of others, and a pending request.
pub(crate) fn person_organisations(
    lang: Lang,
    person: &PartnerPerson,
    zone: &TimeZone,
    now: Now,
) -> Vec<String> {
    let mut orgs: Vec<_> = person.orgs.iter().map(ToString::to_string).collect();
    let (one, many) = match (lang, orgs.is_empty()) {
        (Lang::Nl, true) => ("organisatie", "organisaties"),
        (Lang::Nl, false) => ("andere organisatie", "andere organisaties"),
        (Lang::En, true) => ("organisation", "organisations"),
        (Lang::En, false) => ("other organisation", "other organisations"),
    };
    if person.others > 0 {
        orgs.push(count(lang, person.others, one, many));
    }
    if let Some(at) = person.asked {
        let ago = words::time_since(lang, at, zone, now);
        orgs.push(match lang {
            Lang::Nl => format!("verzoek wacht ({ago})"),
            Lang::En => format!("request pending ({ago})"),
        });
    } else if person.has_expired {
        orgs.push(both("verzoek verlopen", "request expired").of(lang).to_owned());
    }
    orgs
}
