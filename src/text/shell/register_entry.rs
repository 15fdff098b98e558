//! The data of an organisation that come from the trade register.

use crate::{
    domain::{Enterprise, EnterpriseStatus, Name, Profile, RegisterEntry},
    text::{
        Lang, Text, both, forms, grammar::words::day_full, outcomes::lost_race::changed_fields,
        register,
    },
};

pub(crate) const BY_HAND: Text =
    both("De gegevens zijn zelf ingevuld.", "The data were entered by hand.");
pub(crate) const ENTER_YOURSELF: Text = both(
    "Geef ook een NAAM om alles zelf in te vullen.",
    "To enter everything yourself, give a NAME too.",
);
pub(crate) const FROM_REGISTER: Text = both(
    "naam en adres komen uit het handelsregister; geef een NAAM om alles zelf in te vullen",
    "name and address come from the trade register; give a NAME to enter everything yourself",
);
pub(crate) const NAME_NEEDED: Text = both(
    "Er is hier geen handelsregister met dit soort nummers: geef ook een NAAM, of lees er een in \
     met: toegang handelsregister importeer PAD",
    "There is no trade register here with numbers of this kind: give a NAME too, or import one \
     with: toegang trade-register import PATH",
);

/// The changes of a refresh, as a question.
pub(crate) fn apply_changes_question(
    lang: Lang,
    entry: &RegisterEntry,
    from: &Profile,
    to: &Profile,
) -> String {
    let changes = differences(lang, from, to).join("; ");
    let day = day_full(lang, entry.as_of);
    match lang {
        Lang::Nl => format!("Handelsregister, {day}: {changes}. Overnemen?"),
        Lang::En => format!("Trade register, {day}: {changes}. Apply these changes?"),
    }
}

/// The fields that differ, each with its old and its new value.
pub(crate) fn differences(lang: Lang, from: &Profile, to: &Profile) -> Vec<String> {
    let shown = |value: String| if value.is_empty() { "–".to_owned() } else { value };
    let both_ways = changed_fields(to, from).0.into_iter().zip(changed_fields(from, to).0);
    both_ways
        .map(|((field, was), (_, is))| {
            format!("{} {} → {}", forms::label(lang, field), shown(was), shown(is))
        })
        .collect()
}

/// Lists the names of an enterprise, of which the user must choose one.
pub(crate) fn choose_name(lang: Lang, own: &str, names: &[Name]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("‘{name}’")).collect();
    let names = names.join(", ");
    match lang {
        Lang::Nl => format!(
            "{own} heeft meer namen; kies met --naam een handelsnaam ({names}), of ‘{own}’ voor geen."
        ),
        Lang::En => format!(
            "{own} has several names; choose a trade name with --name ({names}), or ‘{own}’ for none."
        ),
    }
}

/// The data that were filled in.
pub(crate) fn filled_in(lang: Lang, entry: &RegisterEntry, profile: &Profile) -> String {
    let place = [&profile.postal_code, &profile.town].into_iter().flatten();
    let place = place.map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let street = profile.street.as_ref().map(ToString::to_string);
    let trade_name = profile.trade_name.as_ref().map(ToString::to_string);
    let parts = [trade_name, street, Some(place).filter(|place| !place.is_empty())];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>();
    let address = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    let day = day_full(lang, entry.as_of);
    match lang {
        Lang::Nl => format!("Uit het handelsregister van {day}{address}."),
        Lang::En => format!("From the trade register of {day}{address}."),
    }
}

/// The status in the register; `None` if the enterprise is simply active.
pub(crate) fn not_active(lang: Lang, row: &Enterprise) -> Option<String> {
    if row.status == EnterpriseStatus::Active {
        return None;
    }
    let status = register::status(lang, row);
    Some(match lang {
        Lang::Nl => format!("Let op: volgens het handelsregister is deze onderneming {status}."),
        Lang::En => format!("Note: according to the trade register this enterprise is {status}."),
    })
}

pub(crate) fn has_no_number(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "{name} heeft geen KvK- of ondernemingsnummer, en is dus niet in het handelsregister te vinden."
        ),
        Lang::En => format!(
            "{name} has no KvK or enterprise number, so it cannot be found in the trade register."
        ),
    }
}

pub(crate) fn unusable_entry(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "De naam of het adres van {name} in het handelsregister is hier niet te gebruiken; vul \
             het zelf in."
        ),
        Lang::En => format!(
            "The name or address of {name} in the trade register cannot be used here; enter it \
             yourself."
        ),
    }
}
