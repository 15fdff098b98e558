//! Texts about changes to members: labels, commands, prompts, messages and log lines.

use crate::{
    domain::{
        Day, Kind, Level, MemberRefusal, MemberRow, MemberValue, MemberVerb, Name, UserStatus,
    },
    text::{
        Lang, Text,
        add_members::{NO_LAST_DAY, UNTIL_INCLUSIVE},
        both,
        commands::{CommandText, command},
        grammar::words::{day_full, day_this_year, join_with_and, level},
    },
};

/// The label, command and prompt of a verb.
#[derive(Clone, Copy)]
pub(crate) struct VerbWords {
    /// The label in hints, help, palette and menu.
    pub(crate) label: Text,
    /// The command of the shell.
    pub(crate) command: CommandText,
    /// The prompt, if the verb needs a day.
    pub(crate) prompt: Option<DayPromptWords>,
}

/// Texts of the dialog that asks for a day.
#[derive(Clone, Copy)]
pub(crate) struct DayPromptWords {
    /// The title, before the names.
    title: Text,
    /// The label of the field.
    pub(crate) label: Text,
    /// Shown while the field is empty.
    pub(crate) none: Text,
}

/// The title of the prompt, with the names of the members and the number of their organisations, if
/// that is not one; `None` if the verb needs no day.
pub fn day_prompt_title(
    lang: Lang,
    one: MemberVerb,
    names: &[Name],
    orgs: usize,
) -> Option<String> {
    let prompt = verb(one).prompt?;
    let orgs = match (lang, orgs) {
        (_, ..2) => String::new(),
        (Lang::Nl, orgs) => format!(" tot {orgs} organisaties"),
        (Lang::En, orgs) => format!(" to {orgs} organisations"),
    };
    Some(format!("{} {}{orgs}", prompt.title.of(lang), join_with_and(lang, names, 2)))
}

const ROLE: CommandText = command(
    both("lid rol", "member role"),
    both("Maak mensen Lid of Beheerder", "Change the role of members"),
)
.example(both(
    "lid rol beheerder bakkerij \"Els Bakker\"",
    "member role admin bakkerij \"Els Bakker\"",
));

const UNTIL: CommandText = command(
    both("lid tot", "member until"),
    both("Zet of wis de laatste dag met toegang", "Set or clear the last day with access"),
)
.example(both("lid tot geen bakkerij \"Els Bakker\"", "member until none bakkerij \"Els Bakker\""));

const PAUSE: CommandText = command(
    both("lid pauzeer", "member pause"),
    both(
        "Pauzeer de toegang van mensen tot een dag; daarna hebben ze weer toegang",
        "Pause access until a day; then people have access again",
    ),
)
.example(both(
    "lid pauzeer +2w bakkerij \"Els Bakker\"",
    "member pause +2w bakkerij \"Els Bakker\"",
));

const RESUME: CommandText =
    command(both("lid hervat", "member resume"), both("Beëindig een pauze nu", "End a pause now"))
        .example(both(
            "lid hervat bakkerij \"Els Bakker\"",
            "member resume bakkerij \"Els Bakker\"",
        ));

/// Looks up the label, command and prompt of a verb.
pub(crate) const fn verb(verb: MemberVerb) -> VerbWords {
    match verb {
        MemberVerb::Level(level) => {
            let label = match level {
                Level::Member => both("rol Lid", "role Member"),
                Level::OrgAdmin => both("rol Beheerder", "role Administrator"),
            };
            VerbWords { label, command: ROLE, prompt: None }
        }
        MemberVerb::LastDay => VerbWords {
            label: both("laatste dag", "last day"),
            command: UNTIL,
            prompt: Some(DayPromptWords {
                title: both("Toegang van", "Access of"),
                label: UNTIL_INCLUSIVE,
                none: NO_LAST_DAY,
            }),
        },
        MemberVerb::Pause => VerbWords {
            label: both("pauzeer tot…", "pause until…"),
            command: PAUSE,
            prompt: Some(DayPromptWords {
                title: both("Pauzeer", "Pause"),
                label: both("Toegang terug op", "Access returns on"),
                none: both("geen pauze", "no pause"),
            }),
        },
        MemberVerb::Resume => {
            VerbWords { label: both("hervat", "resume"), command: RESUME, prompt: None }
        }
    }
}

/// The status of a member without effective access or whose role changed, as one word with a sign
/// before it; empty for others. The filters use these words too.
pub(crate) fn status_word(lang: Lang, row: &MemberRow, today: Day) -> &'static str {
    let word = match (row.status, row.membership.paused_on(today), row.lowered) {
        (UserStatus::Invited, ..) => both("! uitgenodigd", "! invited"),
        (UserStatus::Blocked, ..) => both("✗ geblokkeerd", "✗ blocked"),
        (_, Some(_), _) => both("! gepauzeerd", "! paused"),
        (_, None, true) => both("! Basisgebruiker", "! Basic user"),
        _ => both("", ""),
    };
    word.of(lang)
}

/// Like [`status_word`], with all that is known: the day on which a pause ends, and the earlier
/// role.
pub(crate) fn status_in_full(lang: Lang, row: &MemberRow, today: Day) -> String {
    let word = status_word(lang, row, today);
    let is_known = matches!(row.status, UserStatus::Invited | UserStatus::Blocked);
    match (lang, row.membership.paused_on(today).filter(|_| !is_known)) {
        (Lang::Nl, Some(until)) => format!("{word} tot {}", day_this_year(lang, until, today)),
        (Lang::En, Some(until)) => format!("{word} until {}", day_this_year(lang, until, today)),
        (Lang::Nl, None) if row.lowered && !is_known => "! nu Basisgebruiker".to_owned(),
        (Lang::En, None) if row.lowered && !is_known => "! now Basic user".to_owned(),
        (_, None) => word.to_owned(),
    }
}

/// The name of the event in the log, in Dutch; in English it is the code. `None` for other kinds.
pub(crate) fn kind_name(kind: Kind) -> Option<&'static str> {
    let verbs = MemberVerb::ALL.iter().map(|verb| verb.value(None));
    verbs.into_iter().find(|value| value.kind() == kind).map(|value| match value {
        MemberValue::Level(_) => "lid.rol",
        MemberValue::LastDay(_) => "lid.tot",
        MemberValue::Pause(_) => "lid.gepauzeerd",
    })
}

/// An attempt that was refused, by the code of its command. `None` for other commands.
pub(crate) fn attempt(lang: Lang, code: &str) -> Option<&'static str> {
    let verbs = MemberVerb::ALL.iter().map(|verb| verb.value(None));
    let found = verbs.into_iter().find(|value| value.code() == code)?;
    let text = match found {
        MemberValue::Level(_) => both("rol van een lid", "role of a member"),
        MemberValue::LastDay(_) => both("laatste dag van een lid", "last day of a member"),
        MemberValue::Pause(_) => both("pauze van een lid", "pause of a member"),
    };
    Some(text.of(lang))
}

/// The message after the command: what was done with these members.
pub(crate) fn result_message(lang: Lang, value: MemberValue, who: &str) -> String {
    match (lang, value) {
        (Lang::Nl, MemberValue::Level(to)) => format!("Nu {}: {who}", level(lang, to)),
        (Lang::En, MemberValue::Level(to)) => format!("Now {}: {who}", level(lang, to)),
        (Lang::Nl, MemberValue::LastDay(Some(day))) => {
            format!("Toegang tot en met {}: {who}", day_full(lang, day))
        }
        (Lang::En, MemberValue::LastDay(Some(day))) => {
            format!("Last day with access {}: {who}", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::LastDay(None)) => format!("Geen laatste dag meer: {who}"),
        (Lang::En, MemberValue::LastDay(None)) => format!("No last day any more: {who}"),
        (Lang::Nl, MemberValue::Pause(Some(day))) => {
            format!("Gepauzeerd tot {}: {who}", day_full(lang, day))
        }
        (Lang::En, MemberValue::Pause(Some(day))) => {
            format!("Paused until {}: {who}", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::Pause(None)) => format!("Niet meer gepauzeerd: {who}"),
        (Lang::En, MemberValue::Pause(None)) => format!("No longer paused: {who}"),
    }
}

/// The value that the user wanted, for the message that somebody else changed the member first.
pub(crate) fn intended_change(lang: Lang, value: MemberValue) -> String {
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
        (Lang::Nl, MemberValue::LastDay(None)) => {
            "Jij wilde toegang zonder laatste dag.".to_owned()
        }
        (Lang::En, MemberValue::LastDay(None)) => {
            "You wanted access without a last day.".to_owned()
        }
        (Lang::Nl, MemberValue::Pause(Some(day))) => {
            format!("Jij wilde de toegang pauzeren tot {}.", day_full(lang, day))
        }
        (Lang::En, MemberValue::Pause(Some(day))) => {
            format!("You wanted to pause access until {}.", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::Pause(None)) => "Jij wilde de pauze beëindigen.".to_owned(),
        (Lang::En, MemberValue::Pause(None)) => "You wanted to end the pause.".to_owned(),
    }
}

/// The state of a member, in a few words; `None` if there is nothing to say.
pub(crate) fn state_phrase(lang: Lang, value: MemberValue) -> Option<String> {
    match (lang, value) {
        (_, MemberValue::Level(now)) => Some(level(lang, now).to_owned()),
        (Lang::Nl, MemberValue::LastDay(day)) => {
            day.map(|day| format!("tot en met {}", day_full(lang, day)))
        }
        (Lang::En, MemberValue::LastDay(day)) => {
            day.map(|day| format!("until {}", day_full(lang, day)))
        }
        (Lang::Nl, MemberValue::Pause(day)) => {
            day.map(|day| format!("gepauzeerd tot {}", day_full(lang, day)))
        }
        (Lang::En, MemberValue::Pause(day)) => {
            day.map(|day| format!("paused until {}", day_full(lang, day)))
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
            format!("{by} gaf je toegang tot {org} zonder laatste dag")
        }
        (Lang::En, MemberValue::LastDay(None)) => {
            format!("{by} gave you access to {org} without a last day")
        }
        (Lang::Nl, MemberValue::Pause(Some(day))) => {
            format!("{by} pauzeerde je toegang tot {org}; op {} is die terug", day_full(lang, day))
        }
        (Lang::En, MemberValue::Pause(Some(day))) => {
            format!("{by} paused your access to {org}; it returns on {}", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::Pause(None)) => {
            format!("{by} beëindigde de pauze van je toegang tot {org}")
        }
        (Lang::En, MemberValue::Pause(None)) => {
            format!("{by} ended the pause of your access to {org}")
        }
    }
}

/// The words of a line of the log.
pub(in crate::text) struct LogWords<'a> {
    pub(in crate::text) actor: &'a str,
    /// The member, as an object.
    pub(in crate::text) whom: &'a str,
    /// The organisation with *van* and *bij*; empty if the whole list is about it.
    pub(in crate::text) of_org: &'a str,
    pub(in crate::text) at_org: &'a str,
    pub(in crate::text) day: &'a str,
    /// True if the sentence describes the value as a removal: *Lid*, or no day.
    pub(in crate::text) takes_away: bool,
}

/// The log sentence of an event that a verb causes; `None` for other events.
pub(in crate::text) fn log_sentence(
    lang: Lang,
    kind: Kind,
    words: &LogWords<'_>,
) -> Option<String> {
    let LogWords { actor, whom, of_org, at_org, day, takes_away } = words;
    Some(match (lang, kind, takes_away) {
        (Lang::Nl, Kind::MemberLevel, true) => {
            format!("{actor} maakte {whom} Lid{of_org}, niet langer Beheerder")
        }
        (Lang::En, Kind::MemberLevel, true) => {
            format!("{actor} made {whom} Member{of_org}, no longer Administrator")
        }
        (Lang::Nl, Kind::MemberLevel, false) => format!("{actor} maakte {whom} Beheerder{of_org}"),
        (Lang::En, Kind::MemberLevel, false) => {
            format!("{actor} made {whom} Administrator{of_org}")
        }
        (Lang::Nl, Kind::MemberUntil, true) => {
            format!("{actor} haalde de laatste dag van {whom}{at_org} weg")
        }
        (Lang::En, Kind::MemberUntil, true) => {
            format!("{actor} removed the last day of {whom}{at_org}")
        }
        (Lang::Nl, Kind::MemberUntil, false) => {
            format!("{actor} zette de laatste dag van {whom}{at_org} op {day}")
        }
        (Lang::En, Kind::MemberUntil, false) => {
            format!("{actor} set the last day of {whom}{at_org} to {day}")
        }
        (Lang::Nl, Kind::MemberPaused, true) => {
            format!("{actor} beëindigde de pauze van {whom}{at_org}")
        }
        (Lang::En, Kind::MemberPaused, true) => {
            format!("{actor} ended the pause of {whom}{at_org}")
        }
        (Lang::Nl, Kind::MemberPaused, false) => {
            format!("{actor} pauzeerde {whom}{at_org} tot {day}")
        }
        (Lang::En, Kind::MemberPaused, false) => {
            format!("{actor} paused {whom}{at_org} until {day}")
        }
        _ => return None,
    })
}

/// The label of the property in a line of the log.
pub(crate) const fn field_label(value: MemberValue) -> Text {
    match value {
        MemberValue::Level(_) => both("rol", "role"),
        MemberValue::LastDay(_) => both("tot", "until"),
        MemberValue::Pause(_) => both("pauze_tot", "paused_until"),
    }
}

/// The value in a line of the log; `None` if it is empty.
pub(crate) fn field_value(lang: Lang, value: MemberValue) -> Option<String> {
    match value {
        MemberValue::Level(now) => Some(level(lang, now).to_owned()),
        MemberValue::LastDay(day) | MemberValue::Pause(day) => day.map(|day| day_full(lang, day)),
    }
}

/// Why a member cannot have a value.
pub(crate) fn refusal(lang: Lang, why: &MemberRefusal) -> String {
    match (lang, why) {
        (_, MemberRefusal::OwnExtension) => {
            both("Je kunt je eigen toegang niet verlengen.", "You cannot extend your own access.")
                .of(lang)
                .to_owned()
        }
        (_, MemberRefusal::OwnPause) => both(
            "Je kunt jezelf niet pauzeren: je zou het niet kunnen terugdraaien.",
            "You cannot pause your own access: you could not undo it.",
        )
        .of(lang)
        .to_owned(),
        (Lang::Nl, MemberRefusal::PauseDay { first, last, .. }) if last < first => {
            format!("Een pauze kan niet meer: de toegang eindigt {}.", day_full(lang, *last))
        }
        (Lang::En, MemberRefusal::PauseDay { first, last, .. }) if last < first => {
            format!("It is too late for a pause: access ends on {}.", day_full(lang, *last))
        }
        (Lang::Nl, MemberRefusal::PauseDay { first, last, .. }) => format!(
            "Een pauze moet eindigen op een dag van {} tot en met {}.",
            day_full(lang, *first),
            day_full(lang, *last)
        ),
        (Lang::En, MemberRefusal::PauseDay { first, last, .. }) => format!(
            "A pause must end on a day from {} to {}.",
            day_full(lang, *first),
            day_full(lang, *last)
        ),
        (_, MemberRefusal::Paused { org, until }) => own_pause(lang, org, *until),
    }
}

/// The pause of the viewer's own access.
pub fn own_pause(lang: Lang, org: &Name, until: Day) -> String {
    let until = day_full(lang, until);
    match lang {
        Lang::Nl => format!("Je toegang tot {org} is gepauzeerd tot {until}."),
        Lang::En => format!("Your access to {org} is paused until {until}."),
    }
}
