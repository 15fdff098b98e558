//! The `partnership` table: pairs of environments.

use rusqlite::{Connection, params};

use super::{
    Result,
    composite::{ByActor, Pair},
    mapping::{select_from, table},
};
use crate::domain::{EnvId, Partnership};

table! {
    "partnership" => Partnership {
        id: "id",
        sides: Pair["side_a", "side_b"],
        since: "since",
        ended: ByActor["ended_at", "ended_by", "ended_as"],
    }
}

/// The active partnerships between `env` and the environments in `others`.
pub(in crate::store) fn active_between(
    db: &Connection,
    env: EnvId,
    others: &str,
) -> Result<Vec<Partnership>> {
    let rest = "(
        select * from partnership
        where ended_at is null and side_a = ?1
          and side_b in (select value from json_each(?2))
        union all
        select * from partnership
        where ended_at is null and side_b = ?1
          and side_a in (select value from json_each(?2)))";
    select_from(db, rest, params![env, others])
}
