//! `diagnose`: reports on the terminal, the settings and the file, with advice.

use std::{
    io::{IsTerminal, stdin, stdout},
    path::Path,
    process::Command,
    time::Duration,
};

use super::{
    finding::{self, Finding},
    share::status_findings,
};
use crate::{
    cli::{
        CliError, Exit,
        output::OutputFormat,
        session::{database, locale::lang, setup::Setup},
    },
    config::ColourDepth,
    domain::{Failure, Zone},
    store::Store,
    text,
};

/// Longest `escape-time` of tmux that users do not notice, in milliseconds.
const MAX_ESCAPE_TIME_MS: u32 = 50;

/// Prints all findings. An unusable file gives exit code 8; everything else is advice.
pub(in crate::cli) fn diagnose(
    setup: &Setup,
    path: &Path,
    wait: Duration,
    format: OutputFormat,
) -> Result<u8, CliError> {
    let mut findings = terminal_findings(setup);
    findings.extend(tmux_finding(setup));
    findings.extend(settings_findings(setup));
    let file = file_findings(path, wait);
    let usable = file.iter().all(|one| one.advice.is_none());
    findings.extend(file);
    let lang = lang();
    let version = env!("CARGO_PKG_VERSION").to_owned();
    findings.push(Finding {
        name: "version",
        what: text::diagnosis::VERSION.of(lang),
        value: version,
        advice: None,
    });
    finding::print("toegang.diagnosis/1", &findings, format)?;
    Ok(if usable { Exit::Done } else { Exit::Unreadable } as u8)
}

fn terminal_findings(setup: &Setup) -> Vec<Finding> {
    let (terminal, lang) = (setup.terminal(), lang());
    let is_one = stdin().is_terminal() && stdout().is_terminal();
    let value = [terminal.term.as_str(), terminal.program.as_str()].join(" ").trim().to_owned();
    let advice = match (terminal.supports_full_screen(), is_one) {
        (false, _) => Some(text::diagnosis::NO_SCREENS.of(lang).to_owned()),
        (_, false) => Some(text::diagnosis::NO_TERMINAL.of(lang).to_owned()),
        _ => None,
    };
    let depth = setup.depth();
    let colours = match depth {
        ColourDepth::None => "0",
        ColourDepth::Sixteen => "16",
        ColourDepth::Indexed => "256",
        ColourDepth::True => "16777216",
    };
    // Users who disabled colours need no advice about it.
    let few = depth < ColourDepth::True && !terminal.no_colour && terminal.supports_full_screen();
    let locale = if terminal.locale.is_empty() { "–" } else { terminal.locale.as_str() };
    vec![
        Finding { name: "terminal", what: text::diagnosis::TERMINAL.of(lang), value, advice },
        Finding {
            name: "colours",
            what: text::diagnosis::COLOURS.of(lang),
            value: colours.to_owned(),
            advice: few.then(|| text::diagnosis::FEW_COLOURS.of(lang).to_owned()),
        },
        Finding {
            name: "locale",
            what: text::diagnosis::LOCALE.of(lang),
            value: locale.to_owned(),
            advice: terminal
                .is_ascii_only()
                .then(|| text::diagnosis::ASCII_ONLY.of(lang).to_owned()),
        },
    ]
}

/// Checks the `escape-time` of tmux, which delays Esc. `None` outside tmux.
fn tmux_finding(setup: &Setup) -> Option<Finding> {
    if !setup.terminal().tmux {
        return None;
    }
    let lang = lang();
    let asked = Command::new("tmux").args(["show-options", "-sv", "escape-time"]).output();
    let told = asked.ok().filter(|done| done.status.success());
    let told = told.and_then(|done| String::from_utf8(done.stdout).ok());
    let waits = told.and_then(|text| text.trim().parse::<u32>().ok());
    let value = waits.map_or_else(|| "?".to_owned(), |waits| format!("{waits} ms"));
    let slow = waits.is_some_and(|waits| waits > MAX_ESCAPE_TIME_MS);
    let advice = slow.then(|| text::diagnosis::SLOW_ESCAPE.of(lang).to_owned());
    Some(Finding {
        name: "tmux_escape_time",
        what: text::diagnosis::ESCAPE.of(lang),
        value,
        advice,
    })
}

fn settings_findings(setup: &Setup) -> Vec<Finding> {
    let lang = lang();
    let wrong = |line: String| Finding {
        name: "settings",
        what: text::diagnosis::SETTINGS.of(lang),
        value: text::diagnosis::NOT_USED.of(lang).to_owned(),
        advice: Some(line),
    };
    setup.warnings().into_iter().map(wrong).collect()
}

/// Opens the file as other commands do, and reports the end of its log. Does not create a missing
/// file.
fn file_findings(path: &Path, wait: Duration) -> Vec<Finding> {
    let lang = lang();
    let shown = path.display().to_string();
    let file =
        |value, advice| Finding { name: "file", what: text::shell::FILE.of(lang), value, advice };
    if !path.exists() {
        return vec![file(format!("{shown} ({})", text::diagnosis::FILE_IS_NEW.of(lang)), None)];
    }
    let opened = Store::open(path, wait);
    let opened = opened.and_then(|store| match database::anchor_path() {
        Some(anchor) => store.anchored(anchor),
        None => Ok(store),
    });
    let opened = opened
        .and_then(|store| Ok((store.locked(), store.head()?, store.zone()?, store.is_shared()?)));
    match opened {
        Ok((locked, head, zone, is_shared)) => {
            let (what, value) = (text::diagnosis::HEAD.of(lang), head.to_string());
            let number = head.number;
            let head = Finding { name: "head", what, value, advice: None };
            let file = match locked {
                None => file(format!("{shown} ({})", text::diagnosis::FILE_IS_FINE.of(lang)), None),
                Some(why) => file(shown, Some(text::failure(lang, &Failure::ReadOnly(why)))),
            };
            let known = zone.as_ref().is_none_or(|zone| zone.time_zone().is_some());
            let name = zone.as_ref().map_or(text::diagnosis::NO_TIME_ZONE.of(lang), Zone::name);
            let zone = Finding {
                name: "time_zone",
                what: text::diagnosis::TIME_ZONE.of(lang),
                value: name.to_owned(),
                advice: (!known).then(|| text::file::zone_not_installed(lang, name)),
            };
            let shared = if is_shared { shared_findings(number) } else { Vec::new() };
            vec![file, head, zone].into_iter().chain(shared).collect()
        }
        Err(error) => vec![file(shown, Some(CliError::from(error).message))],
    }
}

/// Asks the server of the shared log for its state; `here` is the number of lines of this file.
fn shared_findings(here: i64) -> Vec<Finding> {
    let status = database::shared_log().and_then(|mut log| log.status());
    let mut of_server = status.as_ref().map_or_else(|_| Vec::new(), |it| status_findings(it, here));
    // Only a server that saves nothing is a fault; `db gedeeld` gives the other advice.
    if status.as_ref().is_ok_and(|it| it.standbys > 0 || !it.is_synchronous) {
        for finding in &mut of_server {
            finding.advice = None;
        }
    }
    let shared = Finding {
        name: "shared",
        what: text::shell::share::SHARED.of(lang()),
        value: text::shell::share::YES.of(lang()).to_owned(),
        advice: status.err().map(|why| text::failure(lang(), &Failure::Shared(why))),
    };
    std::iter::once(shared).chain(of_server).collect()
}
