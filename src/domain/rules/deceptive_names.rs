//! The check for deceptive names, which covers every command.

use crate::domain::{Event, NameFault, Record, Refusal};

/// Refuses events that introduce a deceptive name. A row that keeps its earlier name is accepted.
pub(super) fn check(events: &[Event]) -> Result<(), Refusal> {
    for event in events {
        let (was, name, fault) = match (&event.was, &event.becomes) {
            (was, Record::User(row)) => {
                let Some(name) = &row.full_name else { continue };
                let was = match was {
                    Some(Record::User(was)) => was.full_name.as_ref(),
                    _ => None,
                };
                (was, name, NameFault::check_person(name))
            }
            (was, Record::Organisation(row)) => {
                let was = match was {
                    Some(Record::Organisation(was)) => Some(&was.name),
                    _ => None,
                };
                (was, &row.name, NameFault::check_organisation(&row.name))
            }
            _ => continue,
        };
        if let Some(fault) = fault.filter(|_| was != Some(name)) {
            return Err(Refusal::NameNotAllowed { name: name.clone(), fault });
        }
    }
    Ok(())
}
