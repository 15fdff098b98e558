//! The servers of an address, and connections to the one that writes.

use std::{future::poll_fn, net::IpAddr};

use rustix::system::uname;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    task::{JoinHandle, JoinSet},
    time::timeout,
};
use tokio_postgres::{
    AsyncMessage, Client, Config, Connection, Error, NoTls,
    config::{Host, SslMode, TargetSessionAttrs},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{
    super::{Answer, SharedLogFailure as Failure},
    LONGEST_WAIT,
    failures::classify_connecting,
    tls::CertificatePaths,
};

const DEFAULT_PORT: u16 = 5432;

/// A server of the address.
#[derive(Clone)]
pub(super) struct Server {
    /// Host and port, or the folder of the socket.
    pub(super) name: String,
    config: Config,
    tls: Option<MakeRustlsConnect>,
}

impl Server {
    /// Reads an address: a connection string of PostgreSQL, which may name certificates.
    pub(super) fn parse(address: &str) -> Answer<Vec<Self>> {
        let (paths, address) = CertificatePaths::take_from(address);
        // The error of the driver could contain a part of the address.
        let all: Config = address.parse().map_err(|_| Failure::BadAddress)?;
        if all.get_hosts().is_empty() {
            return Err(Failure::BadAddress);
        }
        let tls = paths.read()?;
        if tls.is_none() && !all.get_hosts().iter().all(is_local) {
            return Err(Failure::Unencrypted);
        }
        let ports = all.get_ports();
        let servers = all.get_hosts().iter().enumerate().map(|(at, host)| {
            let port = ports.get(at).or(ports.first()).copied().unwrap_or(DEFAULT_PORT);
            Self::new(&all, host, port, tls.clone())
        });
        Ok(servers.collect())
    }

    fn new(all: &Config, host: &Host, port: u16, tls: Option<MakeRustlsConnect>) -> Self {
        let mut config = Config::new();
        all.get_user().map(|user| config.user(user));
        all.get_password().map(|password| config.password(password));
        all.get_dbname().map(|dbname| config.dbname(dbname));
        let name = match host {
            Host::Tcp(name) => {
                config.host(name);
                format!("{name}:{port}")
            }
            Host::Unix(folder) => {
                config.host_path(folder);
                folder.display().to_string()
            }
        };
        config
            .port(port)
            .ssl_mode(if tls.is_some() { SslMode::Require } else { SslMode::Disable })
            .application_name(format!("toegang {}", host_name()))
            .connect_timeout(LONGEST_WAIT)
            .tcp_user_timeout(LONGEST_WAIT)
            .target_session_attrs(TargetSessionAttrs::ReadWrite)
            // A writer that waits for another host longer than this asks again.
            .options("-c idle_in_transaction_session_timeout=60s -c lock_timeout=1s");
        Self { name, config, tls }
    }

    async fn connect(self) -> Answer<Session> {
        let connecting = async {
            if let Some(tls) = self.tls {
                let (client, connection) = self.config.connect(tls).await?;
                return Ok::<_, Error>(Session::begin(client, connection, self.name.clone()));
            }
            let (client, connection) = self.config.connect(NoTls).await?;
            Ok(Session::begin(client, connection, self.name.clone()))
        };
        let server = self.name.clone();
        match timeout(LONGEST_WAIT, connecting).await {
            Ok(done) => done.map_err(|error| classify_connecting(&error, server)),
            Err(_) => Err(Failure::NoAnswer { server }),
        }
    }
}

/// A connection to the server that writes.
pub(super) struct Session {
    pub(super) client: Client,
    /// Host and port, or the folder of the socket.
    pub(super) server: String,
    /// The role that the server knows this host by.
    pub(super) role: String,
    /// Receives a message when a host adds links, if the session listens.
    pub(super) news: UnboundedReceiver<()>,
    pub(super) is_listening: bool,
    /// `true` in a transaction that keeps the log to itself.
    pub(super) has_gate: bool,
    /// Exchanges messages with the server, until the client is dropped.
    pub(super) connection: JoinHandle<()>,
}

impl Session {
    fn begin<S, T>(client: Client, mut connection: Connection<S, T>, server: String) -> Self
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (tell, news) = unbounded_channel();
        let role = connection.parameter("session_authorization").unwrap_or_default().to_owned();
        let connection = tokio::spawn(async move {
            while let Some(Ok(message)) = poll_fn(|context| connection.poll_message(context)).await
            {
                match message {
                    // Without a receiver the session has ended.
                    AsyncMessage::Notification(_) => drop(tell.send(())),
                    // A commit no longer waits for its standby, and may yet be lost: the connection
                    // ends here, so that its answer counts as lost (R170).
                    AsyncMessage::Notice(why) if why.routine() == Some("SyncRepWaitForLSN") => {
                        return;
                    }
                    _ => {}
                }
            }
        });
        Self { client, server, role, news, is_listening: false, has_gate: false, connection }
    }
}

/// Connects to all servers at once, so that one that hangs delays nothing, and returns the first
/// connection to a server that writes.
pub(super) async fn connect_to_any(servers: &[Server]) -> Answer<Session> {
    let mut attempts: JoinSet<_> = servers.iter().cloned().map(Server::connect).collect();
    let mut failures = Vec::new();
    while let Some(done) = attempts.join_next().await {
        match done {
            Ok(Ok(session)) => return Ok(session),
            Ok(Err(why)) => failures.push(why),
            Err(_) => {}
        }
    }
    // If a server is a standby and another is away, the one that is away may be the one that writes.
    let rank = |why: &Failure| match why {
        Failure::Standby => 2,
        Failure::Unreachable { .. } | Failure::NoAnswer { .. } => 1,
        _ => 0,
    };
    let unreachable = Failure::Unreachable { server: names(servers) };
    Err(match failures.into_iter().min_by_key(rank) {
        None | Some(Failure::Unreachable { .. }) => unreachable,
        Some(why) => why,
    })
}

/// The names of all servers.
pub(super) fn names(servers: &[Server]) -> String {
    servers.iter().map(|server| server.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Returns whether a host is this machine.
fn is_local(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|it| it.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

/// The name of this machine, without its domain.
fn host_name() -> String {
    let system = uname();
    let name = system.nodename().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}
