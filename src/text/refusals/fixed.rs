//! Refusals that are one fixed sentence; each constant has the name of its refusal.

use crate::{
    domain::InvitationState,
    text::{Lang, Text, both},
};

pub(super) const ACTOR_NOT_ACTIVE: Text = both(
    "Je bent geblokkeerd, verwijderd of nog niet geactiveerd. Een Beheerder van je omgeving kan \
     dat wijzigen.",
    "You are blocked, removed or not activated yet. An Administrator of your environment can \
     change that.",
);
pub(super) const NO_SUCH_ORGANISATION: Text =
    both("Organisatie niet gevonden.", "Organisation not found.");
pub(super) const BLOCKED: Text = both("Is geblokkeerd.", "This user is blocked.");
pub(super) const PARTNER_BASIC: Text =
    both("Is bij de partner Basisgebruiker.", "This user is a Basic user at the partner.");
pub(super) const UNRELATED: Text = both(
    "Hoort niet bij je omgeving of bij een partner met een relatie.",
    "This person is not in your environment, nor at a partner with a relation.",
);
pub(super) const NO_SUCH_REQUEST: Text = both("Verzoek niet gevonden.", "Request not found.");
pub(super) const PARTNERSHIP_ENDED: Text =
    both("Het partnerschap is beëindigd.", "The partnership has ended.");
pub(super) const THEIR_CONSENT: Text = both(
    "De partner heeft deze toegang beëindigd. Zonder akkoord van de partner komt die niet terug; \
     stuur een nieuw verzoek.",
    "The partner ended this access. It cannot be restored without their consent; send a new \
     request.",
);
pub(super) const YOU_ARE_BASIC: Text = both(
    "Je bent Basisgebruiker. Alleen een Gevorderde gebruiker of Beheerder kan accepteren; vraag \
     je Beheerder om die rol.",
    "You are a Basic user. Only an Advanced user or Administrator can accept; ask your \
     Administrator for that role.",
);
pub(super) const YOURSELF: Text = both(
    "Je eigen toegang opgeven gaat apart: verlaat de organisatie.",
    "To give up your own access, leave the organisation.",
);
pub(super) const MOVED_ON: Text = both(
    "Intussen is er iets anders gewijzigd. Er is niets overschreven.",
    "Something else has changed in the meantime. Nothing was overwritten.",
);
pub(super) const NO_SUCH_MEMBER: Text = both("Lid niet gevonden.", "Member not found.");
pub(super) const SAME: Text = both("Dat is al zo.", "It is already like that.");
pub(super) const OTHER_ENVIRONMENT: Text = both(
    "Die gebruiker hoort bij een andere omgeving.",
    "That user belongs to another environment.",
);
pub(super) const NO_SUCH_USER: Text = both("Gebruiker niet gevonden.", "User not found.");
pub(super) const EMAIL_IN_USE: Text =
    both("Dit e-mailadres is al in gebruik.", "This e-mail address is already in use.");
pub(super) const SHARED_DOMAIN: Text = both(
    "Dit adres heeft een gedeeld domein: met een uitnodiging zou die persoon een eigen omgeving \
     maken. Voeg die persoon toe met naam.",
    "This address has a shared domain: with an invitation, that person would create their own \
     environment. Add that person with a name.",
);
pub(super) const ELSEWHERE_DOMAIN: Text = both(
    "Dit domein hoort bij een andere omgeving.",
    "This domain belongs to another environment.",
);
pub(super) const OTHER_DOMAIN: Text = both(
    "Een extra adres moet hetzelfde domein hebben als je eerste adres.",
    "An extra address must have the same domain as the primary address.",
);
pub(super) const NAME_NEEDED: Text =
    both("Kies een naam voor je omgeving.", "Choose a name for your environment.");
pub(super) const NAME_TAKEN: Text = both(
    "Er is al een omgeving met die naam. Kies een andere naam.",
    "An environment with that name already exists. Choose another name.",
);
pub(super) const BAD_CODE: Text = both(
    "Deze code klopt niet. Kijk hem na, of vraag je Beheerder om een nieuwe.",
    "This code is wrong. Check it, or ask your Administrator for a new one.",
);
pub(super) const OWN_ROLE: Text = both(
    "Jezelf blokkeren of verwijderen kan niet; een andere Beheerder kan het.",
    "You cannot block or remove yourself; another Administrator can.",
);
pub(super) const NO_SUCH_ADDRESS: Text =
    both("Dat extra adres is er niet.", "That extra address does not exist.");
pub(super) const NOT_VERIFIED: Text = both(
    "Dat adres is nog niet bevestigd. Bevestig het eerst met de code.",
    "That address is not verified yet. Verify it with its code first.",
);
pub(super) const KEY_IN_USE: Text = both(
    "Met deze sleutel meldt al iemand aan. Maak een andere sleutel.",
    "Somebody already signs in with this key. Create another key.",
);
pub(super) const NO_SUCH_KEY: Text = both("Sleutel niet gevonden.", "Key not found.");
pub(super) const KEY_WITHDRAWN: Text = both(
    "De sleutel van deze sessie is ingetrokken. De sessie is beëindigd.",
    "The key of this session was withdrawn. The session has ended.",
);
pub(super) const KEY_WAITS: Text = both(
    "Deze sleutel is nog niet bevestigd en geeft geen toegang. Meld opnieuw aan om de code in te \
     vullen.",
    "This key is not confirmed yet and gives no access. Sign in again to enter the code.",
);
pub(super) const NOT_TYPED: Text = both(
    "De getypte tekst klopt niet. Er is niets gewijzigd; typ de tekst precies over.",
    "The typed text does not match. Nothing has changed; type it exactly as shown.",
);
pub(super) const ALREADY_SHARED: Text = both(
    "Het domein is al gedeeld; dat is niet ongedaan te maken.",
    "The domain is already shared; that cannot be undone.",
);
pub(super) const BAD_COUNTRY: Text = both(
    "Een land is twee letters, zoals NL of BE.",
    "A country is two letters, such as NL or BE.",
);
pub(super) const MANUAL_ENTRY: Text = both(
    "Zonder nummer van een register is ander bewijs nodig, in woorden.",
    "Without a register number, give other evidence, in words.",
);
pub(super) const NOT_MANUAL_ENTRY: Text = both(
    "Met een nummer van een register is een betaling of een uittreksel nodig.",
    "With a register number, a payment or an extract is needed.",
);
pub(super) const REGISTER_DATA: Text = both(
    "Naam, adres en nummers liggen vast door het bewijs: vernieuw ze uit het handelsregister met \
     x h op Details, of met toegang organisatie vernieuw.",
    "Name, address and numbers are fixed by the evidence: refresh them from the trade register \
     with x h on Details, or with toegang organisation refresh.",
);
pub(super) const NOT_MANAGER: Text = both(
    "Je bent geen Relatiemanager; een Beheerder van je omgeving kan je dat maken.",
    "You are not a Relationship manager; an Administrator of your environment can make you one.",
);
pub(super) const BASIC_MANAGER: Text = both(
    "Als Basisgebruiker kun je geen relaties leggen; vraag je Beheerder om een andere rol.",
    "As a Basic user you cannot make relations; ask your Administrator for another role.",
);
pub(super) const ASKED_NOT_MANAGER: Text = both(
    "Die persoon is geen Relatiemanager die relaties kan leggen.",
    "That person is not a Relationship manager who can make relations.",
);
pub(super) const SAME_ENVIRONMENT: Text = both(
    "Een relatie is er tussen twee omgevingen. Kies iemand uit een andere omgeving.",
    "A relation is between two environments. Choose somebody in another environment.",
);
pub(super) const NO_SUCH_PARTNERSHIP: Text =
    both("Partnerschap niet gevonden.", "Partnership not found.");
pub(super) const NOTHING_TO_UNDO: Text =
    both("Er is niets om ongedaan te maken.", "There is nothing to undo.");
pub(super) const NOTHING_TO_REDO: Text =
    both("Er is niets om opnieuw te doen.", "There is nothing to redo.");
pub(super) const FINAL: Text = both(
    "Dit is niet ongedaan te maken. Een eerdere handeling misschien wel, vanuit het Logboek.",
    "This cannot be undone. An earlier operation may still be undone, from the Log.",
);
pub(super) const ALREADY_UNDONE: Text = both(
    "Dit is al ongedaan gemaakt. In het Logboek is dat zelf weer ongedaan te maken.",
    "This was undone already. In the Log, that itself can be undone.",
);
pub(super) const NOBODY_CHOSEN: Text = both("Kies eerst iemand.", "Choose someone first.");

/// Returns why an invitation's code no longer works.
pub(super) const fn code_over(lang: Lang, state: InvitationState) -> &'static str {
    match state {
        InvitationState::Accepted | InvitationState::Sent => {
            both("Deze code is al gebruikt.", "This code has been used already.")
        }
        InvitationState::Withdrawn => {
            both("Deze uitnodiging is ingetrokken.", "This invitation was withdrawn.")
        }
        InvitationState::Expired => both(
            "Deze code is verlopen. Vraag je Beheerder om een nieuwe.",
            "This code has expired. Ask your Administrator for a new one.",
        ),
        InvitationState::Replaced => both(
            "Deze code is vervangen door een nieuwere.",
            "This code was replaced by a newer one.",
        ),
    }
    .of(lang)
}

/// Says that the term of a withdrawn request is over, and what to do instead of undo.
pub(super) fn term_over(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("De termijn van dit verzoek is op {day} verlopen. Stuur een nieuw verzoek.")
        }
        Lang::En => format!("The term of this request ended on {day}. Send a new request."),
    }
}
