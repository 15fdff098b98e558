//! The properties of actions.

/// A property that the availability of an action depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    /// The action changes data.
    Writes,
    /// The action applies to the marked rows or the row under the cursor, in a context with rows.
    Row,
    /// The action moves the cursor.
    Moves,
    /// The action does not depend on the rows of the screen, so it works while they load.
    AtOnce,
    /// The action also works while a command is pending.
    Urgent,
    /// The action confirms one kind of question.
    Confirms,
}
