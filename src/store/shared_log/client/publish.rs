//! Creates the log in a database, and lets hosts use it.

use super::{super::Answer, FORMAT, Failure, PostgresLog};

/// Creates the empty log.
const BEGIN_SQL: &str = include_str!("../../../../assets/share/001_begin.sql");
/// Tables of another program in the database; extensions do not count.
const OTHER_TABLES_SQL: &str = "select exists (
    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname not in ('toegang', 'information_schema') and n.nspname !~ '^pg_'
      and not exists (select 1 from pg_depend d
        where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e'))";

impl PostgresLog {
    /// Begins a transaction that creates the log, with this first line of an export. Returns
    /// whether it did: not if the database has a log.
    pub(in crate::store::shared_log) fn begin_publishing(&mut self, header: &str) -> Answer<bool> {
        let sql = "select exists (select 1 from pg_namespace where nspname = 'toegang')";
        let exists = self.read(&async |client| client.query_one(sql, &[]).await?.try_get(0))?;
        if exists {
            return Ok(false);
        }
        let is_other =
            self.read(&async |client| client.query_one(OTHER_TABLES_SQL, &[]).await?.try_get(0))?;
        if is_other {
            return Err(Failure::OtherProgram);
        }
        let created = self.call(async |client| {
            client.batch_execute("begin").await?;
            client.batch_execute(BEGIN_SQL).await?;
            let sql = "insert into toegang.head values (1, 0, $1, $2, $3)";
            client.execute(sql, &[&&[0_u8; 32][..], &FORMAT, &header]).await
        });
        self.is_publishing = created.is_ok();
        created.map(|_| true)
    }

    /// Lets the hosts read and add lines, all or none of them; only tries it if `keep` is false.
    pub(in crate::store::shared_log) fn grant(&mut self, keep: bool) -> Answer<()> {
        if self.hosts.is_empty() {
            return Ok(());
        }
        let quoted = |role: &String| format!("\"{}\"", role.replace('"', "\"\""));
        let hosts = self.hosts.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let grants = format!(
            "grant usage on schema toegang to {hosts};
            grant select on toegang.head, toegang.line to {hosts};
            grant execute on function toegang.add_links, toegang.gate to {hosts}"
        );
        let is_trial = !keep && !self.is_publishing;
        let sql = if is_trial { format!("begin; {grants}; rollback") } else { grants };
        self.call(async |client| client.batch_execute(&sql).await)
    }

    /// Commits the transaction of [`Self::begin_publishing`], or rolls it back.
    pub(in crate::store::shared_log) fn end_publishing(&mut self, keep: bool) -> Answer<()> {
        let sql = if keep { "commit" } else { "rollback" };
        let ended = self.call(async |client| client.batch_execute(sql).await);
        self.is_publishing = false;
        ended
    }

    /// The first line of an export, as it was when the log was published.
    pub(in crate::store::shared_log) fn header(&mut self) -> Answer<String> {
        let sql = "select header from toegang.head";
        self.read(&async |client| client.query_one(sql, &[]).await?.try_get(0))
    }
}
