//! The filter of a list as SQL: its words and its conditions.

use crate::domain::{Condition, LogTopic, RowTest, View, fold};

/// A condition that no row meets: a parameter without a value. The planner does not know that, so
/// the plan stays that of the list.
const NEVER: &str = ":never";

/// The conditions of a view as SQL, with the texts of their parameters.
#[derive(Default)]
pub(super) struct Only {
    /// `and` and the conditions; empty without conditions.
    pub(super) sql: String,
    /// The values of `:only0`, `:only1`, …
    pub(super) texts: Vec<String>,
}

impl Only {
    /// Translates the conditions of a view. `test` returns the SQL of a test, with `:text` for its
    /// text; `None` if the list has no such test.
    pub(super) fn new(view: &View, test: impl Fn(&RowTest) -> Option<String>) -> Self {
        let mut only = Self::default();
        for Condition(any) in &view.only {
            let any = any.iter().map(|one| only.term(one, test(one))).collect::<Vec<_>>();
            let any = if any.is_empty() { NEVER.to_owned() } else { any.join(" or ") };
            only.sql.extend([" and (", &any, ")"]);
        }
        only
    }

    fn term(&mut self, test: &RowTest, sql: Option<String>) -> String {
        let sql = sql.unwrap_or_else(|| NEVER.to_owned());
        let (RowTest::Environment(name) | RowTest::Actor(name)) = test else { return sql };
        let named = sql.replace(":text", &format!(":only{}", self.texts.len()));
        self.texts.push(fold(name));
        named
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sql.is_empty()
    }
}

/// Returns SQL for rows with every word, `:word0` to the last, in one of the columns.
pub(super) fn words_sql(columns: &[&str], words: usize) -> String {
    let holds = |at: usize| {
        let any = columns.iter().map(|column| format!("instr({column}, :word{at}) > 0"));
        format!(" and ({})", any.collect::<Vec<_>>().join(" or "))
    };
    (0..words).map(holds).collect()
}

/// Returns a value as the tables spell it, quoted.
pub(super) fn spelled(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("'{}'", json.trim_matches('"').replace('\'', "''"))
}

/// The SQL of a test of a log line; `None` for tests of other lists.
pub(super) fn log_test(test: &RowTest) -> Option<String> {
    let kinds = |prefixes: &[&str]| {
        let any = prefixes.iter().map(|prefix| format!("l.kind glob '{prefix}.*'"));
        format!("(l.denied is null and ({}))", any.collect::<Vec<_>>().join(" or "))
    };
    Some(match test {
        RowTest::Topic(LogTopic::Access) => kinds(&["member", "request"]),
        RowTest::Topic(LogTopic::Users) => kinds(&["user", "invitation", "key", "environment"]),
        RowTest::Topic(LogTopic::Organisations) => kinds(&["organisation"]),
        RowTest::Topic(LogTopic::Partners) => kinds(&["partnership", "relation"]),
        RowTest::Topic(LogTopic::Refused) => "l.denied is not null".to_owned(),
        RowTest::Via(via) => format!("l.via = {}", spelled(via)),
        RowTest::Actor(_) => "instr(a.folded, :text) > 0".to_owned(),
        RowTest::BySystem => "l.actor is null".to_owned(),
        RowTest::Since(days) => format!("l.at >= :now - {days} * 86400000"),
        _ => return None,
    })
}
