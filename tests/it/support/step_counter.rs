//! SQLite's steps, as a measure of work that does not depend on the machine.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use toegang::store::Store;

/// The statements that a store ran, each with its steps.
pub(crate) struct StepCounter(Arc<Mutex<Vec<(String, i32)>>>);

impl StepCounter {
    /// Counts every statement that `store` runs from now on.
    pub(crate) fn watch(store: &mut Store) -> Self {
        let counted = Arc::new(Mutex::new(Vec::new()));
        let (here, mut totals) = (Arc::clone(&counted), HashMap::new());
        let count = move |sql: &str, since: i32| {
            let before = totals.insert(sql.to_owned(), since).unwrap_or(0);
            // The counter of a newly prepared statement starts at zero.
            let steps = if since >= before { since - before } else { since };
            here.lock().unwrap().push((sql.to_owned(), steps));
        };
        store.count_steps(count).unwrap();
        Self(counted)
    }

    /// Returns what ran since the last call, in the order in which it ended.
    pub(crate) fn take(&self) -> Vec<(String, i32)> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}
