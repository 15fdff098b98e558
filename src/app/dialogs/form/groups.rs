//! The groups of fields that belong together, with a heading each where the form has room.

use super::Form;
use crate::text::{self, Text};

/// A line of the form below its introduction.
#[derive(Clone, Copy, Debug)]
pub enum FormLine {
    /// An empty line between groups.
    Blank,
    /// The heading of a group.
    Heading(Text),
    /// The field with this index.
    Field(usize),
}

impl Form {
    /// The visible fields with the headings of their groups. Without headings if all belong together.
    pub fn grouped_lines(&self) -> Vec<FormLine> {
        let mut lines = Vec::new();
        let mut last = None;
        let group = |at: usize| {
            let field = self.fields.get(at)?;
            let is_fixed = self.is_edit() && self.is_locked(field);
            if is_fixed { Some(text::forms::FIXED) } else { text::forms::group(field.id) }
        };
        let shown = self.visible_fields();
        let has_groups = shown.first().map(|at| group(*at)) != shown.last().map(|at| group(*at));
        for at in shown {
            let here = group(at).filter(|_| has_groups);
            if here != last {
                lines.extend((!lines.is_empty()).then_some(FormLine::Blank));
                lines.extend(here.map(FormLine::Heading));
                last = here;
            }
            lines.push(FormLine::Field(at));
        }
        lines
    }
}
