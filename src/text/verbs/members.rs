//! The sentences about verbs that change members, and about the values that they set.

use crate::{
    domain::{Kind, MemberRefusal, MemberValue, MemberVerb},
    text::{
        Lang, Text, both,
        grammar::words::{day_full, level},
    },
};

/// The name of the event in the log, in Dutch; in English it is the code. `None` for other kinds.
pub(crate) fn kind_name(kind: Kind) -> Option<&'static str> {
    let verbs = MemberVerb::ALL.iter().map(|verb| verb.value(None));
    verbs.into_iter().find(|value| value.kind() == kind).map(|value| match value {
        MemberValue::Level(_) => "lid.rol",
        MemberValue::LastDay(_) => "lid.tot",
    })
}

/// An attempt that was refused, by the code of its command. `None` for other commands.
pub(crate) fn attempt(lang: Lang, code: &str) -> Option<&'static str> {
    let verbs = MemberVerb::ALL.iter().map(|verb| verb.value(None));
    let found = verbs.into_iter().find(|value| value.code() == code)?;
    let text = match found {
        MemberValue::Level(_) => both("rol van een lid", "role of a member"),
        MemberValue::LastDay(_) => both("tot-datum van een lid", "end date of a member"),
    };
    Some(text.of(lang))
}

/// What was done with these members: the message after the command.
pub(crate) fn done(lang: Lang, value: MemberValue, who: &str) -> String {
    match (lang, value) {
        (Lang::Nl, MemberValue::Level(to)) => format!("Nu {}: {who}", level(lang, to)),
        (Lang::En, MemberValue::Level(to)) => format!("Now {}: {who}", level(lang, to)),
        (Lang::Nl, MemberValue::LastDay(Some(day))) => {
            format!("Toegang tot en met {}: {who}", day_full(lang, day))
        }
        (Lang::En, MemberValue::LastDay(Some(day))) => {
            format!("Last day with access {}: {who}", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::LastDay(None)) => format!("Geen einddatum meer: {who}"),
        (Lang::En, MemberValue::LastDay(None)) => format!("No end date any more: {who}"),
    }
}

/// What the reader wanted, if somebody else was first.
pub(crate) fn wanted(lang: Lang, value: MemberValue) -> String {
    match (lang, value) {
        (Lang::Nl, MemberValue::Level(to)) => {
            format!("Jij wilde de rol {} geven.", level(lang, to))
        }
        (Lang::En, MemberValue::Level(to)) => {
            format!("You wanted to give the role {}.", level(lang, to))
        }
        (Lang::Nl, MemberValue::LastDay(Some(day))) => {
            format!("Jij wilde {} als laatste dag.", day_full(lang, day))
        }
        (Lang::En, MemberValue::LastDay(Some(day))) => {
            format!("You wanted {} as the last day.", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::LastDay(None)) => "Jij wilde toegang zonder einddatum.".to_owned(),
        (Lang::En, MemberValue::LastDay(None)) => "You wanted access without end date.".to_owned(),
    }
}

/// What a member is now, in a few words; `None` if there is nothing to say.
pub(crate) fn state(lang: Lang, value: MemberValue) -> Option<String> {
    match (lang, value) {
        (_, MemberValue::Level(now)) => Some(level(lang, now).to_owned()),
        (Lang::Nl, MemberValue::LastDay(day)) => {
            day.map(|day| format!("tot en met {}", day_full(lang, day)))
        }
        (Lang::En, MemberValue::LastDay(day)) => {
            day.map(|day| format!("until {}", day_full(lang, day)))
        }
    }
}

/// Tells a member what somebody changed for them.
pub(crate) fn notice(lang: Lang, value: MemberValue, by: &str, org: &str) -> String {
    match (lang, value) {
        (Lang::Nl, MemberValue::Level(now)) => {
            format!("{by} maakte je {} van {org}", level(lang, now))
        }
        (Lang::En, MemberValue::Level(now)) => {
            format!("{by} made you {} of {org}", level(lang, now))
        }
        (Lang::Nl, MemberValue::LastDay(Some(day))) => {
            format!("{by} gaf je toegang tot {org} tot {}", day_full(lang, day))
        }
        (Lang::En, MemberValue::LastDay(Some(day))) => {
            format!("{by} gave you access to {org} until {}", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::LastDay(None)) => {
            format!("{by} gaf je toegang tot {org} zonder einddatum")
        }
        (Lang::En, MemberValue::LastDay(None)) => {
            format!("{by} gave you access to {org} without end date")
        }
    }
}

/// The label of the property in a line of the log.
pub(crate) const fn field(value: MemberValue) -> Text {
    match value {
        MemberValue::Level(_) => both("rol", "role"),
        MemberValue::LastDay(_) => both("tot", "until"),
    }
}

/// The value in a line of the log; `None` if it is empty.
pub(crate) fn field_value(lang: Lang, value: MemberValue) -> Option<String> {
    match value {
        MemberValue::Level(now) => Some(level(lang, now).to_owned()),
        MemberValue::LastDay(day) => day.map(|day| day_full(lang, day)),
    }
}

/// Why a member cannot have a value.
pub(crate) fn refusal(lang: Lang, why: &MemberRefusal) -> String {
    match why {
        MemberRefusal::OwnExtension => {
            both("Je kunt je eigen toegang niet verlengen.", "You cannot extend your own access.")
                .of(lang)
                .to_owned()
        }
    }
}
