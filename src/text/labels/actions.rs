//! The label of every action.

use crate::text::{Lang, Text, both};

pub(crate) const EXPORT: Text = both("zet de lijst in een bestand", "export the list");
pub(crate) const PALETTE: Text = both("opdrachten", "commands");
pub(crate) const LANGUAGE: Text = both("andere taal", "switch language");
pub(crate) const SAVED_FILTERS: Text = both("bewaarde filters", "saved filters");
pub(crate) const REMOVE_FILTER: Text = both("haal weg", "remove");
pub(crate) const COMPLETE: Text = both("vul aan", "complete");
pub(crate) const COPY_CODE: Text = both("kopieer de code", "copy the code");
pub(crate) const COPY_ROW: Text = both("kopieer de rij", "copy the row");
pub(crate) const COPY_EMAIL: Text = both("kopieer het e-mailadres", "copy the e-mail address");
pub(crate) const COPY_ID: Text = both("kopieer het nummer", "copy the number");
pub(crate) const COPY_COMMAND: Text = both("kopieer als opdracht", "copy as a command");
pub(crate) const ALL: Text = both("alles", "all");
pub(crate) const INVERT: Text = both("keer om", "invert");
pub(crate) const ACCEPT: Text = both("accepteer", "accept");
pub(crate) const ACTIVATE: Text = both("code invoeren", "enter code");
pub(crate) const ACTIVATE_NOW: Text = both("activeer nu…", "activate now…");
pub(crate) const ADD: Text = both("lid toevoegen", "add member");
pub(crate) const ADD_ADDRESS: Text = both("adres toevoegen…", "add address…");
pub(crate) const ADD_KEY: Text = both("sleutel toevoegen…", "add key…");
pub(crate) const ADD_USER: Text = both("gebruiker toevoegen", "add user");
pub(crate) const ADDRESS_CODE: Text = both("code voor een adres", "code for an address");
pub(crate) const APPROVE: Text = both("goedkeuren", "approve");
pub(crate) const ASK_RELATION: Text = both("vraag relatie…", "ask for relation…");
pub(crate) const BACK: Text = both("terug", "back");
pub(crate) const BECOME_MANAGER: Text = both("word Relatiemanager", "become Relationship manager");
pub(crate) const BLOCK: Text = both("blokkeer / deblokkeer", "block / unblock");
pub(crate) const BLOCK_NOW: Text = both("blokkeer…", "block…");
pub(crate) const BOTTOM: Text = both("laatste rij", "last row");
pub(crate) const BUTTONS: Text = both("naar de knoppen", "to the buttons");
pub(crate) const TO_LIST: Text = both("terug naar de lijst", "back to the list");
pub(crate) const CLOSE: Text = both("sluit", "close");
pub(crate) const DECLINE: Text = both("weiger…", "decline…");
pub(crate) const DETAILS: Text = both("details", "details");
pub(crate) const DOWN: Text = both("omlaag", "down");
pub(crate) const DROP: Text = both("haal weg", "drop");
pub(crate) const EDIT: Text = both("bewerk…", "edit…");
pub(crate) const END_PARTNERSHIP: Text = both("partnerschap beëindigen…", "end partnership…");
pub(crate) const ENTER: Text = both("wat de knop zegt", "what the button says");
pub(crate) const ENTER_BY_HAND: Text = both("zelf ingeven", "enter it yourself");
pub(crate) const ERASE_BACK: Text = both("teken terug", "erase back");
pub(crate) const ERASE_END: Text = both("wis tot eind", "erase to the end");
pub(crate) const ERASE_CHAR: Text = both("teken weg", "erase character");
pub(crate) const ERASE_START: Text = both("wis tot begin", "erase to the start");
pub(crate) const ERASE_WORD: Text = both("woord wissen", "erase word");
pub(crate) const FIELD_END: Text = both("eind", "end");
pub(crate) const FIELD_START: Text = both("begin", "start");
pub(crate) const FILTER: Text = both("filter", "filter");
pub(crate) const FOLDER: Text = both("open / afgehandeld", "open / handled");
pub(crate) const GIVE_ACCESS: Text = both("geef toegang tot…", "give access to…");
pub(crate) const GO_THERE: Text = both("ga erheen", "go there");
pub(crate) const HALF_DOWN: Text = both("halve pagina omlaag", "half a page down");
pub(crate) const HALF_UP: Text = both("halve pagina omhoog", "half a page up");
pub(crate) const HELP: Text = both("hulp", "help");
pub(crate) const INBOX: Text = both("Postvak IN", "Inbox");
pub(crate) const LEAVE: Text = both("organisatie verlaten…", "leave organisation…");
pub(crate) const LEFT: Text = both("vorig tabblad, menu", "previous tab, menu");
pub(crate) const LOG: Text = both("Logboek", "Log");
pub(crate) const LOG_SHORT: Text = both("Log", "Log");
pub(crate) const MAKE_MANAGER: Text = both("maak Relatiemanager", "make Relationship manager");
pub(crate) const MANAGER: Text = both("Relatiemanager aan/uit", "Relationship manager on/off");
pub(crate) const MARK: Text = both("markeer", "mark");
pub(crate) const MARK_ALL: Text = both("markeer alles / keer om", "mark all / invert");
pub(crate) const MESSAGES: Text = both("zojuist", "just now");
pub(crate) const MOUSE: Text = both("muis aan/uit", "mouse on/off");
pub(crate) const OWN_DETAILS: Text = both("mijn gegevens, sleutels", "my details, keys");
pub(crate) const NEW_CODE: Text = both("nieuwe code", "new code");
pub(crate) const NEW_ORGANISATION: Text = both("organisatie toevoegen", "add organisation");
pub(crate) const NEXT: Text = both("volgende knop", "next button");
pub(crate) const NEXT_FIELD: Text = both("volgend veld", "next field");
pub(crate) const NO_MANAGER: Text =
    both("geen Relatiemanager meer", "no longer Relationship manager");
pub(crate) const NEXT_TAB: Text = both("volgend tabblad", "next tab");
pub(crate) const NO: Text = both("annuleer", "cancel");
pub(crate) const NOW: Text = both("meteen doen", "do it now");
pub(crate) const OPEN: Text = both("open", "open");
/// Enter on a row that leads to a tab of an organisation, or to the page of a user.
pub(crate) const OPEN_DETAILS: Text = both("open Details", "open Details");
pub(crate) const OPEN_MEMBERS: Text = both("open Leden", "open Members");
pub(crate) const OPEN_REQUESTS: Text = both("open Uitnodigingen", "open Invitations");
pub(crate) const OPEN_LOG: Text = both("open Logboek", "open Log");
pub(crate) const OPEN_USER: Text = both("open gebruiker", "open user");
/// Enter on a row that shows a card over the list.
pub(crate) const SEE: Text = both("bekijk", "view");
/// Opens an item of the menu.
pub(crate) fn open_item(lang: Lang, item: &str) -> String {
    format!("{} {item}", OPEN.of(lang))
}
/// In the palette, where the list of organisations is searched for its members.
pub(crate) const OPEN_WITH_MEMBERS: Text =
    both("open: gegevens en leden", "open: details and members");
pub(crate) const ORGANISATIONS: Text = both("Organisaties", "Organisations");
pub(crate) const OTHER_PANE: Text = both("menu / scherm", "menu / screen");
pub(crate) const PAGE_DOWN: Text = both("pagina omlaag", "page down");
pub(crate) const PAGE_UP: Text = both("pagina omhoog", "page up");
pub(crate) const PARTNERS: Text = both("Partnerschappen", "Partnerships");
pub(crate) const PARTNERS_SHORT: Text = both("Partners", "Partners");
pub(crate) const PICK_LAST_DAY: Text = both("laatste dag", "last day");
pub(crate) const PICK_LEVEL: Text = both("rol", "role");
pub(crate) const PICK_MESSAGE: Text = both("bericht", "message");
pub(crate) const PRESS: Text = both("druk op de knop", "press the button");
pub(crate) const PREVIOUS: Text = both("vorige knop", "previous button");
pub(crate) const PREVIOUS_FIELD: Text = both("vorig veld", "previous field");
pub(crate) const PREVIOUS_TAB: Text = both("vorig tabblad", "previous tab");
pub(crate) const PRIMARY_ADDRESS: Text = both("maak adres het eerste", "make address primary");
pub(crate) const QUIT: Text = both("afsluiten", "quit");
pub(crate) const REDO: Text = both("opnieuw", "redo");
pub(crate) const REDRAW: Text = both("teken opnieuw", "redraw");
pub(crate) const REFRESH: Text = both("ververs", "refresh");
pub(crate) const REGISTER: Text = both("registreren", "register");
pub(crate) const REJECT: Text = both("afwijzen…", "reject…");
pub(crate) const REMOVE_ADDRESS: Text = both("adres weg", "remove address");
pub(crate) const REFRESH_FROM_REGISTER: Text =
    both("vernieuw uit handelsregister…", "refresh from trade register…");
pub(crate) const REMOVE_ORGANISATION: Text =
    both("organisatie verwijderen…", "remove organisation…");
pub(crate) const REMOVE_USER: Text = both("verwijder…", "remove…");
pub(crate) const RENAME: Text = both("je naam…", "your name…");
pub(crate) const RENEW: Text = both("herinner, nieuwe termijn", "remind, renew");
pub(crate) const REVOKE: Text = both("ontzeg toegang…", "revoke access…");
pub(crate) const RIGHT: Text = both("volgend tabblad, open", "next tab, open");
pub(crate) const ROLE: Text = both("rol in de omgeving", "user role");
pub(crate) const ROLE_ADMIN: Text =
    both("rol in de omgeving: Beheerder", "user role: Administrator");
pub(crate) const ROLE_ADVANCED: Text =
    both("rol in de omgeving: Gevorderde gebruiker", "user role: Advanced user");
pub(crate) const ROLE_BASIC: Text =
    both("rol in de omgeving: Basisgebruiker", "user role: Basic user");
pub(crate) const SEE_CHANGE: Text = both("naar het Logboek", "to the log");
pub(crate) const SEE_EVIDENCE: Text = both("open bewijs", "open evidence");
pub(crate) const SHARE_DOMAIN: Text = both("domein delen…", "share domain…");
pub(crate) const CHAR_LEFT: Text = both("teken links", "character left");
pub(crate) const CHAR_RIGHT: Text = both("teken rechts", "character right");
pub(crate) const SURE: Text = both("Beheerder maken", "make Administrator");
pub(crate) const SORT_REVERSE: Text = both("volgorde omkeren", "reverse the order");
pub(crate) const SUSPEND: Text = both("naar de shell (fg = terug)", "to the shell (fg = back)");
pub(crate) const SWITCH_USER: Text = both("wissel gebruiker", "switch user");
pub(crate) const UNDO_OPERATION: Text = both("maak dit ongedaan", "undo this");
pub(crate) const TO_INBOX: Text = both("naar Postvak IN", "to the Inbox");
pub(crate) const TO_REQUESTS: Text = both("naar Verzoeken", "to Requests");
pub(crate) const TO_LOG: Text = both("naar Logboek", "to the Log");
pub(crate) const TO_MEMBERS: Text = both("naar Leden", "to Members");
pub(crate) const TO_ORGANISATION: Text = both("naar de organisatie", "to the organisation");
pub(crate) const TO_ORGANISATIONS: Text = both("naar Organisaties", "to Organisations");
pub(crate) const TO_PARTNERS: Text = both("naar Partners", "to Partners");
pub(crate) const TOGGLE: Text = both("kies / haal weg", "choose / drop");
pub(crate) const TOP: Text = both("eerste rij", "first row");
pub(crate) const SEARCH: Text = both("zoek", "search");
pub(crate) const UNBLOCK_NOW: Text = both("deblokkeer", "unblock");
pub(crate) const UNDO: Text = both("ongedaan maken", "undo");
pub(crate) const UP: Text = both("omhoog", "up");
pub(crate) const USERS: Text = both("Gebruikers", "Users");
pub(crate) const VERIFY_ADDRESS: Text = both("adres bevestigen…", "verify address…");
pub(crate) const WHY_NOT: Text = both("waarom niet?", "why not?");
pub(crate) const WITHDRAW: Text = both("trek in…", "withdraw…");
/// Beside the value that a key changes.
pub(crate) const CHANGE: Text = both("wijzig", "change");
pub(crate) const CONFIRM_KEY: Text = both("sleutel bevestigen…", "confirm key…");
pub(crate) const KEY_CODE: Text = both("code voor een sleutel", "code for a key");
pub(crate) const YES_APPROVE: Text = both("goedkeuren", "approve");
pub(crate) const YES_CONFIRM: Text = both("bevestigen", "confirm");
pub(crate) const WITHDRAW_KEY: Text = both("sleutel intrekken…", "withdraw key…");
pub(crate) const WITHDRAW_RELATION: Text = both("trek in…", "withdraw…");
pub(crate) const WORD_LEFT: Text = both("woord links", "word left");
pub(crate) const WORD_RIGHT: Text = both("woord rechts", "word right");
pub(crate) const YES_ADMIN: Text = both("Beheerder maken", "make Administrator");
pub(crate) const YES_DECLINE: Text = both("weigeren", "decline");
pub(crate) const YES_END: Text = both("beëindigen", "end it");
pub(crate) const APPLY_ANYWAY: Text = both("toch toepassen", "apply anyway");
pub(crate) const YES_REMOVE: Text = both("ja, doen", "yes, do it");
pub(crate) const YES_TAKE_OVER: Text = both("overnemen", "take over");
pub(crate) const YES_WITHDRAW: Text = both("intrekken", "withdraw");
