//! Texts of the dialog that adds members.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::{
    domain::{Day, Level, Name},
    text::{
        Lang, Text, both,
        grammar::{
            number::{count, grouped},
            words::{self, join_with_and},
        },
    },
};

pub(crate) const ADD_MEMBER: Text = both("Lid toevoegen", "Add member");
pub(crate) const NO_REQUEST: Text = both(
    "Zonder verzoek aan een partner gaat er geen bericht mee.",
    "Without a request to a partner, no message is sent.",
);
pub(crate) const CHOSEN: Text = both("Gekozen", "Chosen");
pub(crate) const NOBODY_YET: Text = both("Nog niemand gekozen", "Nobody chosen yet");
pub(crate) const GETS_ACCESS: Text = both("Krijgt direct toegang", "Gets access at once");
pub(crate) const GETS_ACCESS_LATER: Text = both("Toegang na activeren", "Access after activation");
pub(crate) const GETS_REQUEST: Text = both("Krijgt een verzoek", "Gets a request");
pub(crate) const CANNOT_BE_ADDED: Text = both("Kan er niet bij", "Cannot be added");
pub(crate) const IS_SKIPPED: Text = both("Wordt overgeslagen", "Is skipped");
pub(crate) const LEVEL_HEAD: Text = both("Rol (r)", "Role (r)");
pub(crate) const UNTIL_HEAD: Text = both("Tot en met (t)", "Until (t)");
pub(crate) const MESSAGE_HEAD: Text =
    both("Bericht bij het verzoek (b, optioneel)", "Message with the request (b, optional)");
pub(crate) const PARTNER_GROUP: Text = both(
    "Via partnerschap · krijgt een verzoek in Postvak IN",
    "Via partnership · gets a request in the Inbox",
);
pub(crate) const STEP_CHECK: Text = both("stap 2 van 2: controleren", "step 2 of 2: check");
pub(crate) const STEP_CHOOSE: Text = both("stap 1 van 2: kiezen", "step 1 of 2: choose");
pub(crate) const CONFIRM_OUTSIDE_ADMIN: Text = both(
    "Beheerder van buiten je omgeving, zeker?",
    "Administrator from outside your environment, sure?",
);
pub(crate) const NO_LAST_DAY: Text = both("geen laatste dag", "no last day");
pub(crate) const UNTIL_INCLUSIVE: Text = both("Tot en met", "Until (inclusive)");
pub(crate) const CHOOSE_SOMEONE_FIRST: Text =
    both("Kies eerst iemand, met een naam of met ↓.", "Choose someone first, by name or with ↓.");
pub(crate) const WHO_IS_MISSING: Text = both(
    "Mist er iemand? F3 zegt wie hier kan staan.",
    "Is someone missing? F3 says who can be here.",
);
pub(crate) const WARNING_HEAD: Text = both("Let op", "Please note");

pub fn add_title(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Leden toevoegen aan {org}"),
        Lang::En => format!("Add members to {org}"),
    }
}

/// The heading of the users of the own environment.
pub(crate) const OWN_GROUP: Text =
    both("Eigen gebruikers · direct lid", "Own users · members at once");
/// The heading of the newest of them, before anything is typed.
pub(crate) const NEW_GROUP: Text =
    both("Onlangs toegevoegd · direct lid", "Added recently · members at once");
/// The heading of the others of them.
pub(crate) const OTHERS_GROUP: Text =
    both("Alle andere eigen gebruikers · direct lid", "All other own users · members at once");

/// The ways out if a person is not found: the keys, and what they lead to. Closing a dialog with
/// input takes one Esc more.
pub(crate) const fn how_to_find(
    lang: Lang,
    may_add_users: bool,
    has_input: bool,
) -> [(&'static str, &'static str); 3] {
    let all = both("wie hier kan staan, en waarom niet", "who can be here, and why not");
    let (keys, new) = if may_add_users {
        let add = "nog geen gebruiker: voeg de persoon eerst toe";
        let keys = if has_input { "Esc Esc Esc 3 +" } else { "Esc Esc 3 +" };
        (keys, both(add, "not a user yet: add the person first"))
    } else {
        let ask = "nog geen gebruiker: vraag een Beheerder van je omgeving";
        ("", both(ask, "not a user yet: ask an Administrator of your environment"))
    };
    let partner = both(
        "werkt bij een ander: leg eerst een relatie",
        "works elsewhere: make a relation first",
    );
    let to_partners = if has_input { "Esc Esc Esc 4" } else { "Esc Esc 4" };
    [("F3", all.of(lang)), (keys, new.of(lang)), (to_partners, partner.of(lang))]
}

/// Counts the matches below those in view, and those of partners apart: an own group may fill the
/// list. Empty if there are none.
pub(crate) fn more_below(lang: Lang, own: usize, of_partners: usize) -> String {
    let [own_count, others] = [own, of_partners].map(|n| grouped(lang, n));
    match (lang, own, of_partners) {
        (_, 0, 0) => String::new(),
        (Lang::Nl, _, 0) => format!("↓ nog {own_count}"),
        (Lang::En, _, 0) => format!("↓ {own_count} more"),
        (Lang::Nl, 0, _) => format!("↓ nog {others} van partners"),
        (Lang::En, 0, _) => format!("↓ {others} more of partners"),
        (Lang::Nl, ..) => format!("↓ nog {own_count}, en {others} van partners"),
        (Lang::En, ..) => format!("↓ {own_count} more, and {others} of partners"),
    }
}

/// Counts the rows of a list above and below those in view. Empty if there are none.
pub(crate) fn more_rows(lang: Lang, above: usize, below: usize) -> String {
    let up = (above > 0).then(|| match lang {
        Lang::Nl => format!("↑ nog {}", grouped(lang, above)),
        Lang::En => format!("↑ {} more", grouped(lang, above)),
    });
    let down = (below > 0).then(|| more_below(lang, below, 0));
    up.into_iter().chain(down).collect::<Vec<_>>().join(" · ")
}

pub fn and_more(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => format!("  en nog {}", grouped(lang, n)),
        Lang::En => format!("  and {}", count(lang, n, "other", "others")),
    }
}

pub fn chosen_label(lang: Lang, name: &Name, own: bool, can: bool) -> String {
    match (lang, can, own) {
        (Lang::Nl, false, _) => format!("({name} · kan niet ×)"),
        (Lang::En, false, _) => format!("({name} · not possible ×)"),
        (_, true, true) => format!("({name} ×)"),
        (_, true, false) => format!("({name} · partner ×)"),
    }
}

/// The level and the last day of all chosen people, if these are equal.
pub(crate) fn terms(lang: Lang, level: Level, last_day: Option<Day>) -> String {
    let level = match (lang, level) {
        (Lang::Nl, _) => words::level(lang, level),
        (Lang::En, Level::Member) => "a Member",
        (Lang::En, Level::OrgAdmin) => "an Administrator",
    };
    match (lang, last_day.map(|day| words::day_full(lang, day))) {
        (Lang::Nl, None) => format!("Als {level}, zonder laatste dag; te wijzigen in stap 2."),
        (Lang::Nl, Some(day)) => format!("Als {level}, tot en met {day}; te wijzigen in stap 2."),
        (Lang::En, None) => format!("As {level}, without a last day; step 2 can change it."),
        (Lang::En, Some(day)) => {
            format!("As {level}, last day {day}; step 2 can change it.")
        }
    }
}

/// The levels of several people who differ in level or in last day, and how many have a last day.
pub(crate) fn mixed_terms(lang: Lang, [admins, members]: [usize; 2], ending: usize) -> String {
    let (heading, administrators, members_nouns, last_day) = match lang {
        Lang::Nl => {
            ("Uit stap 2", ["Beheerder", "Beheerders"], ["Lid", "Leden"], "met laatste dag")
        }
        Lang::En => (
            "From step 2",
            ["Administrator", "Administrators"],
            ["Member", "Members"],
            "with a last day",
        ),
    };
    let levels = [(admins, administrators), (members, members_nouns)];
    let levels = levels.into_iter().filter(|(n, _)| *n > 0);
    let levels: Vec<String> = levels.map(|(n, [one, many])| count(lang, n, one, many)).collect();
    let of = both("van", "of").of(lang);
    let days = match ending {
        0 => String::new(),
        some => format!(" · {some} {of} {} {last_day}", admins + members),
    };
    format!("{heading}: {}{days}.", levels.join(", "))
}

pub(crate) fn level_choice(lang: Lang, level: Level) -> String {
    format!("‹ {} ›", words::level(lang, level))
}

pub(crate) fn not_found(lang: Lang, names: &[String]) -> String {
    match lang {
        Lang::Nl => format!("Niet gevonden ({}): {}", names.len(), names.join(", ")),
        Lang::En => format!("Not found ({}): {}", names.len(), names.join(", ")),
    }
}

/// The error for a name that several users have; `rows` are these users with their addresses.
pub(crate) fn ambiguous_name(lang: Lang, name: &str, rows: &[String]) -> String {
    match lang {
        Lang::Nl => format!("Meer dan één ‘{name}’: {}", rows.join(", ")),
        Lang::En => format!("More than one ‘{name}’: {}", rows.join(", ")),
    }
}

pub(crate) fn other_name(lang: Lang, written: &str, name: &str) -> String {
    match lang {
        Lang::Nl => format!("De lijst zegt {written}, maar dit adres is van {name}"),
        Lang::En => format!("The list says {written}, but this address belongs to {name}"),
    }
}

pub(crate) const fn who_can_be_chosen(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => &[
            "Wie kan ik hier kiezen?",
            "",
            "  • gebruikers van de omgeving van deze organisatie: direct lid; eerst de nieuwste, dan \
             wie een organisatie met je deelt, dan op naam",
            "  • gebruikers van een partneromgeving met wie een relatie bestaat, en hun \
             Relatiemanagers: zij krijgen een verzoek in Postvak IN",
            "",
            "Grijs, met de reden erbij: wie al lid is, wie al een verzoek heeft, wie geblokkeerd \
             is, en wie bij de partner Basisgebruiker is.",
            "",
            "Wie er niet bij staat hoort niet bij je omgeving, of er is geen relatie met die \
             persoon. Een Relatiemanager kan een relatie leggen.",
        ],
        Lang::En => &[
            "Who can I choose here?",
            "",
            "  • users of this organisation's environment: members at once; the newest first, then \
             those who share an organisation with you, then by name",
            "  • users of a partner environment with whom there is a relation, and its \
             Relationship managers: they get a request in the Inbox",
            "",
            "Grey, with the reason: people who are already members, have a request, are blocked, \
             or are Basic users at the partner.",
            "",
            "Not listed are people outside your environment with whom there is no relation. A \
             Relationship manager can make one.",
        ],
    }
}

pub fn message_readers(lang: Lang, names: &[Name]) -> String {
    let verb =
        if names.len() == 1 { both("ziet", "sees").of(lang) } else { both("zien", "see").of(lang) };
    match lang {
        Lang::Nl => format!("{} {verb} dit in Postvak IN:", join_with_and(lang, names, 3)),
        Lang::En => format!("{} {verb} this in the Inbox:", join_with_and(lang, names, 3)),
    }
}

/// Why the candidate under the cursor cannot be chosen; `why` stands behind a colon.
pub(crate) fn cannot_be_chosen(lang: Lang, name: &Name, why: &str) -> String {
    match lang {
        Lang::Nl => format!("{name} kan er niet bij: {why}"),
        Lang::En => format!("{name} cannot be added: {why}"),
    }
}

/// The effect of Ctrl+S on the candidate under the cursor, shown before it is pressed.
pub(crate) fn added_now(lang: Lang, name: &str, own: bool) -> String {
    match (lang, own) {
        (Lang::Nl, true) => format!("Ctrl+S voegt {name} meteen toe, zonder stap 2."),
        (Lang::En, true) => format!("Ctrl+S adds {name} at once, without step 2."),
        (Lang::Nl, false) => format!("Ctrl+S stuurt {name} meteen een verzoek, zonder stap 2."),
        (Lang::En, false) => format!("Ctrl+S sends {name} a request at once, without step 2."),
    }
}
