//! The reasons for refusals, in a few words.

use jiff::tz::TimeZone;

use super::{
    admins::names,
    refusal::{behind_colon, refusal},
};
use crate::{
    domain::{Day, Moment, Name, Now, Refusal},
    text::{
        Lang, Text, both,
        grammar::words::{self, day_full, day_this_year, join_with_and},
    },
};

/// The reason why an attempt was refused, in a few words; `code` is the code of the refusal.
pub(crate) fn short_reason(lang: Lang, code: &str) -> &str {
    match (lang, code) {
        (Lang::Nl, "not_org_admin") => "geen Beheerder van de organisatie",
        (Lang::En, "not_org_admin") => "not an Administrator of the organisation",
        (Lang::Nl, "not_env_admin") => "geen Beheerder van de omgeving",
        (Lang::En, "not_env_admin") => "not an Administrator of the environment",
        (Lang::Nl, "no_such_organisation" | "membership_over") => "geen lid",
        (Lang::En, "no_such_organisation" | "membership_over") => "not a member",
        (Lang::Nl, "actor_not_active") => "niet actief",
        (Lang::En, "actor_not_active") => "not active",
        (Lang::Nl, "other_environment") => "andere omgeving",
        (Lang::En, "other_environment") => "another environment",
        (Lang::Nl, "not_manager") => "geen Relatiemanager",
        (Lang::En, "not_manager") => "not a Relationship manager",
        (Lang::Nl, "basic_manager") => "Basisgebruiker",
        (Lang::En, "basic_manager") => "Basic user",
        (Lang::Nl, "key_withdrawn") => "sleutel ingetrokken",
        (Lang::En, "key_withdrawn") => "key withdrawn",
        (Lang::Nl, "key_waits") => "sleutel niet bevestigd",
        (Lang::En, "key_waits") => "key not confirmed",
        (Lang::Nl, "not_key_owner") => "sleutel van een ander",
        (Lang::En, "not_key_owner") => "key of somebody else",
        (Lang::Nl, "own_key_code") => "zelf toegevoegd",
        (Lang::En, "own_key_code") => "added it themselves",
        (Lang::Nl, "bad_code") => "verkeerde code",
        (Lang::En, "bad_code") => "wrong code",
        (Lang::Nl, "not_creator") => "door een ander toegevoegd",
        (Lang::En, "not_creator") => "added by someone else",
        (Lang::Nl, "own_evidence") => "eigen bewijs",
        (Lang::En, "own_evidence") => "own evidence",
        (Lang::Nl, "not_partner_manager") => "geen Relatiemanager of Beheerder van de omgeving",
        (Lang::En, "not_partner_manager") => {
            "not a Relationship manager or Administrator of the environment"
        }
        (_, other) => other,
    }
}

/// The reason in one or two words, to stand in a column; the whole reason stands elsewhere.
pub(crate) const fn in_a_word(lang: Lang, why: &Refusal) -> &'static str {
    match why {
        Refusal::AlreadyMember { paused_until: Some(_), .. } => both("gepauzeerd", "paused"),
        Refusal::AlreadyMember { .. } => both("al lid", "member"),
        Refusal::AlreadyAsked { .. } => both("verzoek wacht", "request sent"),
        Refusal::Blocked => both("geblokkeerd", "blocked"),
        Refusal::PartnerBasic => both("rol te laag", "role too low"),
        _ => both("kan niet", "not possible"),
    }
    .of(lang)
}

/// The reason in a few words, to stand beside a name in a dialog.
pub fn short(lang: Lang, why: &Refusal, zone: &TimeZone, now: Now) -> String {
    let format_day = |day: Day| day_this_year(lang, day, now.today);
    in_words(lang, why, zone, &format_day).unwrap_or_else(|| refusal(lang, why, zone))
}

/// The reason in a few words, to stand between brackets in a sentence.
pub(crate) fn in_sentence(lang: Lang, why: &Refusal, zone: &TimeZone) -> String {
    let format_day = |day: Day| day_full(lang, day);
    in_words(lang, why, zone, &format_day).unwrap_or_else(|| behind_colon(lang, why, zone))
}

/// Why one person cannot get access, if that is about the person: a sentence that names them.
pub(crate) fn of_person(lang: Lang, who: &Name, why: &Refusal) -> Option<String> {
    Some(match (lang, why) {
        (Lang::Nl, Refusal::Blocked) => format!("{who} is geblokkeerd"),
        (Lang::En, Refusal::Blocked) => format!("{who} is blocked"),
        (Lang::Nl, Refusal::Unrelated) => {
            format!("{who} hoort niet bij je omgeving of een partner")
        }
        (Lang::En, Refusal::Unrelated) => {
            format!("{who} is not in your environment, nor at a partner")
        }
        (Lang::Nl, Refusal::NoSuchUser | Refusal::UserGone { .. }) => {
            format!("{who} is geen gebruiker meer")
        }
        (Lang::En, Refusal::NoSuchUser | Refusal::UserGone { .. }) => {
            format!("{who} is no longer a user")
        }
        _ => return None,
    })
}

/// The reasons that have a short form.
fn in_words(
    lang: Lang,
    why: &Refusal,
    zone: &TimeZone,
    format_day: &dyn Fn(Day) -> String,
) -> Option<String> {
    let since = |at: Moment| format_day(at.day(zone));
    Some(match (lang, why) {
        (Lang::Nl, Refusal::AlreadyMember { paused_until: Some(until), .. }) => {
            format!("is lid, gepauzeerd tot {}", format_day(*until))
        }
        (Lang::En, Refusal::AlreadyMember { paused_until: Some(until), .. }) => {
            format!("member, paused until {}", format_day(*until))
        }
        (Lang::Nl, Refusal::AlreadyMember { since: at, .. }) => {
            format!("is al lid sinds {}", since(*at))
        }
        (Lang::En, Refusal::AlreadyMember { since: at, .. }) => {
            format!("member since {}", since(*at))
        }
        (Lang::Nl, Refusal::AlreadyAsked { since: at }) => {
            format!("verzoek wacht sinds {}", since(*at))
        }
        (Lang::En, Refusal::AlreadyAsked { since: at }) => {
            format!("request pending since {}", since(*at))
        }
        (_, Refusal::AlreadyUndone) => {
            both("al ongedaan gemaakt", "already undone").of(lang).into()
        }
        (_, Refusal::Final) => both("niet ongedaan te maken", "cannot be undone").of(lang).into(),
        (Lang::Nl, Refusal::Blocked | Refusal::StillBlocked { .. }) => "geblokkeerd".into(),
        (Lang::En, Refusal::Blocked | Refusal::StillBlocked { .. }) => "blocked".into(),
        (Lang::Nl, Refusal::NotActivated { .. }) => "nog niet geactiveerd".into(),
        (Lang::En, Refusal::NotActivated { .. }) => "not activated yet".into(),
        (Lang::Nl, Refusal::WrongOrgStatus { status, .. }) => {
            format!("de organisatie is {}", words::org_status(lang, *status))
        }
        (Lang::En, Refusal::WrongOrgStatus { status, .. }) => {
            format!("the organisation is {}", words::org_status(lang, *status))
        }
        (Lang::Nl, Refusal::WrongStatus { status, .. }) => {
            format!("de gebruiker is {}", words::user_status(lang, *status))
        }
        (Lang::En, Refusal::WrongStatus { status, .. }) => {
            format!("the user is {}", words::user_status(lang, *status))
        }
        (Lang::Nl, Refusal::PartnerBasic) => "is bij de partner Basisgebruiker".into(),
        (Lang::En, Refusal::PartnerBasic) => "is a Basic user at the partner".into(),
        _ => return None,
    })
}

/// The reason in a few words, to stand beside the name of an organisation. Says who can give access
/// there if the viewer is a *Lid*.
pub(crate) fn beside_organisation(lang: Lang, why: &Refusal, zone: &TimeZone, now: Now) -> String {
    match why {
        Refusal::NotOrgAdmin { who_can, .. } if !who_can.is_empty() => {
            IS_MEMBER.of(lang).to_owned()
        }
        _ => short(lang, why, zone, now),
    }
}

/// The reason beside a disabled (+) for somebody who is no relationship manager.
const NO_MANAGER: Text = both("geen Relatiemanager", "no Relationship manager");

/// `alleen een Beheerder: Cor Ramdin`: the reason beside a disabled (+), which names a user who can.
/// `None` if it has no short form.
pub(crate) fn beside_plus(lang: Lang, why: &Refusal, zone: &TimeZone, now: Now) -> Option<String> {
    if matches!(why, Refusal::NotActivated { .. }) {
        return Some(short(lang, why, zone, now));
    }
    if matches!(why, Refusal::NotManager) {
        return Some(NO_MANAGER.of(lang).to_owned());
    }
    let (Refusal::NotOrgAdmin { who_can, lost: None, .. } | Refusal::NotEnvAdmin { who_can }) = why
    else {
        return None;
    };
    let names = join_with_and(lang, &names(who_can), 1);
    (!who_can.is_empty()).then(|| match lang {
        Lang::Nl => format!("alleen een Beheerder: {names}"),
        Lang::En => format!("only an Administrator: {names}"),
    })
}

/// Says that the viewer is a *Lid*; the remark below the rows says who can do it instead.
const IS_MEMBER: Text = both("je bent er Lid", "you are a Member there");
