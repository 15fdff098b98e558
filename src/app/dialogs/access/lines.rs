//! The lines below the search field, in groups with a heading.

/// A line below the search field: a row, a heading, or an empty line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceLine {
    /// The heading of the group with this number.
    Head(usize),
    /// The heading above candidates whose names are only similar to the text.
    Similar,
    /// The row with this index in the answer.
    Row(usize),
    /// An empty line between groups.
    Blank,
}

/// Height of a list with room for empty lines between its groups.
const ROOMY_LIST: usize = 14;

/// Leaves out the empty lines between groups if the list is too low for them.
pub fn fitting_lines(lines: Vec<ChoiceLine>, height: usize) -> Vec<ChoiceLine> {
    let fits = |line: &ChoiceLine| height >= ROOMY_LIST || *line != ChoiceLine::Blank;
    lines.into_iter().filter(fits).collect()
}

/// The index of the first visible line if `height` lines fit. Keeps the row under the cursor visible,
/// with the heading above it if there is room.
pub fn top_line(lines: &[ChoiceLine], cursor: Option<usize>, height: usize) -> usize {
    let Some(at) = cursor else { return 0 };
    let line = lines.iter().position(|line| *line == ChoiceLine::Row(at)).unwrap_or(0);
    (line + 2).saturating_sub(height.max(1)).min(line)
}
