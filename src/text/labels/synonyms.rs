//! Other words for actions, separated by spaces, by which the palette finds them too.

use crate::text::{Text, both};

pub(crate) const ACCEPT: Text = both("aannemen akkoord ja", "agree yes");
pub(crate) const ACCESS: Text = both(
    "geef toegang lid medewerker collega rechten delen wie mag",
    "give access member employee colleague rights share who may",
);
pub(crate) const ACTIVATE_NOW: Text =
    both("activeren bewijs uittreksel betaling", "activation evidence payment");
pub(crate) const ADD_ADDRESS: Text = both("e-mail mail profiel", "e-mail mail profile");
pub(crate) const ADD_KEY: Text = both("ssh key wachtwoord profiel", "ssh password profile");
pub(crate) const APPROVE: Text = both("accepteer bewijs akkoord", "accept evidence agree");
pub(crate) const ASK_RELATION: Text = both("partner samenwerken", "partner work together");
pub(crate) const BLOCK: Text = both("toegang stoppen uitzetten schorsen", "suspend disable lock");
pub(crate) const CODE: Text = both(
    "wachtwoord password pincode activatiecode vergeten",
    "password passcode pin activation code forgotten",
);
pub(crate) const DECLINE: Text = both("afwijzen nee", "reject no");
pub(crate) const EDIT: Text = both("wijzig gegevens aanpassen", "change details modify");
pub(crate) const END_PARTNERSHIP: Text = both("partner stoppen verbreken", "partner stop break");
pub(crate) const EXPORT: Text =
    both("csv excel exporteer download opslaan", "csv excel export download save");
pub(crate) const FILTER: Text = both("zoek zoeken", "search find");
pub(crate) const GO_ENVIRONMENT: Text =
    both("domein instellingen beheerders", "domain settings administrators");
pub(crate) const GO_INBOX: Text =
    both("verzoeken uitnodiging meldingen inbox", "requests invitation notices inbox");
pub(crate) const GO_LOG: Text = both("geschiedenis audit handelingen", "history audit trail");
pub(crate) const GO_ORGANISATIONS: Text =
    both("bedrijf bedrijven klanten", "company companies clients");
pub(crate) const GO_PARTNERS: Text =
    both("relatie relaties verstuurde verzoeken", "relation relations sent requests");
pub(crate) const GO_USERS: Text =
    both("mensen personen medewerkers collega", "people persons employees colleagues");
pub(crate) const GO_MYSELF: Text = both(
    "profiel account instellingen wachtwoord naam ssh",
    "profile account settings password name ssh",
);
pub(crate) const GO_SIGN_IN: Text = both(
    "afmelden uitloggen aanmelden inloggen andere gebruiker",
    "sign out log out sign in log in another user",
);
pub(crate) const HELP: Text = both("toetsen uitleg sneltoetsen", "keys shortcuts manual");
pub(crate) const LANGUAGE: Text = both("taal language Engels Nederlands", "language Dutch English");
pub(crate) const LEAVE: Text = both("opzeggen stoppen weggaan", "resign quit go");
pub(crate) const MESSAGES: Text =
    both("geschiedenis berichten zojuist", "history messages just now");
pub(crate) const NEW_ORGANISATION: Text =
    both("nieuw bedrijf klant bv aanmaken", "new company client create");
pub(crate) const NEW_USER: Text = both(
    "nieuwe gebruiker medewerker collega account uitnodiging toegang",
    "new user employee colleague account invitation access",
);
pub(crate) const OPEN: Text = both("lid leden bekijk toon", "member members view show");
pub(crate) const QUIT: Text =
    both("sluiten stoppen exit afmelden uitloggen", "close stop exit log out leave");
pub(crate) const REDO: Text = both("opnieuw doen herhaal", "do again repeat");
pub(crate) const REFRESH: Text = both("vernieuw herladen opnieuw lezen", "reload read again");
pub(crate) const REFRESH_FROM_REGISTER: Text = both("kvk kbo bijwerken", "kvk kbo update");
pub(crate) const REMOVE: Text = both(
    "verwijder lid toegang intrekken ontnemen weghalen",
    "remove delete member take access away",
);
pub(crate) const REMOVE_ORGANISATION: Text = both("bedrijf wissen opheffen", "delete company");
pub(crate) const REMOVE_USER: Text =
    both("gebruiker wissen weg medewerker", "delete user employee");
pub(crate) const RENAME: Text =
    both("profiel naam wijzigen account", "profile change name account");
pub(crate) const RENEW: Text = both("opnieuw sturen verlengen", "send again extend");
pub(crate) const ROLE_ADMIN: Text = both("rechten admin beheer", "rights admin");
pub(crate) const SAVED_FILTERS: Text = both("bewaar zoekopdracht", "save search");
pub(crate) const SUSPEND: Text = both("terminal opdrachtregel", "terminal command line");
pub(crate) const UNDO: Text = both("terugdraaien herstel terug", "revert take back");
pub(crate) const WITHDRAW: Text = both("annuleer verzoek uitnodiging", "cancel request invitation");
pub(crate) const THEME: Text =
    both("thema kleur kleuren weergave", "theme colour color appearance");
