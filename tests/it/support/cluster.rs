//! A PostgreSQL server of a test: in a temporary folder, reached by a socket in it, run by an
//! ordinary user and ended with the test.

use std::{
    fs,
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use rustix::process::{Pid, Signal, geteuid, kill_process};
use tempfile::TempDir;

use super::{PollTimer, report_not_run};

/// The user *nobody*: PostgreSQL refuses to run as root.
const NOBODY: u32 = 65_534;
/// Where Debian puts the programs of the server.
const DEBIAN_FOLDER: &str = "/usr/lib/postgresql";

/// Returns the folder with the programs of the newest server; `None` if there is no server.
pub(super) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN_FOLDER).ok()?.flatten();
    versions
        .map(|version| version.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists())
        .max()
}

/// The rights of a host, as in the guide `many-hosts.md`.
const GRANTS: &str = "grant usage on schema toegang to host;
    grant select on toegang.head, toegang.line to host;
    grant execute on function toegang.add_links, toegang.gate to host";

/// Makes an authority, and certificates for the server and a host.
const CERTIFICATES: &str = "
    new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
    openssl req -x509 $new -keyout ca.key -out ca.pem -subj /CN=ca -days 2
    for name in localhost host; do
        openssl req $new -keyout $name.key -out $name.csr -subj /CN=$name
        echo \"subjectAltName=DNS:$name\" > $name.ext
        openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 \
            -extfile $name.ext -out $name.pem
    done";

/// A server, or several, with the database of a shared log.
pub(crate) trait LogServer {
    /// The address for this role.
    fn address(&self, role: &str) -> String;
    /// A connection as the owner of the database.
    fn owner(&self) -> postgres::Client;

    /// Gives the role `host` its rights, after a log was published.
    fn grant(&self) {
        self.owner().batch_execute(GRANTS).unwrap();
    }
}

pub(crate) struct Cluster {
    server: Child,
    folder: TempDir,
    port: String,
    settings: Vec<String>,
}

impl Cluster {
    /// Starts a server without a shared log; `None`, with a notice, if PostgreSQL is missing.
    pub(crate) fn start() -> Option<Self> {
        Self::start_with(&["-c", "listen_addresses="], |_| {})
    }

    /// Starts a server that is also reached as `localhost` at this port, encrypted, by roles that
    /// have a certificate. Its folder has `ca.pem`, and `host.pem` with `host.key`.
    pub(crate) fn start_encrypted(port: u16) -> Option<Self> {
        let listen = format!("port={port}");
        let settings = [
            "listen_addresses=localhost",
            &listen,
            "ssl=on",
            "ssl_ca_file=../ca.pem",
            "ssl_cert_file=../localhost.pem",
            "ssl_key_file=../localhost.key",
            "hba_file=hba.conf",
        ];
        let settings: Vec<&str> = settings.iter().flat_map(|one| ["-c", one]).collect();
        Self::start_with(&settings, |folder| {
            fs::write(folder.join("hba.conf"), "local all all trust\nhostssl all all all cert\n")
                .unwrap();
            let mut bash = ordinary(Path::new("bash"), folder);
            run(bash.args(["-euc", CERTIFICATES]));
        })
    }

    /// Starts a server that admits roles as that of Debian does: over the socket only the owner and
    /// accounts with the name of a role, and at this port of `localhost` with a password.
    pub(crate) fn start_as_on_debian() -> Option<(Self, u16)> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("port={port}");
        let settings =
            ["-c", "listen_addresses=localhost", "-c", &listen, "-c", "hba_file=hba.conf"];
        let started = Self::start_with(&settings, |folder| {
            let hba = "local all owner trust\nlocal all all peer\n\
                host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
            fs::write(folder.join("hba.conf"), hba).unwrap();
        });
        started.map(|cluster| (cluster, port))
    }

    fn start_with(settings: &[&str], prepare: impl FnOnce(&Path)) -> Option<Self> {
        let Some(bin) = programs() else {
            report_not_run("PostgreSQL is missing");
            return None;
        };
        let folder = new_folder();
        prepare(folder.path());
        let mut initdb = ordinary(&bin.join("initdb"), folder.path());
        initdb
            .args(["-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C", "-N", "-D"])
            .arg(folder.path().join("data"));
        run(&mut initdb);
        let port = settings.iter().find_map(|one| one.strip_prefix("port=")).unwrap_or("5432");
        let settings: Vec<String> = settings.iter().map(|&one| one.to_owned()).collect();
        let server = launch(folder.path(), &settings);
        let mut cluster = Self { server, folder, port: port.to_owned(), settings };
        let mut owner = cluster.wait_until_ready();
        owner.batch_execute("create role host login").unwrap();
        Some(cluster)
    }

    /// Starts a standby of this server, in a folder of its own.
    pub(crate) fn standby(&self) -> Self {
        let folder = new_folder();
        copy_server(self, folder.path());
        let server = launch(folder.path(), &self.settings);
        let mut standby =
            Self { server, folder, port: self.port.clone(), settings: self.settings.clone() };
        standby.wait_until_ready();
        standby
    }

    /// Ends the server and all its processes at once, as a power failure does.
    pub(crate) fn kill(&mut self) {
        kill_server(Pid::from_child(&self.server));
        self.server.wait().unwrap();
    }

    /// Starts the killed server again, on its data.
    pub(crate) fn restart(&mut self) {
        self.server = launch(self.folder.path(), &self.settings);
        self.wait_until_ready();
    }

    /// Starts the killed server again, as a standby of another.
    pub(crate) fn restart_as_standby(&mut self, of: &Self) {
        fs::remove_dir_all(self.folder.path().join("data")).unwrap();
        copy_server(of, self.folder.path());
        self.restart();
    }

    /// Makes a standby the server that writes.
    pub(crate) fn promote(&self) {
        self.owner().batch_execute("select pg_promote()").unwrap();
    }

    /// Makes each commit wait for a standby. Restarts the server: a reload would take effect later.
    pub(crate) fn wait_for_standby(&mut self) {
        self.owner().batch_execute("alter system set synchronous_standby_names = '*'").unwrap();
        self.kill();
        self.restart();
    }

    /// Lets commits wait for a standby no longer, also those that do now.
    pub(crate) fn stop_waiting_for_standby(&self) {
        let mut owner = self.owner();
        owner.batch_execute("alter system reset synchronous_standby_names").unwrap();
        owner.batch_execute("select pg_reload_conf()").unwrap();
    }

    /// Waits until the server accepts connections; returns one as the owner of the database. Starts
    /// the server again if processes of a killed one were in its way.
    fn wait_until_ready(&mut self) -> postgres::Client {
        let mut timer = PollTimer::new();
        loop {
            match postgres::Client::connect(&self.address("owner"), postgres::NoTls) {
                Ok(owner) => return owner,
                Err(error) => {
                    let waited = timer.pause(Duration::from_millis(20));
                    assert!(waited < Duration::from_secs(30), "{error}");
                    if self.server.try_wait().unwrap().is_some() {
                        self.server = launch(self.folder.path(), &self.settings);
                    }
                }
            }
        }
    }

    /// The process of the server.
    pub(crate) fn id(&self) -> u32 {
        self.server.id()
    }

    /// The folder of the socket.
    pub(crate) fn folder(&self) -> String {
        self.folder.path().display().to_string()
    }

    /// Stops the server without ending it, and ends its connections: it accepts others and does not
    /// answer.
    pub(crate) fn suspend(&self) {
        let mut owner = self.owner();
        kill_process(Pid::from_child(&self.server), Signal::STOP).unwrap();
        let end = "select pg_terminate_backend(pid) from pg_stat_activity
            where application_name like 'toegang%'";
        owner.batch_execute(end).unwrap();
    }

    pub(crate) fn resume(&self) {
        kill_process(Pid::from_child(&self.server), Signal::CONT).unwrap();
    }

    pub(crate) fn grant(&self) {
        LogServer::grant(self);
    }

    pub(crate) fn owner(&self) -> postgres::Client {
        LogServer::owner(self)
    }

    pub(crate) fn address(&self, role: &str) -> String {
        LogServer::address(self, role)
    }
}

impl LogServer for Cluster {
    fn address(&self, role: &str) -> String {
        format!("host={} port={} user={role} dbname=postgres", self.folder(), self.port)
    }

    fn owner(&self) -> postgres::Client {
        postgres::Client::connect(&self.address("owner"), postgres::NoTls).unwrap()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.server), Signal::QUIT);
        // Also if the test left the server suspended.
        let _ = kill_process(Pid::from_child(&self.server), Signal::CONT);
        let _ = self.server.wait();
    }
}

/// Ends a server and all its processes at once.
pub(super) fn kill_server(server: Pid) {
    kill_process(server, Signal::STOP).unwrap();
    let pid = server.as_raw_nonzero();
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
    for child in children.split_whitespace() {
        let child = Pid::from_raw(child.parse().unwrap()).unwrap();
        kill_process(child, Signal::KILL).unwrap();
    }
    kill_process(server, Signal::KILL).unwrap();
}

/// A temporary folder that belongs to the user that runs the server.
pub(super) fn new_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    if geteuid().is_root() {
        chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    folder
}

/// Starts the server whose data are in this folder.
fn launch(folder: &Path, settings: &[String]) -> Child {
    let mut server = ordinary(&programs().unwrap().join("postgres"), folder);
    server.arg("-D").arg(folder.join("data")).arg("-k").arg(folder).args(settings);
    server.args(["-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=230"]);
    server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Copies a running server into this folder, as the beginning of a standby.
fn copy_server(of: &Cluster, folder: &Path) {
    let mut copy = ordinary(&programs().unwrap().join("pg_basebackup"), folder);
    copy.args(["-U", "owner", "-c", "fast", "-R", "-N", "-h", &of.folder(), "-p", &of.port]);
    run(copy.arg("-D").arg(folder.join("data")));
}

fn run(command: &mut Command) {
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A command that an ordinary user runs in this folder.
pub(super) fn ordinary(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    if geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}
