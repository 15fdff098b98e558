//! The names of contexts in which keys apply.

use crate::text::{Text, both};

pub(crate) const ACCESS: Text = both("bij de toegang van een gebruiker", "on a user's access");
pub(crate) const ALWAYS: Text = both("altijd", "always");
pub(crate) const CARD: Text = both("op een kaart", "on a card");
pub(crate) const CHECK: Text = both("bij toegang controleren", "when checking access");
pub(crate) const CHOOSE: Text = both("bij toegang geven", "when giving access");
pub(crate) const CODE: Text = both("bij een nieuwe code", "with a new code");
pub(crate) const CONFLICT: Text = both("bij ‘Net gewijzigd’", "at ‘Just changed’");
pub(crate) const CONFIRM: Text = both("in een vraag", "in a question");
pub(crate) const AT_SIGN_IN: Text = both("bij het aanmelden", "when signing in");
pub(crate) const DETAILS: Text = both("bij de details", "on the details");
pub(crate) const EVERYWHERE: Text = both("op elk scherm", "on every screen");
pub(crate) const FIELD: Text = both("in een tekstveld", "in a text field");
pub(crate) const FILTER: Text = both("in een filter", "in a filter");
pub(crate) const FIND: Text = both("bij Vind relaties", "when finding relations");
pub(crate) const FIND_TABS: Text =
    both("in het zoekveld van Vind relaties", "in the search of Find relations");
pub(crate) const FORM: Text = both("in een formulier", "in a form");
pub(crate) const INBOX: Text = both("in Postvak IN", "in the Inbox");
pub(crate) const KEYS: Text = both("bij de sleutels van een gebruiker", "on a user's keys");
pub(crate) const LIST: Text = both("in elke lijst", "in every list");
pub(crate) const LOG: Text = both("in het Logboek", "in the Log");
pub(crate) const LOOKUP: Text =
    both("bij een organisatie toevoegen", "when adding an organisation");
pub(crate) const MEMBERS: Text = both("bij de leden", "among members");
pub(crate) const MENU: Text = both("in het menu", "in the menu");
pub(crate) const MOVING: Text = both("waar rijen zijn", "where there are rows");
pub(crate) const ORGANISATION: Text = both("in een organisatie", "in an organisation");
pub(crate) const ORGANISATIONS: Text = both("bij de organisaties", "among organisations");
pub(crate) const OUTSIDE_ADMIN: Text =
    both("bij ‘Beheerder van buiten?’", "at ‘Administrator from outside?’");
pub(crate) const PALETTE: Text = both("bij de opdrachten", "among the commands");
pub(crate) const PARTNERS: Text = both("bij de partners", "among partners");
pub(crate) const PICKER: Text = both("in een zoekveld", "in a search field");
pub(crate) const READING: Text = both("bij lezen", "when reading");
pub(crate) const REASONS: Text = both("bij redenen", "among reasons");
pub(crate) const REQUESTS: Text = both("bij verstuurde verzoeken", "among sent requests");
pub(crate) const SENT: Text =
    both("bij verstuurde relatieverzoeken", "among sent relation requests");
pub(crate) const TABS: Text = both("bij tabbladen", "where there are tabs");
pub(crate) const USER: Text = both("bij een gebruiker", "on a user");
pub(crate) const USERS: Text = both("bij de gebruikers", "among users");
