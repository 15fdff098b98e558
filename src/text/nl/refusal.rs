//! Refusals in Dutch: what happened, that nothing changed, who can or what to do.

use jiff::tz::TimeZone;

use super::outcomes::changed_by::{by, by_whom, closed, differs, gone, over};
use crate::{
    domain::{ChangedBy, InvitationState, Moment, Name, NameFault, Now, Person, Refusal, fold},
    text::{
        Lang,
        grammar::{
            day::clock,
            names::unstop,
            words::{self, and, day_full, day_this_year, moment},
        },
        outcome::all_skipped,
    },
};

/// The whole sentence, for a toast, a dialog or the command line.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(super) fn refusal(why: &Refusal, zone: &TimeZone) -> String {
    match why {
        Refusal::ActorNotActive => "Je bent geblokkeerd, verwijderd of nog niet geactiveerd. Een Beheerder van je omgeving kan dat \
             wijzigen.".into(),
        Refusal::NotOrgAdmin { org, who_can, lost } => not_admin(org, who_can, lost.as_ref(), zone),
        Refusal::NoSuchOrganisation => "Organisatie niet gevonden.".into(),
        Refusal::MembershipOver { org, first, reason } => over(org, first, *reason, zone),
        Refusal::NotActivated { org } => {
            format!("{org} is nog niet geactiveerd. Eerst activeren, dan kan het.")
        }
        Refusal::AlreadyMember { since } => {
            format!("Is al lid sinds {}.", day_full(Lang::Nl, since.day(zone)))
        }
        Refusal::AlreadyAsked { since } => {
            format!("Er wacht al een verzoek sinds {}.", day_full(Lang::Nl, since.day(zone)))
        }
        Refusal::Differs { there, since, what } => differs((*there, *since), what, zone),
        Refusal::Blocked => "Is geblokkeerd.".into(),
        Refusal::PartnerBasic => "Is bij de partner Basisgebruiker.".into(),
        Refusal::Unrelated => {
            "Hoort niet bij je omgeving of bij een partner met een relatie.".into()
        }
        Refusal::NoSuchRequest => "Verzoek niet gevonden.".into(),
        Refusal::AlreadyAccepted { first } => {
            format!("Dit verzoek was al geaccepteerd door {}.", by(first, zone))
        }
        Refusal::RequestClosed { state, first, cause } => closed(*state, first, *cause, zone),
        Refusal::RequestExpired { at } => {
            let day = day_full(Lang::Nl, at.day(zone));
            format!("Dit verzoek is verlopen op {day}. Vraag om een nieuwe termijn.")
        }
        Refusal::PartnershipEnded => "Het partnerschap is beëindigd.".into(),
        Refusal::SenderNoAdmin(sender) => format!(
            "{sender} kan je niet Beheerder maken: dat mag alleen wie zelf Beheerder is van de \
             organisatie. Vraag een Beheerder daarvan om het verzoek te vernieuwen."
        ),
        Refusal::TheirConsent => "De toegang is aan de kant van de partner beëindigd. Zonder hun \
             akkoord komt zij niet terug; stuur een nieuw verzoek."
            .into(),
        Refusal::YouAreBasic => "Je bent Basisgebruiker. Alleen een Gevorderde gebruiker of \
             Beheerder kan accepteren; vraag je Beheerder om die rol."
            .into(),
        Refusal::LastAdmin { org } => format!(
            "Laatste Beheerder van {org} zonder einddatum. Maak eerst iemand anders Beheerder."
        ),
        Refusal::Yourself => "Jezelf verwijderen gaat apart: organisatie verlaten (x v).".into(),
        Refusal::OwnExtension => "Je kunt je eigen toegang niet verlengen.".into(),
        Refusal::NoSuchMember => "Lid niet gevonden.".into(),
        Refusal::MemberGone { first, reason } => gone(first, *reason, zone),
        Refusal::Changed { first, .. } => {
            format!("Net gewijzigd door {}. Er is niets overschreven.", by(first, zone))
        }
        Refusal::Same { .. } => "Dat is al zo.".into(),
        Refusal::DayPast { day } => format!("{} is al voorbij.", day_full(Lang::Nl, *day)),
        Refusal::NotEnvAdmin { who_can } => can("een Beheerder van de omgeving", who_can),
        Refusal::OtherEnvironment => "Die gebruiker hoort bij een andere omgeving.".into(),
        Refusal::NoSuchUser => "Gebruiker niet gevonden.".into(),
        Refusal::UserGone { first } => {
            format!("De gebruiker is verwijderd door {}.", by(first, zone))
        }
        Refusal::UserElsewhere { env } => {
            format!("Die gebruiker hoort bij de omgeving {}.", unstop(env))
        }
        Refusal::HasEnvAdmin { who_can } => {
            let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
            format!("De omgeving heeft een actieve Beheerder: {}.", unstop(&and(Lang::Nl, &names, 4)))
        }
        Refusal::EmailInUse => "Dit e-mailadres is al in gebruik.".into(),
        Refusal::SharedDomain => {
            "Dit adres is van een gedeeld domein: met een uitnodiging zou die \
             persoon een eigen omgeving stichten. Kies Gebruiker toevoegen."
                .into()
        }
        Refusal::ElsewhereDomain => "Dit domein hoort bij een andere omgeving.".into(),
        Refusal::OtherDomain => "Een extra adres heeft hetzelfde domein als het eerste.".into(),
        Refusal::NameNeeded => "Kies een naam voor je omgeving.".into(),
        Refusal::NameTaken => "Er is al een omgeving met die naam.".into(),
        Refusal::BadCode => {
            "Deze code klopt niet. Kijk hem na, of vraag je Beheerder \
             om een nieuwe."
                .into()
        }
        Refusal::CodeWait { until } => format!(
            "Er zijn te veel verkeerde codes ingevuld. De volgende poging kan om {}; een nieuwe \
             code van een Beheerder werkt meteen.",
            clock(*until, zone)
        ),
        Refusal::CodeOver { state } => code_over(*state).into(),
        Refusal::LastEnvAdmin { could } => {
            let names: Vec<Name> = could.iter().map(|person| person.name.clone()).collect();
            let who = if names.is_empty() {
                String::new()
            } else {
                format!(", bijvoorbeeld {}", and(Lang::Nl, &names, 4))
            };
            format!(
                "Laatste Beheerder van de omgeving. Maak eerst iemand anders Beheerder{}.",
                unstop(&who)
            )
        }
        Refusal::OwnRole => {
            "Jezelf blokkeren of verwijderen kan niet; een andere Beheerder kan het.".into()
        }
        Refusal::WrongStatus { status, .. } => {
            format!("Dat kan niet: de gebruiker is {}.", words::user_status(Lang::Nl, *status).to_lowercase())
        }
        Refusal::NeedsSuccessor { orgs } => {
            let names: Vec<Name> = orgs.iter().map(|(_, name)| name.clone()).collect();
            format!("Kies eerst wie Beheerder wordt van {}.", unstop(&and(Lang::Nl, &names, 5)))
        }
        Refusal::BadSuccessor { org } => {
            format!("Alleen een actieve gebruiker van deze omgeving kan {org} overnemen.")
        }
        Refusal::LooksLike { name, other, email } => {
            let whose = email.as_ref().map_or(String::new(), |email| format!(" ({email})"));
            if fold(name) == fold(other) {
                let who = format!("{other}{whose}");
                return format!("Er is al iemand die zo heet: {}.", unstop(&who));
            }
            format!("{name} lijkt op {other}{whose}, maar is een andere naam.")
        }
        Refusal::AddressLooksLike { email, other } if other.contains('@') => {
            format!("Het adres {email} lijkt op {other}, maar is een ander.")
        }
        Refusal::AddressLooksLike { email, other } => {
            format!("Het adres {email} lijkt op een van {other}, maar heeft een ander domein.")
        }
        Refusal::BadName { name, fault } => match fault {
            NameFault::Address => {
                format!("‘{name}’ lijkt op een e-mailadres. Kies een naam zonder @.")
            }
            NameFault::Invisible => "Deze naam heeft een teken dat niemand ziet. Typ de naam \
                 opnieuw, zonder te plakken."
                .into(),
            NameFault::Mark => format!(
                "‘{name}’ lijkt op wat het programma zelf bij of in plaats van een naam zet. Kies \
                 een andere naam."
            ),
            NameFault::Domain => format!(
                "‘{name}’ heeft een domein in zich, en dat is van wie daar een adres heeft. Kies \
                 een andere naam, of registreer met een adres van dat domein."
            ),
        },
        Refusal::NoSuchAddress => "Dat extra adres is er niet.".into(),
        Refusal::NotVerified => "Dat adres is nog niet bevestigd met de code.".into(),
        Refusal::KeyInUse => "Met deze sleutel komt al iemand binnen. Maak een eigen sleutel.".into(),
        Refusal::NoSuchKey => "Sleutel niet gevonden.".into(),
        Refusal::KeyWithdrawn => {
            "De sleutel waarmee je binnenkwam is ingetrokken. De sessie is beëindigd.".into()
        }
        Refusal::KeyWaits => {
            "Deze sleutel wacht op bevestiging en opent nog niets. Kom opnieuw binnen om de code \
             in te vullen."
                .into()
        }
        Refusal::NotKeyOwner { owner } => format!(
            "Deze sleutel bevestigt alleen {} zelf, in een eigen sessie.",
            owner.name
        ),
        Refusal::KeyOpens { owner } => format!(
            "Een code is niet nodig: {} heeft een sleutel die opent en bevestigt de nieuwe daarmee.",
            owner.name
        ),
        Refusal::OwnKeyCode { who_can } if who_can.is_empty() => {
            "Wie een sleutel toevoegt, maakt er niet zelf de code voor. Er is geen andere \
             Beheerder; wie de host beheert kan het doen, met de gebruiker erbij: toegang --als \
             GEBRUIKER ssh sleutels bevestig NUMMER."
                .into()
        }
        Refusal::OwnKeyCode { who_can } => format!(
            "Wie een sleutel toevoegt, maakt er niet zelf de code voor. {}",
            can("een andere Beheerder van de omgeving", who_can)
        ),
        Refusal::NotTyped => "Dat is niet wat er getypt moet worden. Er is niets gewijzigd.".into(),
        Refusal::AlreadyShared => "Het domein is al gedeeld; dat gaat nooit meer terug.".into(),
        Refusal::BadCountry => "Een land is twee letters, zoals NL of BE.".into(),
        Refusal::BadNumber { scheme } => words::number_form(Lang::Nl, *scheme).into(),
        Refusal::NumberHeld { scheme } => {
            format!("Dit {} is al bevestigd voor een andere organisatie.", words::scheme(Lang::Nl, *scheme))
        }
        Refusal::ManualEntry => "Zonder nummer van een register kan alleen met ander bewijs, in \
             woorden."
            .into(),
        Refusal::NotManualEntry => {
            "Met een nummer van een register is een betaling of een uittreksel \
             nodig."
                .into()
        }
        Refusal::RegisterData => {
            "Naam, adres en nummers komen uit het register en zijn na Activeer nu \
             niet met de hand te wijzigen."
                .into()
        }
        Refusal::NotCreator { who_can } => can("wie de organisatie toevoegde", who_can),
        Refusal::WrongOrgStatus { status, .. } => {
            format!("Dat kan niet: de organisatie is {}.", words::org_status(Lang::Nl, *status))
        }
        Refusal::OwnEvidence { who_can } => can("een andere Beheerder van de omgeving", who_can),
        Refusal::NotManager => {
            "Je bent geen Relatiemanager; een Beheerder van je omgeving kan je dat \
             maken."
                .into()
        }
        Refusal::BasicManager => {
            "Als Basisgebruiker kun je geen relaties leggen; vraag je Beheerder om \
             een andere rol."
                .into()
        }
        Refusal::AskedNotManager => {
            "Die persoon is geen Relatiemanager die relaties kan leggen.".into()
        }
        Refusal::SameEnvironment => "Een relatie is er tussen twee omgevingen.".into(),
        Refusal::AlreadyRelated { since } => {
            format!("Er is al een relatie sinds {}.", day_full(Lang::Nl, since.day(zone)))
        }
        Refusal::NoSuchPartnership => "Partnerschap niet gevonden.".into(),
        Refusal::NotPartnerManager { who_can } => {
            can("een Relatiemanager of een Beheerder van de omgeving", who_can)
        }
        Refusal::OwnKey { fingerprint, .. } => {
            format!("Dit trekt je eigen sleutel in: {fingerprint}.")
        }
        Refusal::NothingToTakeBack => "Er is niets om ongedaan te maken.".into(),
        Refusal::NothingToDoAgain => "Er is niets om opnieuw te doen.".into(),
        Refusal::Final => {
            "Dit is niet ongedaan te maken. Een eerdere handeling misschien wel, vanuit het Logboek."
                .into()
        }
        Refusal::TooLate { until } => format!(
            "Terugzetten kon tot {} {}. Voeg opnieuw toe.",
            day_full(Lang::Nl, until.day(zone)),
            clock(*until, zone)
        ),
        Refusal::MovedOn { first: Some(first) } => {
            format!("Intussen gewijzigd door {}. Er is niets overschreven.", by(first, zone))
        }
        Refusal::MovedOn { first: None } => {
            "Intussen is er iets anders gewijzigd. Er is niets overschreven.".into()
        }
        Refusal::NobodyChosen => "Kies eerst iemand.".into(),
        Refusal::AllSkipped { skipped } => {
            all_skipped(skipped, |who, why| named(who, why, zone))
        }
    }
}

/// Why an attempt was refused, in a few words, by its code.
pub(super) fn denied(code: &str) -> &str {
    match code {
        "not_org_admin" => "geen Beheerder van de organisatie",
        "not_env_admin" => "geen Beheerder van de omgeving",
        "no_such_organisation" | "membership_over" => "geen lid",
        "actor_not_active" => "niet actief",
        "other_environment" => "andere omgeving",
        "not_manager" => "geen Relatiemanager",
        "basic_manager" => "Basisgebruiker",
        "key_withdrawn" => "sleutel ingetrokken",
        "key_waits" => "sleutel niet bevestigd",
        "not_key_owner" => "sleutel van een ander",
        "own_key_code" => "zelf toegevoegd",
        "bad_code" => "verkeerde code",
        "not_creator" => "door een ander toegevoegd",
        "own_evidence" => "eigen bewijs",
        "not_partner_manager" => "geen Relatiemanager of Beheerder van de omgeving",
        other => other,
    }
}

fn can(whom: &str, who_can: &[Person]) -> String {
    let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
    if names.is_empty() {
        return format!("Dit kan alleen {whom}.");
    }
    format!("Dit kan alleen {whom}: {}.", unstop(&and(Lang::Nl, &names, 4)))
}

const fn code_over(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Accepted | InvitationState::Sent => "Deze code is al gebruikt.",
        InvitationState::Withdrawn => "Deze uitnodiging is ingetrokken.",
        InvitationState::Expired => "Deze code is verlopen. Vraag je Beheerder om een nieuwe.",
        InvitationState::Replaced => "Deze code is vervangen door een nieuwere.",
    }
}

/// Maximum names of skipped users; the rest is counted.
const NAMED: usize = 50;

/// The reason, with the names of the users that it is about.
pub(super) fn named(who: &[Name], why: &Refusal, zone: &TimeZone) -> String {
    let reason = refusal(why, zone);
    // A reason about the actor is about none of the users.
    if who.is_empty() || why.is_of_actor() {
        reason
    } else {
        format!("{}: {reason}", and(Lang::Nl, who, NAMED))
    }
}

/// The reason in a few words, beside a name in the member dialog.
pub(super) fn short(why: &Refusal, zone: &TimeZone, now: Now) -> String {
    let since = |at: Moment| day_this_year(Lang::Nl, at.day(zone), now.today);
    match why {
        Refusal::AlreadyMember { since: at } => format!("is al lid sinds {}", since(*at)),
        Refusal::AlreadyAsked { since: at } => format!("verzoek wacht sinds {}", since(*at)),
        Refusal::Blocked => "geblokkeerd".into(),
        Refusal::PartnerBasic => "is bij de partner Basisgebruiker".into(),
        other => refusal(other, zone),
    }
}

fn not_admin(org: &Name, who_can: &[Person], lost: Option<&ChangedBy>, zone: &TimeZone) -> String {
    let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
    if let Some(first) = lost {
        let (at, name) = (moment(Lang::Nl, first.at, zone), by_whom(first));
        let said = format!("Je bent sinds {at} geen Beheerder meer van {org} ({name}).");
        return if names.is_empty() {
            format!("{said} Er is niets gewijzigd.")
        } else {
            format!("{said} Er is niets gewijzigd; dit kan nu alleen {}.", and(Lang::Nl, &names, 4))
        };
    }
    if names.is_empty() {
        return format!("Dit kan alleen een Beheerder van {}.", unstop(org));
    }
    format!("Dit kan alleen een Beheerder van deze organisatie: {}.", and(Lang::Nl, &names, 4))
}
