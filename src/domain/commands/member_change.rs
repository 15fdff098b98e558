//! The verbs that change selected members, and the values that they set.
//!
//! Each verb sets a [`MemberValue`]. Its command, log code, event, undo, shell command, prompt and
//! action follow from the tables in this file and from its sentences in
//! `text/people/verbs/members.rs`.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::domain::{Actor, Day, Kind, Level, Membership, Moment, Name};

/// An operation on the selected members, performed by a key or a shell command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberVerb {
    /// Makes them *Lid* or *Beheerder*.
    Level(Level),
    /// Sets or clears their last day with access.
    LastDay,
    /// Takes their access away until a day.
    Pause,
    /// Ends their pause.
    Resume,
}

/// A property of members with its value, which a verb sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum MemberValue {
    /// The level in the organisation.
    Level(Level),
    /// The last day with access, if any.
    LastDay(Option<Day>),
    /// The first day with access after a pause; `None` ends the pause.
    Pause(Option<Day>),
}

/// Why a member cannot have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberRefusal {
    /// Users cannot extend their own access.
    OwnExtension,
    /// Users cannot pause themselves: they could not undo it.
    OwnPause,
    /// The day cannot end a pause. A pause starts today, and access resumes from `first` to `last`.
    PauseDay {
        /// The requested day.
        day: Day,
        /// The first day that is allowed.
        first: Day,
        /// The last day that is allowed.
        last: Day,
    },
    /// The actor's own membership is paused, so they have no access.
    Paused {
        /// The organisation that the membership is in.
        org: Name,
        /// The first day with access again.
        until: Day,
    },
}

impl MemberRefusal {
    /// Returns the stable code and the rule.
    pub const fn code_and_rule(&self) -> (&'static str, &'static str) {
        match self {
            Self::OwnExtension => ("own_extension", "R86"),
            Self::OwnPause => ("own_pause", "R169"),
            Self::PauseDay { .. } => ("pause_day", "R169"),
            Self::Paused { .. } => ("paused", "R168"),
        }
    }
}

impl MemberVerb {
    /// All verbs, in the order of the help.
    pub const ALL: &[Self] = &[
        Self::Level(Level::Member),
        Self::Level(Level::OrgAdmin),
        Self::LastDay,
        Self::Pause,
        Self::Resume,
    ];

    /// Returns whether the verb asks for a day; an empty day clears the value.
    pub const fn needs_day(self) -> bool {
        match self {
            Self::Level(_) | Self::Resume => false,
            Self::LastDay | Self::Pause => true,
        }
    }

    /// Returns the value that the verb sets, with the typed day if it needs one.
    pub const fn value(self, day: Option<Day>) -> MemberValue {
        match self {
            Self::Level(level) => MemberValue::Level(level),
            Self::LastDay => MemberValue::LastDay(day),
            Self::Pause => MemberValue::Pause(day),
            Self::Resume => MemberValue::Pause(None),
        }
    }
}

impl MemberValue {
    /// Returns the stable name of the command that sets it, used in the log of denied attempts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Level(_) => "member.level",
            Self::LastDay(_) => "member.until",
            Self::Pause(_) => "member.pause",
        }
    }

    /// Returns the kind of the event that sets it.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Level(_) => Kind::MemberLevel,
            Self::LastDay(_) => Kind::MemberUntil,
            Self::Pause(_) => Kind::MemberPaused,
        }
    }

    /// Returns the name of the property in JSON, and the code of the outcome that sets it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Level(_) => "level",
            Self::LastDay(_) => "last_day",
            Self::Pause(_) => "paused_until",
        }
    }

    /// Returns every property with the value that a membership has.
    pub const fn all_of(row: &Membership) -> [Self; 3] {
        [Self::Level(row.level), Self::LastDay(row.last_day), Self::Pause(row.paused_until)]
    }

    /// Returns the membership with this value, set by this person at this time.
    #[must_use]
    pub fn set_in(self, row: &Membership, at: Moment, by: Actor) -> Membership {
        let changed = Membership { changed_at: at, changed_by: by, ..row.clone() };
        match self {
            Self::Level(level) => {
                let lowered = (level == Level::Member).then_some((at, by));
                Membership { level, lowered, ..changed }
            }
            Self::LastDay(last_day) => Membership { last_day, ..changed },
            Self::Pause(paused_until) => Membership { paused_until, ..changed },
        }
    }

    /// Returns the membership's current value of this property.
    #[must_use]
    pub fn now_in(self, row: &Membership) -> Self {
        self.same_of(&Self::all_of(row)).unwrap_or(self)
    }

    /// Returns the value of this property in `values`, if any.
    pub fn same_of(self, values: &[Self]) -> Option<Self> {
        values.iter().copied().find(|value| value.kind() == self.kind())
    }

    /// Returns the value that an event of this kind set in the row.
    pub fn of_kind(kind: Kind, row: &Membership) -> Option<Self> {
        Self::all_of(row).into_iter().find(|value| value.kind() == kind)
    }

    /// Returns the day, if the value is one.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Level(_) => None,
            Self::LastDay(day) | Self::Pause(day) => day,
        }
    }

    /// Returns whether sentences describe the value as a removal: *Lid*, or no day.
    pub fn takes_away(self) -> bool {
        match self {
            Self::Level(level) => level == Level::Member,
            Self::LastDay(day) | Self::Pause(day) => day.is_none(),
        }
    }

    /// Returns the codes of all commands that set a value, in the order of the verbs.
    pub fn codes() -> Vec<&'static str> {
        let mut codes: Vec<_> =
            MemberVerb::ALL.iter().map(|verb| verb.value(None).code()).collect();
        codes.dedup();
        codes
    }
}

/// Serialises values as an object with a field for each.
///
/// # Errors
/// Only if the serialiser fails.
pub fn serialize_values<S: Serializer>(
    values: &[MemberValue],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(values.len()))?;
    for value in values {
        map.serialize_entry(value.field(), value)?;
    }
    map.end()
}
