//! The texts about the data file in one language.

/// Copying, restoring and migrating the file.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct FileTexts {
    pub attempt_lost: fn(i64) -> String,
    pub copied: fn(&str) -> String,
    /// The highest number given out or reported, after the end of the log went missing.
    pub cut: fn((i64, i64)) -> String,
    /// The end of the log: number and hash.
    pub end: fn(&str) -> String,
    pub left_out: fn(i64) -> String,
    /// The first and last line of a gap; open-ended if the last is unknown.
    pub lost: fn(i64, Option<i64>) -> String,
    /// The old and new version, and the path of the copy if one was made.
    pub migrated: fn((usize, usize), Option<&str>) -> String,
    pub no_attempts: &'static str,
    pub nothing_lost: &'static str,
    /// Heading above rows that are in the tables but not in the log.
    pub untold: &'static str,
    /// Number of lines, and the path they were written to.
    pub saved: fn(usize, &str) -> String,
    /// The day of the clock, and the day of the last line of the log before it.
    pub clock_ahead: fn(&str, &str) -> String,
    /// The text as typed.
    pub no_zone: fn(&str) -> String,
    /// The new time zone of the file, after another user changed it.
    pub zone_changed: fn(&str) -> String,
    /// The time zone that a file without one gets.
    pub zone_begins: fn(&str) -> String,
    /// The time zone, and the previous one if it differs.
    pub zone_is: fn(&str, Option<&str>) -> String,
    /// A time zone that this system does not know.
    pub zone_not_here: fn(&str) -> String,
    /// The value of `TZ`, and the time zone of the file if it has one.
    pub zone_unknown: fn(&str, Option<&str>) -> String,
}

/// Returns a notice of the command line as a sentence of its own.
pub fn sentence(notice: &str) -> String {
    let mut signs = notice.chars();
    let first: String = signs.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if notice.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", signs.as_str())
}
