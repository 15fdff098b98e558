//! What is said of the file itself: the sentences of one language.

/// Copying it, saving it, bringing it up to date.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct FileTexts {
    pub attempt_lost: fn(i64) -> String,
    pub copied: fn(&str) -> String,
    /// The end of the log is gone: up to which number they were given out, and told of.
    pub cut: fn((i64, i64)) -> String,
    /// Where the log ends: number and hash.
    pub end: fn(&str) -> String,
    pub left_out: fn(i64) -> String,
    /// The first and the last line; all from the first on where the last is not known.
    pub lost: fn(i64, Option<i64>) -> String,
    /// From and to which version; where the copy is, if anything was done.
    pub migrated: fn((usize, usize), Option<&str>) -> String,
    pub no_attempts: &'static str,
    pub nothing_lost: &'static str,
    /// Above what the tables say and the log does not.
    pub untold: &'static str,
    /// How many lines, and where they are now.
    pub saved: fn(usize, &str) -> String,
    /// The day of the clock, and that of the last line of the log before today.
    pub clock_ahead: fn(&str, &str) -> String,
    /// What was typed.
    pub no_zone: fn(&str) -> String,
    /// The zone of the file now, after somebody changed it.
    pub zone_changed: fn(&str) -> String,
    /// The zone that a file gets which had none.
    pub zone_begins: fn(&str) -> String,
    /// The zone, and the one before if it was another.
    pub zone_is: fn(&str, Option<&str>) -> String,
    /// A zone that is not known on this system.
    pub zone_not_here: fn(&str) -> String,
    /// What `TZ` says, and the zone of the file if it has one.
    pub zone_unknown: fn(&str, Option<&str>) -> String,
}

/// Returns a notice of the command line as a sentence of its own.
pub fn sentence(notice: &str) -> String {
    let mut signs = notice.chars();
    let first: String = signs.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if notice.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", signs.as_str())
}
