//! The labels of Esc, one for each effect that it can have.

use crate::text::{Text, both};

pub(crate) const ACKNOWLEDGE: Text = both("melding gelezen", "message read");
pub(crate) const BACK: Text = both("terug", "back");
pub(crate) const BACK_TO_CHOOSING: Text = both("terug naar kiezen", "back to choosing");
pub(crate) const BACK_TO_SEARCH: Text = both("terug naar zoeken", "back to the search");
pub(crate) const CANCEL: Text = both("annuleren, er verandert niets", "cancel, nothing changes");
pub(crate) const CANCEL_WAITING: Text = both("deze handeling annuleren", "cancel this operation");
pub(crate) const CLEAR_FILTER: Text = both("filter wissen", "clear filter");
pub(crate) const CLEAR_TEXT: Text = both("zoekterm wissen", "clear search");
pub(crate) const CLOSE: Text = both("sluiten", "close");
pub(crate) const DISCARD_INPUT: Text = both("invoer weggooien", "discard your input");
pub(crate) const LEAVE_IT: Text = both("laat staan zoals het nu is", "leave it as it is now");
pub(crate) const TO_LIST: Text = both("naar de lijst", "to the list");
pub(crate) const TO_SCREEN: Text = both("naar het scherm", "to the screen");
pub(crate) const UNMARK: Text = both("markering weg", "clear marks");
