//! The shared log in PostgreSQL. Only this folder knows the driver.

mod failures;
mod publish;
mod servers;
mod tls;

use std::{fmt, time::Duration};

use futures_util::future;

use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};
use tokio_postgres::{
    Client, Error, Row, SimpleQueryMessage,
    types::{ToSql, Type},
};

use super::{Answer, LogEnd, SharedLink, SharedLog, SharedLogFailure as Failure};
use crate::store::integrity::chain::Hash;
use failures::classify;
use servers::{Server, Session};

/// The longest wait for a connection, and for an answer.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// The longest wait for a batch while a log is published.
const LONGEST_WAIT_FOR_BATCH: Duration = Duration::from_mins(1);
/// Added to [`LONGEST_WAIT`] for each link that is added.
const LONGEST_WAIT_PER_LINK: Duration = Duration::from_micros(200);
/// Locks the head in a transaction. The server ends it if the writer gives no sign of life.
const TAKE_GATE_SQL: &str = "begin; set local idle_in_transaction_session_timeout = '3s';
    select toegang.gate()";
/// The format of the lines that this version writes, and the newest that it reads.
const FORMAT: i64 = 1;
/// A connection to the shared log, made when it is needed.
pub struct PostgresLog {
    servers: Vec<Server>,
    runtime: Runtime,
    session: Option<Session>,
    /// Roles that get the rights of a host when the log is published.
    hosts: Vec<String>,
    /// `true` in the transaction that publishes, which ends with its connection.
    is_publishing: bool,
}

/// Facts about the server, for `db gedeeld`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerStatus {
    /// Host and port.
    pub server: String,
    /// The version of PostgreSQL.
    pub version: String,
    /// Number of links in the log.
    pub links: i64,
    /// Milliseconds that one question and its answer took.
    pub round_trip_ms: u128,
    /// The role that added the last link; `None` if it was there before the file was shared.
    pub last_host: Option<String>,
    /// Names of the hosts that are connected now.
    pub hosts: Vec<String>,
    /// Number of standbys that receive the log now.
    pub standbys: i64,
    /// Milliseconds that the slowest standby is behind; `None` if unknown to this role.
    pub delay_ms: Option<i64>,
    /// `true` if a commit waits for a standby.
    pub is_synchronous: bool,
}

impl fmt::Debug for PostgresLog {
    /// Leaves out the address, which may contain a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PostgresLog")
    }
}

impl PostgresLog {
    /// A log at this address: a connection string of PostgreSQL, which may name certificates.
    /// Does not connect yet.
    ///
    /// # Errors
    /// Refuses a server on another machine without a certificate to check it with.
    pub fn new(address: &str) -> Answer<Self> {
        Self::with(Server::parse(address)?)
    }

    fn with(servers: Vec<Server>) -> Answer<Self> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Failure::Other(error.to_string()))?;
        Ok(Self { servers, runtime, session: None, hosts: Vec::new(), is_publishing: false })
    }

    /// Lets [`Store::publish`](crate::store::Store::publish) give these roles the rights of a host.
    #[must_use]
    pub fn for_hosts(self, hosts: &[String]) -> Self {
        Self { hosts: hosts.to_vec(), ..self }
    }

    /// Hosts and ports of the address.
    pub fn server(&self) -> String {
        servers::names(&self.servers)
    }

    fn unreachable(&self) -> Failure {
        Failure::Unreachable { server: self.server() }
    }

    fn connect(&self) -> Answer<Session> {
        self.runtime.block_on(servers::connect_to_any(&self.servers))
    }

    /// Makes one call. Errors with [`Failure::Doubt`] if the connection was lost after it was sent.
    fn call<T>(&mut self, work: impl AsyncFnOnce(&mut Client) -> Result<T, Error>) -> Answer<T> {
        self.call_within(LONGEST_WAIT, work)
    }

    fn call_within<T>(
        &mut self,
        most: Duration,
        work: impl AsyncFnOnce(&mut Client) -> Result<T, Error>,
    ) -> Answer<T> {
        let mut session = match self.session.take().filter(|it| !it.client.is_closed()) {
            Some(session) => session,
            None if self.is_publishing => return Err(self.unreachable()),
            None => self.connect()?,
        };
        let most = if self.is_publishing { LONGEST_WAIT_FOR_BATCH } else { most };
        let done = self.runtime.block_on(async { timeout(most, work(&mut session.client)).await });
        match done {
            Ok(Ok(answer)) => {
                self.session = Some(session);
                Ok(answer)
            }
            // After an error the connection may be in any state, so it is dropped.
            Ok(Err(error)) => Err(classify(&error, Failure::Doubt)),
            Err(_) => Err(Failure::Doubt),
        }
    }

    /// Returns whether the connection is in a transaction that keeps the log to itself.
    fn has_gate(&self) -> bool {
        self.session.as_ref().is_some_and(|it| it.has_gate && !it.client.is_closed())
    }

    fn ask_gate(&mut self) -> Answer<Vec<SimpleQueryMessage>> {
        let sql = if self.has_gate() { "select toegang.gate()" } else { TAKE_GATE_SQL };
        self.call(async |client| client.simple_query(sql).await)
    }

    fn set_gate(&mut self, has_gate: bool) {
        if let Some(session) = &mut self.session {
            session.has_gate = has_gate;
        }
    }

    /// Makes a call that only reads, and once more if the connection was lost: the server may have
    /// been restarted since the last call.
    fn read<T>(&mut self, work: &impl AsyncFn(&mut Client) -> Result<T, Error>) -> Answer<T> {
        let is_new = self.session.is_none();
        match self.call(async |client| work(client).await) {
            Err(Failure::Doubt) if is_new => Err(self.unreachable()),
            Err(Failure::Doubt) => match self.call(async |client| work(client).await) {
                Err(Failure::Doubt) => Err(self.unreachable()),
                done => done,
            },
            done => done,
        }
    }

    /// Facts about the server, its standbys and the hosts that are connected to it.
    pub fn status(&mut self) -> Answer<ServerStatus> {
        let links = self.end()?.number;
        let begun = std::time::Instant::now();
        let sql = "select current_setting('server_version'),
            current_setting('synchronous_standby_names') <> '',
            (select count(*) from pg_stat_replication),
            (select (extract(epoch from max(replay_lag)) * 1000)::bigint from pg_stat_replication),
            (select array_agg(distinct substr(application_name, 9)) from pg_stat_activity
              where datname = current_database() and application_name like 'toegang %'),
            (select host from toegang.line order by number desc limit 1)";
        let server = self.session.as_ref().map(|it| it.server.clone()).unwrap_or_default();
        let mut status = self.read(&async |client| {
            let row = client.query_one(sql, &[]).await?;
            let version: &str = row.try_get(0)?;
            Ok(ServerStatus {
                server: server.clone(),
                // Without the version of the Debian package.
                version: version.split(' ').next().unwrap_or_default().to_owned(),
                links,
                last_host: row.try_get(5)?,
                round_trip_ms: 0,
                hosts: row.try_get::<_, Option<Vec<String>>>(4)?.unwrap_or_default(),
                standbys: row.try_get(2)?,
                delay_ms: row.try_get(3)?,
                is_synchronous: row.try_get(1)?,
            })
        })?;
        status.round_trip_ms = begun.elapsed().as_millis();
        Ok(status)
    }
}

fn hash(row: &Row, column: usize) -> Result<Hash, Error> {
    let bytes: Vec<u8> = row.try_get(column)?;
    // The tables hold hashes of 32 bytes only.
    Ok(bytes.try_into().unwrap_or_default())
}

impl SharedLog for PostgresLog {
    fn end(&mut self) -> Answer<LogEnd> {
        let read = self.read(&async |client| {
            let sql = "select number, hash, format from toegang.head";
            let row = client.query_typed_one(sql, &[]).await?;
            let end = LogEnd { number: row.try_get(0)?, hash: hash(&row, 1)? };
            Ok((end, row.try_get::<_, i64>(2)?))
        });
        let (end, format) = match read {
            Err(Failure::NoLog) if self.has_other_tables()? => return Err(Failure::OtherProgram),
            read => read?,
        };
        if format > FORMAT { Err(Failure::NewerFormat) } else { Ok(end) }
    }

    fn links_after(&mut self, number: i64, most: i64) -> Answer<Vec<SharedLink>> {
        let sql = "select number, hash, body, host from toegang.line where number > $1
            order by number limit $2";
        self.read(&async |client| {
            let values: [(&(dyn ToSql + Sync), Type); 2] =
                [(&number, Type::INT8), (&most, Type::INT8)];
            let rows = client.query_typed(sql, &values).await?;
            rows.iter()
                .map(|row| {
                    let end = LogEnd { number: row.try_get(0)?, hash: hash(row, 1)? };
                    Ok(SharedLink { end, body: row.try_get(2)?, host: row.try_get(3)? })
                })
                .collect()
        })
    }

    fn hash_at(&mut self, number: i64) -> Answer<Option<Hash>> {
        let sql = "select hash from toegang.line where number = $1";
        self.read(&async |client| {
            let row = client.query_typed_opt(sql, &[(&number, Type::INT8)]).await?;
            row.map(|row| hash(&row, 0)).transpose()
        })
    }

    fn add(&mut self, before: &LogEnd, links: &[SharedLink]) -> Answer<bool> {
        let bodies: Vec<&str> = links.iter().map(|link| link.body.as_str()).collect();
        let hashes: Vec<&[u8]> = links.iter().map(|link| &link.end.hash[..]).collect();
        let sql = "select toegang.add_links($1, $2, $3, $4, $5)";
        let count = u32::try_from(links.len()).unwrap_or(u32::MAX);
        let has_gate = self.has_gate();
        let added = self.call_within(
            LONGEST_WAIT + LONGEST_WAIT_PER_LINK.saturating_mul(count),
            async |client| {
                // With their types the values need no round trip to prepare the statement.
                let values: [(&(dyn ToSql + Sync), Type); 5] = [
                    (&FORMAT, Type::INT8),
                    (&before.number, Type::INT8),
                    (&&before.hash[..], Type::BYTEA),
                    (&bodies, Type::TEXT_ARRAY),
                    (&hashes, Type::BYTEA_ARRAY),
                ];
                let adding = client.query_typed_one(sql, &values);
                let row = if has_gate {
                    // Both in one round trip. After an error, the commit rolls back.
                    let (row, committed) =
                        future::join(adding, client.batch_execute("commit")).await;
                    row.and_then(|row| committed.map(|()| row))?
                } else {
                    adding.await?
                };
                Ok(row.try_get::<_, i64>(0)? > 0)
            },
        );
        self.set_gate(false);
        added
    }

    fn gate(&mut self) -> Answer<i64> {
        let is_new = self.session.is_none();
        let rows = match self.ask_gate() {
            // The server ended the connection meanwhile.
            Err(Failure::Doubt) if !is_new => self.ask_gate(),
            asked => asked,
        };
        let rows = rows.map_err(|why| match why {
            Failure::Doubt => self.unreachable(),
            other => other,
        })?;
        self.set_gate(true);
        let number = rows.iter().find_map(|row| match row {
            SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok(),
            _ => None,
        });
        number.ok_or(Failure::NoLog)
    }

    fn release(&mut self) -> Answer<()> {
        if !self.has_gate() {
            return Ok(());
        }
        self.set_gate(false);
        self.call(async |client| client.batch_execute("commit").await)
    }

    fn lacks_standby(&mut self) -> bool {
        let sql = "select current_setting('synchronous_standby_names') <> ''
            and not exists (select from pg_stat_replication)";
        let lacks = self.read(&async |client| client.query_typed_one(sql, &[]).await?.try_get(0));
        lacks.unwrap_or(false)
    }

    fn other_hosts(&mut self) -> Answer<usize> {
        let sql = "select count(distinct usename) from pg_stat_activity
            where datname = current_database() and application_name like 'toegang %'
              and usename <> session_user";
        self.read(&async |client| {
            let count: i64 = client.query_typed_one(sql, &[]).await?.try_get(0)?;
            Ok(usize::try_from(count).unwrap_or_default())
        })
    }

    fn host(&self) -> Option<String> {
        self.session.as_ref().map(|session| session.role.clone())
    }

    fn wait(&mut self, most: Duration) -> Answer<()> {
        let mut session = match self.session.take().filter(|it| !it.client.is_closed()) {
            Some(session) => session,
            None => self.connect()?,
        };
        let waited = self.runtime.block_on(async {
            if !session.is_listening {
                session.client.batch_execute("listen toegang").await?;
                session.is_listening = true;
            }
            // News that came before this call counts: it may not have been followed.
            Ok(timeout(most, session.news.recv()).await.unwrap_or(Some(())).is_some())
        });
        match waited {
            Ok(true) => {
                while session.news.try_recv().is_ok() {}
                self.session = Some(session);
                Ok(())
            }
            Ok(false) => Err(self.unreachable()),
            Err(error) => Err(classify(&error, self.unreachable())),
        }
    }

    fn close(&mut self) {
        let Some(Session { client, connection, .. }) = self.session.take() else { return };
        drop(client);
        // It says goodbye to the server, which ends it anyway if that fails.
        let _ = self.runtime.block_on(async { timeout(LONGEST_WAIT, connection).await });
    }

    fn reopen(&self) -> Answer<Box<dyn SharedLog>> {
        Ok(Box::new(Self::with(self.servers.clone())?))
    }
}
