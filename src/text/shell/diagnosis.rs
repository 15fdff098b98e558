//! The texts of `diagnose`.

use crate::text::{Text, both};

pub(crate) const ADVICE: Text = both("Raad", "Advice");

pub(crate) const ASCII_ONLY: Text = both(
    "alleen ASCII-tekens; zet LANG op nl_NL.UTF-8 voor lijnen en pijlen",
    "ASCII only; set LANG to en_GB.UTF-8 for lines and arrows",
);

pub(crate) const COLOURS: Text = both("Kleuren", "Colours");

pub(crate) const ESCAPE: Text = both("tmux wacht na Esc", "tmux waits after Esc");

pub(crate) const FEW_COLOURS: Text = both(
    "heeft je terminal meer kleuren, zet dan COLORTERM=truecolor",
    "if your terminal has more colours, set COLORTERM=truecolor",
);

pub(crate) const FILE_IS_FINE: Text = both("in orde", "fine");

pub(crate) const FILE_IS_NEW: Text = both("is er nog niet", "does not exist yet");

/// The label for the end of the log, shown as a number and a hash.
pub(crate) const HEAD: Text = both("Einde van het Logboek", "End of the Log");

pub(crate) const LOCALE: Text = both("Taal van het systeem", "System language");

pub(crate) const NO_SCREENS: Text = both(
    "hier is geen scherm mogelijk; zet TERM zoals je terminal heet",
    "no screens are possible here; set TERM to the name of your terminal",
);

pub(crate) const NO_TERMINAL: Text = both(
    "in- of uitvoer is geen terminal; opdrachten werken wel",
    "input or output is not a terminal; commands still work",
);

pub(crate) const NOT_USED: Text = both("niet gebruikt", "not used");

pub(crate) const SETTINGS: Text = both("Instelling", "Setting");

pub(crate) const SLOW_ESCAPE: Text = both(
    "Esc voelt traag; zet in tmux.conf: set -sg escape-time 10",
    "Esc feels slow; set in tmux.conf: set -sg escape-time 10",
);

pub(crate) const TERMINAL: Text = both("Terminal", "Terminal");

pub(crate) const TIME_ZONE: Text = both("Tijdzone van het bestand", "Time zone of the file");

/// Shown if the file has no time zone yet.
pub(crate) const NO_TIME_ZONE: Text = both("nog geen", "none yet");

pub(crate) const VERSION: Text = both("Versie", "Version");
