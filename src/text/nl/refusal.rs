//! Why not, in Dutch: what happened, that nothing changed, who can or what to do.

use jiff::tz::TimeZone;

use super::words::{self, and, clock, day_full, day_this_year};
use crate::domain::{
    Cause, EndReason, Failure, First, Moment, Name, Now, Person, Refusal, RequestState,
};

/// The whole sentence, for a toast, a dialog or the command line.
pub(super) fn refusal(why: &Refusal, zone: &TimeZone) -> String {
    match why {
        Refusal::ActorNotActive => "Je bent niet (meer) actief en kunt niets doen of zien.".into(),
        Refusal::NotOrgAdmin { org, who_can, lost } => not_admin(org, who_can, lost.as_ref(), zone),
        Refusal::NoSuchOrganisation => "Organisatie niet gevonden.".into(),
        Refusal::NotActivated { org } => {
            format!("{org} is nog niet geactiveerd. Eerst activeren, dan kan het.")
        }
        Refusal::AlreadyMember { since } => {
            format!("Is al lid sinds {}.", day_full(since.day(zone)))
        }
        Refusal::AlreadyAsked { since } => {
            format!("Er wacht al een verzoek sinds {}.", day_full(since.day(zone)))
        }
        Refusal::Blocked => "Is geblokkeerd.".into(),
        Refusal::PartnerBasic => "Is bij de partner Basisgebruiker.".into(),
        Refusal::Unrelated => {
            "Hoort niet bij je omgeving of bij een partner met een relatie.".into()
        }
        Refusal::NoSuchRequest => "Verzoek niet gevonden.".into(),
        Refusal::AlreadyAccepted => "Dit verzoek was al geaccepteerd.".into(),
        Refusal::RequestClosed { state, first, cause } => closed(*state, first, *cause, zone),
        Refusal::RequestExpired { at } => {
            let day = day_full(at.day(zone));
            format!("Dit verzoek is verlopen op {day}. Vraag om een nieuwe termijn.")
        }
        Refusal::PartnershipEnded => "Het partnerschap is beëindigd.".into(),
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
        Refusal::Changed { first } => {
            format!("Net gewijzigd door {}. Er is niets overschreven.", by(first, zone))
        }
        Refusal::Same => "Dat is al zo.".into(),
        Refusal::DayPast { day } => format!("{} is al voorbij.", day_full(*day)),
        Refusal::NobodyChosen => "Kies eerst iemand.".into(),
        Refusal::AllSkipped { skipped } => {
            let each = skipped.iter().map(|one| named(one.who.as_ref(), &one.why, zone));
            each.collect::<Vec<_>>().join(" ")
        }
    }
}

/// The reason, with the name of whom it is about.
pub(super) fn named(who: Option<&Person>, why: &Refusal, zone: &TimeZone) -> String {
    let reason = refusal(why, zone);
    who.map_or(reason.clone(), |person| format!("{}: {reason}", person.name))
}

/// A few words, for beside a name in the member dialog.
pub(super) fn short(why: &Refusal, zone: &TimeZone, now: Now) -> String {
    let since = |at: Moment| day_this_year(at.day(zone), now.today);
    match why {
        Refusal::AlreadyMember { since: at } => format!("is al lid sinds {}", since(*at)),
        Refusal::AlreadyAsked { since: at } => format!("verzoek wacht sinds {}", since(*at)),
        Refusal::Blocked => "geblokkeerd".into(),
        Refusal::PartnerBasic => "is bij de partner Basisgebruiker".into(),
        other => refusal(other, zone),
    }
}

/// What a person can do when the file cannot be written.
pub(super) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Full => {
            "Kan niet schrijven: schijf vol. Alles wat al was opgeslagen is veilig.".into()
        }
        Failure::ReadOnly => {
            "Kan niet schrijven: alleen-lezen. Alles wat al was opgeslagen is veilig.".into()
        }
        Failure::Damaged => {
            "Het bestand is beschadigd. Er wordt niets meer geschreven; zet een kopie terug.".into()
        }
        Failure::Replaced => "Het bestand is vervangen of verwijderd terwijl het open was. Er is \
             niets geschreven; start opnieuw."
            .into(),
        Failure::Link => "Dit is een koppeling; geef het echte pad.".into(),
        Failure::NotAFile => "Dit is geen gewoon bestand.".into(),
        Failure::Empty => {
            "Dit bestand is leeg. Verwijder het, of kies een ander; er is niets gewijzigd.".into()
        }
        Failure::NotADatabase => {
            "Dit bestand is niet van toegang: het is geen database. Er is niets gewijzigd.".into()
        }
        Failure::Foreign => "Dit bestand is van een ander programma. Er is niets gewijzigd.".into(),
        Failure::Newer { found, known } => format!(
            "Dit bestand is gemaakt door een nieuwere versie ({found}, deze kent {known}). Werk \
             toegang bij."
        ),
        Failure::Conflict => "Intussen gewijzigd door iemand anders; ververs met R.".into(),
        Failure::Other(text) => format!("Er ging iets mis; er is niets gewijzigd. ({text})"),
    }
}

fn not_admin(org: &Name, who_can: &[Person], lost: Option<&First>, zone: &TimeZone) -> String {
    if let Some(first) = lost {
        let (at, name) = (clock(first.at, zone), by_whom(first));
        return format!(
            "Je bent sinds {at} geen Beheerder meer van {org} ({name}). Er is niets gewijzigd."
        );
    }
    let names: Vec<Name> = who_can.iter().map(|person| person.name.clone()).collect();
    if names.is_empty() {
        return format!("Dit kan alleen een Beheerder van {}.", unstopped(org));
    }
    format!("Dit kan alleen een Beheerder van deze organisatie: {}.", and(&names, 4))
}

fn closed(state: RequestState, first: &First, cause: Option<Cause>, zone: &TimeZone) -> String {
    let why = match cause {
        None => return format!("Dit verzoek is {} door {}.", words::state(state), by(first, zone)),
        Some(Cause::SenderGone) => "de afzender is geen lid meer",
        Some(Cause::AddresseeGone) => "de gebruiker is verwijderd",
        Some(Cause::PartnershipEnded) => "het partnerschap is beëindigd",
        Some(Cause::OrganisationRemoved) => "de organisatie is verwijderd",
    };
    format!("Dit verzoek is {}: {why}.", words::state(state))
}

fn gone(first: &First, reason: EndReason, zone: &TimeZone) -> String {
    match reason {
        EndReason::Removed => format!("Is al verwijderd door {}.", by(first, zone)),
        EndReason::Left => "Heeft de organisatie al verlaten.".into(),
        EndReason::Expired => "De toegang was al verlopen.".into(),
        EndReason::UserRemoved | EndReason::PartnershipEnded | EndReason::OrganisationRemoved => {
            "Heeft al geen toegang meer.".into()
        }
    }
}

/// A name before a full stop: *B.V.* brings its own.
pub(super) fn unstopped(name: &Name) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

fn by_whom(first: &First) -> String {
    first.by.as_ref().map_or("systeem".to_owned(), |person| person.name.to_string())
}

fn by(first: &First, zone: &TimeZone) -> String {
    let day = day_full(first.at.day(zone));
    format!("{} ({day} {})", by_whom(first), clock(first.at, zone))
}
