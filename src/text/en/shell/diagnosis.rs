//! The texts of `diagnose` in English.

use crate::text::DiagnosisTexts;

/// The texts.
pub(crate) const DIAGNOSIS: DiagnosisTexts = DiagnosisTexts {
    advice: "Advice",
    ascii_only: "ASCII only; set LANG to en_GB.UTF-8 for lines and arrows",
    colours: "Colours",
    escape: "tmux waits after Esc",
    few_colours: "if your terminal has more, set COLORTERM=truecolor",
    file_is_fine: "fine",
    file_is_new: "not there yet",
    head: "End of the log",
    locale: "System language",
    no_screens: "no screens are possible here; set TERM to the name of your terminal",
    no_terminal: "input or output is no terminal; commands do work",
    not_used: "not used",
    settings: "Setting",
    slow_escape: "Esc feels slow; set in tmux.conf: set -sg escape-time 10",
    terminal: "Terminal",
    time_zone: "Time zone of the file",
    no_time_zone: "none yet",
    version: "Version",
};
