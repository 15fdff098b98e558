//! The texts of `diagnose` in Dutch.

use crate::text::DiagnosisTexts;

/// The texts.
pub(crate) const DIAGNOSIS: DiagnosisTexts = DiagnosisTexts {
    advice: "Raad",
    ascii_only: "alleen ASCII-tekens; zet LANG op nl_NL.UTF-8 voor lijnen en pijlen",
    colours: "Kleuren",
    escape: "tmux wacht na Esc",
    few_colours: "kan je terminal er meer, zet dan COLORTERM=truecolor",
    file_is_fine: "in orde",
    file_is_new: "is er nog niet",
    head: "Einde van het Logboek",
    locale: "Taal van het systeem",
    no_screens: "hier is geen scherm mogelijk; zet TERM zoals je terminal heet",
    no_terminal: "in- of uitvoer is geen terminal; opdrachten werken wel",
    not_used: "niet gebruikt",
    settings: "Instelling",
    slow_escape: "Esc voelt traag; zet in tmux.conf: set -sg escape-time 10",
    terminal: "Terminal",
    time_zone: "Tijdzone van het bestand",
    no_time_zone: "nog geen",
    version: "Versie",
};
