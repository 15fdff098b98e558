//! The full sentences for refusals.

use jiff::tz::TimeZone;

use super::{
    admins::{lost_admin, names, not_admin, only_who_can, still_blocked},
    fixed,
    names::{bad_name, looks_like},
};
use crate::{
    domain::{ChangedBy, Name, Person, Refusal},
    text::{
        Lang,
        grammar::{
            day::clock,
            names::{lower_first, strip_dot},
            words::{self, day_full, join_with_and},
        },
        outcomes::{
            changed_by::{self, closed_sentence, differs_sentence, end_sentence, removal_sentence},
            outcome::all_skipped,
        },
        verbs,
    },
};

/// Maximum number of users that one reason lists by name.
const MAX_NAMES: usize = 50;

/// The full sentence for a refusal, for a toast, a dialog or the command line.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub fn refusal(lang: Lang, why: &Refusal, zone: &TimeZone) -> String {
    let author = |first: &ChangedBy| changed_by::author_and_time(lang, first, zone);
    let only = |whom: &str, who_can: &[Person]| only_who_can(lang, whom, who_can);
    match (lang, why) {
        (_, Refusal::ActorNotActive) => fixed::ACTOR_NOT_ACTIVE.of(lang).into(),
        (_, Refusal::NotOrgAdmin { org, who_can, lost }) => {
            not_admin(lang, org, who_can, lost.as_ref(), zone)
        }
        (_, Refusal::NoSuchOrganisation) => fixed::NO_SUCH_ORGANISATION.of(lang).into(),
        (_, Refusal::MembershipOver { org, first, reason }) => {
            end_sentence(lang, org, first, *reason, zone)
        }
        (Lang::Nl, Refusal::NotActivated { org }) => {
            format!("{org} is nog niet geactiveerd. Activeer die organisatie eerst.")
        }
        (Lang::En, Refusal::NotActivated { org }) => {
            format!("{org} is not activated yet. Activate it first.")
        }
        (Lang::Nl, Refusal::AlreadyMember { paused_until: Some(until), .. }) => {
            format!("Is al lid; de toegang is gepauzeerd tot {}.", day_full(lang, *until))
        }
        (Lang::En, Refusal::AlreadyMember { paused_until: Some(until), .. }) => {
            format!("Already a member; the access is paused until {}.", day_full(lang, *until))
        }
        (Lang::Nl, Refusal::AlreadyMember { since, .. }) => {
            format!("Is al lid sinds {}.", day_full(lang, since.day(zone)))
        }
        (Lang::En, Refusal::AlreadyMember { since, .. }) => {
            format!("Already a member, since {}.", day_full(lang, since.day(zone)))
        }
        (Lang::Nl, Refusal::AlreadyAsked { since }) => {
            format!("Er wacht al een verzoek sinds {}.", day_full(lang, since.day(zone)))
        }
        (Lang::En, Refusal::AlreadyAsked { since }) => {
            format!("A request has been pending since {}.", day_full(lang, since.day(zone)))
        }
        (_, Refusal::Differs { there, since, what }) => {
            differs_sentence(lang, *there, *since, what, zone)
        }
        (_, Refusal::Blocked) => fixed::BLOCKED.of(lang).into(),
        (_, Refusal::StillBlocked { who_can }) => still_blocked(lang, who_can),
        (_, Refusal::PartnerBasic) => fixed::PARTNER_BASIC.of(lang).into(),
        (_, Refusal::Unrelated) => fixed::UNRELATED.of(lang).into(),
        (_, Refusal::NoSuchRequest) => fixed::NO_SUCH_REQUEST.of(lang).into(),
        (Lang::Nl, Refusal::AlreadyAccepted { first }) => {
            format!("Dit verzoek was al geaccepteerd door {}.", author(first))
        }
        (Lang::En, Refusal::AlreadyAccepted { first }) => {
            format!("This request was already accepted by {}.", author(first))
        }
        (_, Refusal::RequestClosed { state, first, cause }) => {
            closed_sentence(lang, *state, first, *cause, zone)
        }
        (_, Refusal::RequestExpired { at }) => {
            let day = day_full(lang, at.day(zone));
            match lang {
                Lang::Nl => {
                    format!(
                        "Dit verzoek is verlopen op {day}. Vraag de organisatie om een nieuwe \
                         termijn."
                    )
                }
                Lang::En => {
                    format!("This request expired on {day}. Ask the organisation to renew it.")
                }
            }
        }
        (_, Refusal::TermOver { at }) => fixed::term_over(lang, &day_full(lang, at.day(zone))),
        (_, Refusal::PartnershipEnded) => fixed::PARTNERSHIP_ENDED.of(lang).into(),
        (Lang::Nl, Refusal::SenderNoAdmin(sender)) => format!(
            "{sender} kan je niet Beheerder maken: dat mag alleen wie zelf Beheerder is van de \
             organisatie. Vraag een Beheerder daarvan om het verzoek te vernieuwen."
        ),
        (Lang::En, Refusal::SenderNoAdmin(sender)) => format!(
            "{sender} cannot make you an Administrator: only an Administrator of the organisation \
             can. Ask one of its Administrators to renew the request."
        ),
        (_, Refusal::TheirConsent) => fixed::THEIR_CONSENT.of(lang).into(),
        (_, Refusal::YouAreBasic) => fixed::YOU_ARE_BASIC.of(lang).into(),
        (Lang::Nl, Refusal::LastAdmin { org }) => format!(
            "Dit is de laatste Beheerder van {org} van wie de toegang niet afloopt. Maak eerst iemand anders \
             Beheerder."
        ),
        (Lang::En, Refusal::LastAdmin { org }) => format!(
            "This is the last Administrator of {org} whose access does not end. Make someone else \
             Administrator first."
        ),
        (_, Refusal::Yourself) => fixed::YOURSELF.of(lang).into(),
        (_, Refusal::OfMember(why)) => verbs::members::refusal(lang, why),
        (_, Refusal::NoSuchMember) => fixed::NO_SUCH_MEMBER.of(lang).into(),
        (_, Refusal::MemberGone { first, reason }) => removal_sentence(lang, first, *reason, zone),
        (_, Refusal::Changed { first, now }) => {
            changed_by::changed_sentence(lang, &author(first), now.is_some())
        }
        (_, Refusal::Same { .. }) => fixed::SAME.of(lang).into(),
        (Lang::Nl, Refusal::DayPast { day }) => {
            format!("{} is al voorbij. Kies een latere dag.", day_full(lang, *day))
        }
        (Lang::En, Refusal::DayPast { day }) => {
            format!("{} is in the past. Choose a later day.", day_full(lang, *day))
        }
        (Lang::Nl, Refusal::NotEnvAdmin { who_can }) => {
            only("een Beheerder van de omgeving", who_can)
        }
        (Lang::En, Refusal::NotEnvAdmin { who_can }) => {
            only("an Administrator of the environment", who_can)
        }
        (_, Refusal::OtherEnvironment) => fixed::OTHER_ENVIRONMENT.of(lang).into(),
        (_, Refusal::NoSuchUser) => fixed::NO_SUCH_USER.of(lang).into(),
        (Lang::Nl, Refusal::UserGone { first }) => {
            format!("De gebruiker is verwijderd door {}.", author(first))
        }
        (Lang::En, Refusal::UserGone { first }) => {
            format!("The user was removed by {}.", author(first))
        }
        (Lang::Nl, Refusal::UserElsewhere { env }) => {
            format!("Die gebruiker hoort bij de omgeving {}.", strip_dot(env))
        }
        (Lang::En, Refusal::UserElsewhere { env }) => {
            format!("That user belongs to the environment {}.", strip_dot(env))
        }
        (_, Refusal::HasEnvAdmin { who_can }) => {
            let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
            match lang {
                Lang::Nl => format!(
                    "De omgeving heeft een actieve Beheerder: {}.",
                    strip_dot(&join_with_and(lang, &names, 4))
                ),
                Lang::En => format!(
                    "The environment has an active Administrator: {}.",
                    strip_dot(&join_with_and(lang, &names, 4))
                ),
            }
        }
        (_, Refusal::EmailInUse) => fixed::EMAIL_IN_USE.of(lang).into(),
        (_, Refusal::SharedDomain) => fixed::SHARED_DOMAIN.of(lang).into(),
        (_, Refusal::ElsewhereDomain) => fixed::ELSEWHERE_DOMAIN.of(lang).into(),
        (_, Refusal::OtherDomain) => fixed::OTHER_DOMAIN.of(lang).into(),
        (_, Refusal::NameNeeded) => fixed::NAME_NEEDED.of(lang).into(),
        (_, Refusal::NameTaken) => fixed::NAME_TAKEN.of(lang).into(),
        (_, Refusal::BadCode) => fixed::BAD_CODE.of(lang).into(),
        (Lang::Nl, Refusal::CodeWait { until }) => format!(
            "Er zijn te veel verkeerde codes ingevuld. Probeer het om {} opnieuw, of vraag een \
             Beheerder om een nieuwe code; die werkt meteen.",
            clock(*until, zone)
        ),
        (Lang::En, Refusal::CodeWait { until }) => format!(
            "Too many wrong codes were entered. Try again at {}, or ask an Administrator for a new \
             code, which works at once.",
            clock(*until, zone)
        ),
        (_, Refusal::CodeOver { state }) => fixed::code_over(lang, *state).into(),
        (Lang::Nl, Refusal::LastEnvAdmin { could }) => {
            let who = match names(could) {
                names if names.is_empty() => String::new(),
                names => format!(", bijvoorbeeld {}", join_with_and(lang, &names, 4)),
            };
            format!(
                "Dit is de laatste Beheerder van de omgeving. Maak eerst iemand anders \
                 Beheerder{}.",
                strip_dot(&who)
            )
        }
        (Lang::En, Refusal::LastEnvAdmin { could }) => {
            let who = match names(could) {
                names if names.is_empty() => String::new(),
                names => format!(", for example {}", join_with_and(lang, &names, 4)),
            };
            format!(
                "This is the last Administrator of the environment. Make someone else \
                 Administrator first{}.",
                strip_dot(&who)
            )
        }
        (_, Refusal::OwnRole) => fixed::OWN_ROLE.of(lang).into(),
        (Lang::Nl, Refusal::WrongStatus { status, .. }) => {
            format!("Dat kan niet: de gebruiker is {}.", words::user_status(lang, *status))
        }
        (Lang::En, Refusal::WrongStatus { status, .. }) => {
            let status = words::user_status(lang, *status);
            format!("That is not possible: the user is {status}.")
        }
        (_, Refusal::NeedsSuccessor { orgs }) => {
            let names: Vec<Name> = orgs.iter().map(|(_, name)| name.clone()).collect();
            match lang {
                Lang::Nl => format!(
                    "Kies eerst wie Beheerder wordt van {}.",
                    strip_dot(&join_with_and(lang, &names, 5))
                ),
                Lang::En => format!(
                    "First choose who becomes Administrator of {}.",
                    strip_dot(&join_with_and(lang, &names, 5))
                ),
            }
        }
        (Lang::Nl, Refusal::BadSuccessor { org }) => {
            format!("Alleen een actieve gebruiker van deze omgeving kan {org} overnemen.")
        }
        (Lang::En, Refusal::BadSuccessor { org }) => {
            format!("Only an active user of this environment can take over {}.", strip_dot(org))
        }
        (_, Refusal::LooksLike { name, other, email }) => {
            looks_like(lang, name, other, email.as_ref())
        }
        (Lang::Nl, Refusal::AddressLooksLike { email, other }) if other.contains('@') => {
            format!("Het adres {email} lijkt op {other}, maar is een ander.")
        }
        (Lang::En, Refusal::AddressLooksLike { email, other }) if other.contains('@') => {
            format!("The address {email} looks like {other}, but is a different address.")
        }
        (Lang::Nl, Refusal::AddressLooksLike { email, other }) => {
            format!("Het adres {email} lijkt op een van {other}, maar heeft een ander domein.")
        }
        (Lang::En, Refusal::AddressLooksLike { email, other }) => {
            format!("The address {email} looks like one at {other}, but has another domain.")
        }
        (_, Refusal::NameNotAllowed { name, fault }) => bad_name(lang, name, *fault),
        (_, Refusal::NoSuchAddress) => fixed::NO_SUCH_ADDRESS.of(lang).into(),
        (_, Refusal::NotVerified) => fixed::NOT_VERIFIED.of(lang).into(),
        (_, Refusal::KeyInUse) => fixed::KEY_IN_USE.of(lang).into(),
        (_, Refusal::NoSuchKey) => fixed::NO_SUCH_KEY.of(lang).into(),
        (_, Refusal::KeyWithdrawn) => fixed::KEY_WITHDRAWN.of(lang).into(),
        (_, Refusal::KeyWaits) => fixed::KEY_WAITS.of(lang).into(),
        (Lang::Nl, Refusal::NotKeyOwner { owner }) => {
            format!("Alleen {} kan deze sleutel bevestigen, in een eigen sessie.", owner.name)
        }
        (Lang::En, Refusal::NotKeyOwner { owner }) => {
            format!("Only {} can confirm this key, in their own session.", owner.name)
        }
        (Lang::Nl, Refusal::KeyOpens { owner }) => format!(
            "Een code is niet nodig: {} heeft een sleutel die werkt, en kan de nieuwe daarmee \
             bevestigen.",
            owner.name
        ),
        (Lang::En, Refusal::KeyOpens { owner }) => format!(
            "No code is needed: {} has a working key, and can confirm the new key with it.",
            owner.name
        ),
        (Lang::Nl, Refusal::OwnKeyCode { who_can }) if who_can.is_empty() => {
            "Wie een sleutel toevoegt, kan er niet zelf de code voor maken. Er is geen andere \
             Beheerder. Wie de host beheert, kan de sleutel bevestigen met de gebruiker erbij: \
             toegang --als GEBRUIKER ssh sleutels bevestig NUMMER."
                .into()
        }
        (Lang::En, Refusal::OwnKeyCode { who_can }) if who_can.is_empty() => {
            "The person who adds a key cannot create the code for it. There is no other \
             Administrator. Whoever runs the host can confirm the key with the user present: \
             toegang --as USER ssh keys confirm NUMBER."
                .into()
        }
        (Lang::Nl, Refusal::OwnKeyCode { who_can }) => format!(
            "Wie een sleutel toevoegt, kan er niet zelf de code voor maken. {}",
            only("een andere Beheerder van de omgeving", who_can)
        ),
        (Lang::En, Refusal::OwnKeyCode { who_can }) => format!(
            "The person who adds a key cannot create the code for it. {}",
            only("another Administrator of the environment", who_can)
        ),
        (_, Refusal::NotTyped) => fixed::NOT_TYPED.of(lang).into(),
        (_, Refusal::AlreadyShared) => fixed::ALREADY_SHARED.of(lang).into(),
        (_, Refusal::BadCountry) => fixed::BAD_COUNTRY.of(lang).into(),
        (_, Refusal::BadNumber { scheme }) => words::number_form(lang, *scheme).into(),
        (Lang::Nl, Refusal::NumberHeld { scheme }) => format!(
            "Dit {} is al bevestigd voor een andere organisatie.",
            words::scheme(lang, *scheme)
        ),
        (Lang::En, Refusal::NumberHeld { scheme }) => {
            let number = words::scheme(lang, *scheme);
            format!("This {number} is already confirmed for another organisation.")
        }
        (_, Refusal::ManualEntry) => fixed::MANUAL_ENTRY.of(lang).into(),
        (_, Refusal::NotManualEntry) => fixed::NOT_MANUAL_ENTRY.of(lang).into(),
        (_, Refusal::RegisterData) => fixed::REGISTER_DATA.of(lang).into(),
        (Lang::Nl, Refusal::NotCreator { who_can }) => {
            only("wie de organisatie toevoegde", who_can)
        }
        (Lang::En, Refusal::NotCreator { who_can }) => {
            only("the person who added the organisation", who_can)
        }
        (Lang::Nl, Refusal::WrongOrgStatus { status, .. }) => {
            format!("Dat kan niet: de organisatie is {}.", words::org_status(lang, *status))
        }
        (Lang::En, Refusal::WrongOrgStatus { status, .. }) => format!(
            "That is not possible: the organisation is {}.",
            words::org_status(lang, *status)
        ),
        (Lang::Nl, Refusal::OwnEvidence { who_can }) => {
            only("een andere Beheerder van de omgeving", who_can)
        }
        (Lang::En, Refusal::OwnEvidence { who_can }) => {
            only("another Administrator of the environment", who_can)
        }
        (_, Refusal::NotManager) => fixed::NOT_MANAGER.of(lang).into(),
        (_, Refusal::BasicManager) => fixed::BASIC_MANAGER.of(lang).into(),
        (_, Refusal::AskedNotManager) => fixed::ASKED_NOT_MANAGER.of(lang).into(),
        (_, Refusal::SameEnvironment) => fixed::SAME_ENVIRONMENT.of(lang).into(),
        (Lang::Nl, Refusal::AlreadyRelated { since }) => {
            format!("Er is al een relatie sinds {}.", day_full(lang, since.day(zone)))
        }
        (Lang::En, Refusal::AlreadyRelated { since }) => {
            format!("There already is a relation, since {}.", day_full(lang, since.day(zone)))
        }
        (_, Refusal::NoSuchPartnership) => fixed::NO_SUCH_PARTNERSHIP.of(lang).into(),
        (Lang::Nl, Refusal::NotPartnerManager { who_can }) => {
            only("een Relatiemanager of een Beheerder van de omgeving", who_can)
        }
        (Lang::En, Refusal::NotPartnerManager { who_can }) => {
            only("a Relationship manager or an Administrator of the environment", who_can)
        }
        (Lang::Nl, Refusal::OwnKey { fingerprint, .. }) => {
            format!("Dit trekt je eigen sleutel in: {fingerprint}.")
        }
        (Lang::En, Refusal::OwnKey { fingerprint, .. }) => {
            format!("This withdraws a key of your own: {fingerprint}.")
        }
        (_, Refusal::NothingToUndo) => fixed::NOTHING_TO_UNDO.of(lang).into(),
        (_, Refusal::NothingToRedo) => fixed::NOTHING_TO_REDO.of(lang).into(),
        (_, Refusal::AlreadyUndone) => fixed::ALREADY_UNDONE.of(lang).into(),
        (_, Refusal::Final) => fixed::FINAL.of(lang).into(),
        (Lang::Nl, Refusal::TooLate { until }) => format!(
            "Dit was ongedaan te maken tot {} {}. Voeg de persoon opnieuw toe.",
            day_full(lang, until.day(zone)),
            clock(*until, zone)
        ),
        (Lang::En, Refusal::TooLate { until }) => format!(
            "This could be undone until {} {}. Add the person again.",
            day_full(lang, until.day(zone)),
            clock(*until, zone)
        ),
        (Lang::Nl, Refusal::MovedOn { first: Some(first) }) => {
            format!("Intussen gewijzigd door {}. Er is niets overschreven.", author(first))
        }
        (Lang::En, Refusal::MovedOn { first: Some(first) }) => {
            format!("Changed in the meantime by {}. Nothing was overwritten.", author(first))
        }
        (_, Refusal::MovedOn { first: None }) => fixed::MOVED_ON.of(lang).into(),
        (_, Refusal::NobodyChosen) => fixed::NOBODY_CHOSEN.of(lang).into(),
        (_, Refusal::AllSkipped { skipped }) => {
            all_skipped(lang, skipped, |who, why| reason_with_names(lang, who, why, zone))
        }
    }
}

/// The whole reason, to stand behind a colon. A name at its start keeps its capital.
pub(crate) fn behind_colon(lang: Lang, why: &Refusal, zone: &TimeZone) -> String {
    let said = refusal(lang, why, zone);
    match why {
        Refusal::NotActivated { .. } | Refusal::SenderNoAdmin(_) => said,
        _ => lower_first(&said),
    }
}

/// The reason, preceded by the names of the users that it is about.
pub(crate) fn reason_with_names(
    lang: Lang,
    who: &[Name],
    why: &Refusal,
    zone: &TimeZone,
) -> String {
    match why {
        // Other parts of the command may have changed something.
        Refusal::NotOrgAdmin { org, who_can, lost: Some(first) } => {
            lost_admin(lang, org, who_can, first, zone)
        }
        // A reason about the actor does not apply to the listed users.
        why if who.is_empty() || why.is_of_actor() => refusal(lang, why, zone),
        why => join_with_and(lang, who, MAX_NAMES) + ": " + &behind_colon(lang, why, zone),
    }
}
