//! The state after an undo or a redo in few words, before the one it is about: on a narrow screen
//! the name is cut, not the state.

use crate::{
    domain::{Level, MemberValue, OutcomeKind, PlatformRole, UserValue},
    text::{
        Lang, both,
        grammar::words::{day_full, level, role},
    },
};

/// The state of one person, organisation or key; `None` for outcomes that begin with their state.
pub(super) fn words(lang: Lang, did: &OutcomeKind, is_redo: bool) -> Option<String> {
    let said = match did {
        OutcomeKind::Changed(value) => return Some(member_words(lang, *value)),
        OutcomeKind::ChangedUser(value) => return Some(user_words(lang, *value)),
        OutcomeKind::Restored(Level::Member) => both("Weer lid", "Member again"),
        OutcomeKind::Restored(Level::OrgAdmin) => both("Weer Beheerder", "Administrator again"),
        OutcomeKind::Removed if is_redo => both("Toegang weer ontzegd", "Access revoked again"),
        OutcomeKind::Removed => both("Geen toegang meer", "No longer has access"),
        OutcomeKind::Invited => both("Weer uitgenodigd", "Invited again"),
        OutcomeKind::Uninvited => both("Niet meer uitgenodigd", "No longer invited"),
        OutcomeKind::Asked => both("Verzoek weer open", "Request open again"),
        OutcomeKind::Withdrawn => both("Verzoek ingetrokken", "Request withdrawn"),
        OutcomeKind::Reset if is_redo => both("Weer de nieuwe termijn", "New expiry date again"),
        OutcomeKind::Reset => both("Weer de oude termijn", "Old expiry date again"),
        OutcomeKind::KeyAdded => both("Sleutel is er weer", "Key is back"),
        OutcomeKind::KeyWithdrawn => both("Sleutel ingetrokken", "Key withdrawn"),
        OutcomeKind::RelationAsked => {
            both("Relatieverzoek weer open", "Relation request open again")
        }
        OutcomeKind::RelationWithdrawn => {
            both("Relatieverzoek ingetrokken", "Relation request withdrawn")
        }
        OutcomeKind::OrganisationRemoved => both("Verwijderd", "Removed"),
        OutcomeKind::Created => both("Weer toegevoegd", "Added again"),
        OutcomeKind::Edited if is_redo => both("Weer de nieuwe gegevens", "New details again"),
        OutcomeKind::Edited => both("Weer de oude gegevens", "Old details again"),
        _ => return None,
    };
    Some(said.of(lang).to_owned())
}

fn member_words(lang: Lang, value: MemberValue) -> String {
    match (lang, value) {
        (Lang::Nl, MemberValue::Level(to)) => format!("Weer {}", level(lang, to)),
        (Lang::En, MemberValue::Level(Level::Member)) => "Member again".to_owned(),
        (Lang::En, MemberValue::Level(Level::OrgAdmin)) => "Administrator again".to_owned(),
        (Lang::Nl, MemberValue::LastDay(Some(day))) => {
            format!("Weer t/m {}", day_full(lang, day))
        }
        (Lang::En, MemberValue::LastDay(Some(day))) => {
            format!("Until {} again", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::LastDay(None)) => "Weer zonder laatste dag".to_owned(),
        (Lang::En, MemberValue::LastDay(None)) => "No last day again".to_owned(),
        (Lang::Nl, MemberValue::Pause(Some(day))) => {
            format!("Weer gepauzeerd tot {}", day_full(lang, day))
        }
        (Lang::En, MemberValue::Pause(Some(day))) => {
            format!("Paused until {} again", day_full(lang, day))
        }
        (Lang::Nl, MemberValue::Pause(None)) => "Niet meer gepauzeerd".to_owned(),
        (Lang::En, MemberValue::Pause(None)) => "No longer paused".to_owned(),
    }
}

fn user_words(lang: Lang, value: UserValue) -> String {
    let said = match value {
        UserValue::Role(PlatformRole::EnvAdmin) => {
            both("Weer Beheerder van de omgeving", "Administrator of the environment again")
        }
        UserValue::Role(to) => {
            let to = role(lang, to);
            return match lang {
                Lang::Nl => format!("Weer {to}"),
                Lang::En => format!("{to} again"),
            };
        }
        UserValue::Manager(true) => both("Weer Relatiemanager", "Relationship manager again"),
        UserValue::Manager(false) => {
            both("Geen Relatiemanager meer", "No longer a Relationship manager")
        }
        UserValue::Blocked(true) => both("Weer geblokkeerd", "Blocked again"),
        UserValue::Blocked(false) => both("Niet meer geblokkeerd", "No longer blocked"),
    };
    said.of(lang).to_owned()
}
