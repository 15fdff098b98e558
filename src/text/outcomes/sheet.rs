//! The sheet about an operation of the log: what happened, who did it and when, and what changed;
//! below that, the numbers and codes that other places show.

use jiff::tz::TimeZone;

use super::{
    changes::spoken_changes,
    log::{author_label, event_label},
    sentences::{group_sentence, object_name, sentence, without_object},
};
use crate::{
    domain::{Actor, Kind, LogContent, LogRow, MAX_PEOPLE_NAMED, Name, Via},
    text::{
        Lang, Text, both,
        grammar::{
            day::clock,
            number,
            words::{day_full, join_with_and},
        },
    },
};

/// Number of people whom the pane names after a sentence that counts them.
const MAX_NAMES_IN_PANE: usize = 12;

/// The title of the sheet.
pub(crate) const TITLE: Text = both("Wat er gebeurde", "What happened");

/// The key that undoes the operation.
pub(crate) const UNDO_KEY: Text =
    both("x u maakt deze handeling ongedaan.", "x u undoes this operation.");

/// Kinds that end other things before they end their own row, so that their line is the last.
const LAST_OF_ITS_OPERATION: [Kind; 3] =
    [Kind::UserRemoved, Kind::OrganisationRemoved, Kind::PartnershipEnded];

/// The texts of the sheet.
pub(crate) struct OperationSheet {
    /// The sentence of the event.
    pub(crate) head: String,
    /// The moment and the author, the changed values, and the other events.
    pub(crate) lines: Vec<String>,
    /// The numbers and codes.
    pub(crate) notes: Vec<String>,
}

/// The texts about a whole operation of `total` lines. `row` is one of its lines, and `rows` are the
/// first ones, or that line alone if it has no operation.
pub(crate) fn operation_sheet(
    lang: Lang,
    row: &LogRow,
    rows: &[LogRow],
    total: usize,
    zone: &TimeZone,
) -> OperationSheet {
    let mut groups = groups(lang, rows.iter(), zone);
    let is_main =
        |group: &Vec<&LogRow>| group.iter().any(|row| LAST_OF_ITS_OPERATION.contains(&kind(row)));
    if let Some(main) = groups.iter().position(is_main) {
        let main = groups.remove(main);
        groups.insert(0, main);
    }
    let (mut head, mut lines) = (String::new(), Vec::new());
    for (at, group) in groups.iter().enumerate() {
        let said = group_sentence(lang, group, zone);
        if at == 0 {
            lines.push(made_by(lang, &said, row, zone));
            if row.is_undone {
                let undone = both("! Dit is later ongedaan gemaakt.", "! This was undone later.");
                lines.push(undone.of(lang).to_owned());
            }
            head = ended(said);
        } else {
            lines.extend([String::new(), ended(said)]);
        }
        lines.extend(group_changes(lang, group, zone));
    }
    if let more @ 1.. = total.saturating_sub(rows.len()) {
        let more = number::count(lang, more, both("regel", "line").of(lang), many(lang));
        lines.push(String::new());
        lines.push(match lang {
            Lang::Nl => format!("en nog {more}"),
            Lang::En => format!("and {more} more"),
        });
    }
    OperationSheet { head, lines, notes: notes(lang, row, rows, total) }
}

/// The sentences of lines in the pane of another: one for lines that differ only in their person,
/// followed by their names if it counts them.
pub(crate) fn grouped_sentences<'a>(
    lang: Lang,
    rows: impl Iterator<Item = &'a LogRow>,
    is_of_one: bool,
    zone: &TimeZone,
) -> Vec<String> {
    let sentence_of = |group: Vec<&LogRow>| match group.as_slice() {
        [row] => sentence(lang, row, is_of_one, zone),
        group if group.len() <= MAX_PEOPLE_NAMED => group_sentence(lang, group, zone),
        group => {
            let names: Vec<_> = group.iter().map(|row| Name::stored(object_name(row))).collect();
            let names = join_with_and(lang, &names, MAX_NAMES_IN_PANE);
            format!("{}: {names}", group_sentence(lang, group, zone))
        }
    };
    groups(lang, rows, zone).into_iter().map(sentence_of).collect()
}

/// The people whom a row of the log counts, from the lines of its operation; `None` if its sentence
/// names them.
pub(crate) fn counted_people(lang: Lang, row: &LogRow, operation: &[LogRow]) -> Option<String> {
    if row.others.people < MAX_PEOPLE_NAMED {
        return None;
    }
    let rows = operation.iter().filter(|line| row.tells(line));
    let names: Vec<_> = rows.map(|line| Name::stored(object_name(line))).collect();
    (!names.is_empty()).then(|| join_with_and(lang, &names, MAX_NAMES_IN_PANE))
}

/// The sentence with a full stop, unless it ends with a sign of its own.
fn ended(said: String) -> String {
    let is_ended = said.ends_with(['.', '”', '?', '!']);
    if is_ended { said } else { format!("{said}.") }
}

const fn many(lang: Lang) -> &'static str {
    both("regels", "lines").of(lang)
}

/// The kind of a line; that of a changed user for an attempt, which stands alone.
const fn kind(row: &LogRow) -> Kind {
    match row.what {
        LogContent::Happened(kind) => kind,
        LogContent::Denied(..) => Kind::UserChanged,
    }
}

/// Puts lines together that differ only in their person, in the order of the lines.
fn groups<'a>(
    lang: Lang,
    rows: impl Iterator<Item = &'a LogRow>,
    zone: &TimeZone,
) -> Vec<Vec<&'a LogRow>> {
    let mut groups: Vec<(Option<String>, Vec<&LogRow>)> = Vec::new();
    for row in rows {
        let said = without_object(lang, row, zone);
        match groups.iter_mut().find(|(known, _)| said.is_some() && *known == said) {
            Some((_, group)) => group.push(row),
            None => groups.push((said, vec![row])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The changes of the lines that one sentence is about: the people it is about if there are several,
/// and what changed, once if that is equal for all.
fn group_changes(lang: Lang, group: &[&LogRow], zone: &TimeZone) -> Vec<String> {
    let indented = |lines: Vec<String>| lines.into_iter().map(|line| format!("  {line}"));
    let changes: Vec<_> = group.iter().map(|row| spoken_changes(lang, row, zone)).collect();
    let Some((first, others)) = changes.split_first() else { return Vec::new() };
    if others.is_empty() {
        return indented(first.clone()).collect();
    }
    let name = |row: &LogRow| format!("  {}", object_name(row));
    if others.iter().all(|other| other == first) {
        let names = group.iter().map(|row| name(row));
        return names.chain(indented(first.clone())).collect();
    }
    let each = group.iter().zip(changes).flat_map(|(row, changes)| {
        let changes: Vec<_> = indented(changes).map(|line| format!("  {line}")).collect();
        std::iter::once(name(row)).chain(changes)
    });
    each.collect()
}

/// The moment, the interface and the author, unless `said` begins with their name.
fn made_by(lang: Lang, said: &str, row: &LogRow, zone: &TimeZone) -> String {
    let (day, clock) = (day_full(lang, row.at.day(zone)), clock(row.at, zone));
    let (is_system, author) = (row.actor == (Actor::System, None), author_label(lang, row));
    let by = match (lang, is_system) {
        (Lang::Nl, true) => " door het systeem zelf".to_owned(),
        (Lang::En, true) => " by the system itself".to_owned(),
        _ if said.trim_start_matches("✗ ").starts_with(&author) => String::new(),
        (Lang::Nl, false) => format!(" door {author}"),
        (Lang::En, false) => format!(" by {author}"),
    };
    let via = match row.via {
        _ if is_system => both("", ""),
        Via::Tui => both(", op het scherm", ", on the screen"),
        Via::Cli => both(", met een opdracht", ", with a command"),
        Via::Import => both(", met een import", ", with an import"),
    };
    let via = via.of(lang);
    // The sentence itself says what an undo undid, if the viewer may know.
    let undoes = row.undoes.filter(|_| row.reverts.is_none()).map_or("", |_| {
        both(" Zo is een eerdere handeling ongedaan gemaakt.", " This undid an earlier operation.")
            .of(lang)
    });
    match (lang, is_system) {
        (Lang::Nl, false) => format!("Op {day} om {clock}{by}{via}.{undoes}"),
        (Lang::En, false) => format!("On {day} at {clock}{by}{via}.{undoes}"),
        // The system notes later that a term has passed.
        (Lang::Nl, true) => format!("Vastgelegd op {day} om {clock}{by}."),
        (Lang::En, true) => format!("Noted on {day} at {clock}{by}."),
    }
}

/// The numbers and codes: of the operation, of the key and the host it came through, and of each
/// line, below the code of its event.
fn notes(lang: Lang, row: &LogRow, rows: &[LogRow], total: usize) -> Vec<String> {
    let lines = number::count(lang, total.max(1), both("regel", "line").of(lang), many(lang));
    let operation = row.operation.map(|id| match lang {
        Lang::Nl => format!("handeling {} ({lines})", id.0),
        Lang::En => format!("operation {} ({lines})", id.0),
    });
    let attempt = both("poging", "attempt").of(lang).to_owned();
    let undoes = row.undoes.map(|of| match lang {
        Lang::Nl => format!("draait handeling {} terug", of.0),
        Lang::En => format!("undoes operation {}", of.0),
    });
    let key = row.key.map(|key| format!("{} {}", both("sleutel", "key").of(lang), key.0));
    let host = row.host.as_ref().map(|host| format!("host {host}"));
    let about = [Some(operation.unwrap_or(attempt)), undoes, key, host];
    let mut notes = vec![about.into_iter().flatten().collect::<Vec<_>>().join(" · ")];
    let mut events: Vec<(String, String)> = Vec::new();
    for row in rows {
        let (what, seq) = (event_label(lang, &row.what), format!(" #{}", row.seq));
        match events.iter_mut().find(|(known, _)| *known == what) {
            Some((_, numbers)) => numbers.push_str(&seq),
            None => events.push((what, seq)),
        }
    }
    notes.extend(events.into_iter().map(|(what, numbers)| format!("{what}{numbers}")));
    notes
}
