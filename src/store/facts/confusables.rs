//! Finds names that look like a new one. The search walks the index of folded names. It follows
//! only prefixes that look like the start of the new name, so it misses no name.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    domain::{EnvId, confusable_prefixes, confusable_skeleton},
    store::{Result, table::all},
};

/// Maximum number of index lookups. Only an index that somebody filled with look-alikes needs more.
const MAX_LOOKUPS: usize = 4_000;
/// Maximum number of rows returned for one name; one is enough to ask for confirmation.
const MAX_NAMESAKES: usize = 3;

/// The table whose index of names is searched.
#[derive(Clone, Copy, Debug)]
pub(super) enum NameTable {
    Users,
    Organisations,
    /// All environments. The name of an environment with its own domain is that domain.
    Environments,
}

impl NameTable {
    /// The query for the first name at or after a given name.
    const fn next_name_sql(self) -> &'static str {
        match self {
            Self::Users => {
                "select folded from user where env_id = ?1 and folded >= ?2
                 order by folded limit 1"
            }
            Self::Organisations => {
                "select folded from organisation where env_id = ?1 and folded >= ?2
                 order by folded limit 1"
            }
            Self::Environments => {
                "select folded from environment where ?1 is not null and folded >= ?2
                 order by folded limit 1"
            }
        }
    }

    const fn same_name_sql(self) -> &'static str {
        match self {
            Self::Users => {
                "select id from user where env_id = ?1 and folded = ?2 and status <> 'removed'
                 order by id limit ?3"
            }
            Self::Organisations => {
                "select id from organisation
                 where env_id = ?1 and folded = ?2 and status <> 'removed' order by id limit ?3"
            }
            Self::Environments => {
                "select id from environment where ?1 is not null and folded = ?2 limit ?3"
            }
        }
    }
}

/// Returns the ids of rows whose name equals or resembles `name`. The rules later compare these
/// names more closely.
pub(super) fn find_similar(
    db: &Connection,
    which: NameTable,
    env: EnvId,
    name: &str,
) -> Result<Vec<i64>> {
    let mut walk = IndexWalk {
        db,
        which,
        env,
        skeleton: confusable_skeleton(name),
        lookups: 0,
        found: vec![],
    };
    walk.follow(&mut String::new(), 0)?;
    Ok(walk.found)
}

struct IndexWalk<'a> {
    db: &'a Connection,
    which: NameTable,
    env: EnvId,
    skeleton: String,
    lookups: usize,
    found: Vec<i64>,
}

impl IndexWalk<'_> {
    /// Returns whether the first name at or after `at_least` begins with `start`.
    fn has_prefix(&mut self, start: &str, at_least: &str) -> Result<bool> {
        self.lookups += 1;
        let mut find = self.db.prepare_cached(self.which.next_name_sql())?;
        let next = find.query_row(params![self.env, at_least], |row| row.get::<_, String>(0));
        Ok(next.optional()?.is_some_and(|next| next.starts_with(start)))
    }

    /// Collects the rows whose name begins with `start`, which looks like the first `at` bytes of
    /// the skeleton.
    fn follow(&mut self, start: &mut String, at: usize) -> Result<()> {
        if self.lookups > MAX_LOOKUPS || !self.has_prefix(start, start)? {
            return Ok(());
        }
        let rest = self.skeleton.get(at..).unwrap_or_default().to_owned();
        let Some(sign) = rest.chars().next() else {
            let named = params![self.env, *start, MAX_NAMESAKES];
            let found =
                all(self.db, self.which.same_name_sql(), named, |row| row.get::<_, i64>(0))?;
            self.found.extend(found);
            return Ok(());
        };
        let length = start.len();
        // After most prefixes no non-ASCII letter follows, which this one lookup shows.
        if self.has_prefix(start, &format!("{start}\u{80}"))? {
            for (used, folded) in confusable_prefixes(&rest) {
                start.push_str(folded);
                self.follow(start, at + used)?;
                start.truncate(length);
            }
        }
        start.push(sign);
        self.follow(start, at + sign.len_utf8())?;
        start.truncate(length);
        Ok(())
    }
}
