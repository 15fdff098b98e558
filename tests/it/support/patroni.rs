//! Three PostgreSQL servers under Patroni, with one etcd, on loopback and in a temporary folder, run
//! by an ordinary user and ended with the test.

use std::{
    array, fs,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::Value;
use tempfile::TempDir;

use super::{
    LogServer, PollTimer,
    cluster::{kill_server, new_folder, ordinary, programs},
    report_not_run,
};

/// The longest time that a change of the cluster may take.
const MOST: Duration = Duration::from_mins(3);

/// A server and the Patroni that runs it.
struct Node {
    folder: PathBuf,
    port: u16,
    /// Where Patroni answers questions.
    api_port: u16,
    patroni: Option<Child>,
}

impl Node {
    /// The process of PostgreSQL, if it runs.
    fn server(&self) -> Option<Pid> {
        let data = self.folder.join("data");
        let file = fs::read_to_string(data.join("postmaster.pid")).ok()?;
        let id = file.lines().next()?.parse().ok()?;
        // The file of a killed server stays, and another process may have its number.
        let is_here = fs::read_link(format!("/proc/{id}/cwd")).is_ok_and(|folder| folder == data);
        Pid::from_raw(id).filter(|_| is_here)
    }

    /// Ends Patroni and PostgreSQL at once, as a power failure does.
    fn kill(&mut self) {
        let Some(mut patroni) = self.patroni.take() else { return };
        // With the programs that it runs now, such as the copy of a server.
        let _ = kill_process_group(Pid::from_child(&patroni), Signal::KILL);
        let _ = patroni.wait();
        if let Some(server) = self.server() {
            kill_server(server);
        }
        let mut timer = PollTimer::new();
        while self.server().is_some() && timer.pause(Duration::from_millis(10)) < MOST {}
    }

    /// Returns the members of the cluster by name, each with its role; `None` if this node does not
    /// answer.
    fn members(&self) -> Option<Vec<Member>> {
        let answer = self.ask("/cluster").ok()?;
        let (_, body) = answer.split_once("\r\n\r\n")?;
        let body: Value = serde_json::from_str(body).ok()?;
        let members = body["members"].as_array()?.iter();
        let text = |member: &Value, name: &str| member[name].as_str().unwrap_or("").to_owned();
        let read = |member| Member {
            name: text(member, "name"),
            role: text(member, "role"),
            state: text(member, "state"),
        };
        Some(members.map(read).collect())
    }

    fn ask(&self, path: &str) -> io::Result<String> {
        let mut connection = TcpStream::connect(("127.0.0.1", self.api_port))?;
        connection.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(connection, "GET {path} HTTP/1.0\r\n\r\n")?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

/// A server, as Patroni tells about it.
struct Member {
    name: String,
    role: String,
    state: String,
}

impl Member {
    fn is_running(&self) -> bool {
        ["running", "streaming"].contains(&self.state.as_str())
    }
}

pub(crate) struct Patroni {
    nodes: Vec<Node>,
    etcd: Child,
    etcd_port: u16,
    folder: TempDir,
}

impl Patroni {
    /// If the server that leads gives no sign of life, another takes over after this number of
    /// seconds. Patroni accepts none below 20.
    pub(crate) const TTL: u64 = 20;

    /// Starts a leader and two standbys, one of them synchronous; `None`, with a notice, if a program
    /// is missing.
    pub(crate) fn start() -> Option<Self> {
        let runs = |program: &str| {
            Command::new(program).arg("--version").output().is_ok_and(|done| done.status.success())
        };
        if !runs("patroni") || !runs("etcd") || programs().is_none() {
            report_not_run("Patroni, etcd or PostgreSQL is missing");
            return None;
        }
        let folder = new_folder();
        let [etcd_port, peer_port, ports @ ..] = free_ports::<8>();
        let etcd = start_etcd(folder.path(), etcd_port, peer_port);
        let node = |(nth, ports): (usize, &[u16])| {
            let folder = folder.path().join(format!("node{nth}"));
            Node { folder, port: ports[0], api_port: ports[1], patroni: None }
        };
        let nodes = ports.chunks(2).enumerate().map(node).collect();
        let mut patroni = Self { nodes, etcd, etcd_port, folder };
        for nth in 0..patroni.nodes.len() {
            patroni.start_node(nth);
        }
        patroni.wait_until_whole();
        patroni.owner().batch_execute("create role host login").unwrap();
        Some(patroni)
    }

    /// Starts Patroni on a node, which makes or repairs its server.
    fn start_node(&mut self, nth: usize) {
        let settings = self.settings(nth);
        let node = &mut self.nodes[nth];
        let mut mkdir = ordinary(Path::new("mkdir"), self.folder.path());
        assert!(mkdir.arg("-p").arg(&node.folder).status().unwrap().success());
        let path = self.folder.path().join(format!("node{nth}.json"));
        fs::write(&path, settings.to_string()).unwrap();
        let mut patroni = ordinary(Path::new("patroni"), &node.folder);
        patroni.arg(path).process_group(0).stdout(Stdio::null()).stderr(Stdio::null());
        node.patroni = Some(patroni.spawn().unwrap());
    }

    /// The settings of a node. JSON is YAML as well.
    fn settings(&self, nth: usize) -> Value {
        let Node { folder, port, api_port, .. } = &self.nodes[nth];
        let (server, api) = (format!("127.0.0.1:{port}"), format!("127.0.0.1:{api_port}"));
        let hosts = "all 127.0.0.1/32 trust";
        serde_json::json!({
            "scope": "toegang",
            "name": nth.to_string(),
            "restapi": { "listen": api, "connect_address": api },
            "etcd3": { "host": format!("127.0.0.1:{}", self.etcd_port) },
            "bootstrap": {
                "dcs": {
                    "ttl": Self::TTL,
                    "loop_wait": 5,
                    "retry_timeout": 5,
                    "synchronous_mode": true,
                    "synchronous_mode_strict": true,
                    "postgresql": { "use_pg_rewind": true },
                },
                "initdb": [{ "encoding": "UTF8" }, { "locale": "C" }, "data-checksums", "no-sync"],
            },
            "postgresql": {
                "listen": server,
                "connect_address": server,
                "data_dir": folder.join("data"),
                "bin_dir": programs().unwrap(),
                "pgpass": folder.join("pgpass"),
                "authentication": {
                    "superuser": { "username": "owner" },
                    "replication": { "username": "owner" },
                },
                "parameters": {
                    "unix_socket_directories": folder,
                    "shared_buffers": "16MB",
                    "fsync": "off",
                },
                "pg_hba": [format!("host all {hosts}"), format!("host replication {hosts}")],
            },
        })
    }

    /// Ends the server that leads and its Patroni at once. Starts them again once another leads, and
    /// waits until all three run.
    pub(crate) fn kill_leader(&mut self) {
        let killed = self.leader().expect("a leader");
        self.nodes[killed].kill();
        let mut timer = PollTimer::new();
        // With its key the killed one would lead again.
        while self.leader().is_none_or(|leader| leader == killed) {
            assert!(timer.pause(Duration::from_millis(50)) < MOST, "no other server leads");
        }
        self.start_node(killed);
        self.wait_until_whole();
    }

    /// The node that leads; `None` if there is none, or its server does not run yet.
    fn leader(&self) -> Option<usize> {
        let leads = |member: &Member| member.role == "leader" && member.is_running();
        self.members()?.iter().find(|&member| leads(member))?.name.parse().ok()
    }

    fn members(&self) -> Option<Vec<Member>> {
        self.nodes.iter().filter(|node| node.patroni.is_some()).find_map(Node::members)
    }

    /// Waits until there are a leader, a synchronous standby and another standby.
    fn wait_until_whole(&self) {
        let mut timer = PollTimer::new();
        let is_whole = |members: Vec<Member>| {
            let has = |role: &str| members.iter().any(|it| it.role == role && it.is_running());
            members.len() == 3 && ["leader", "sync_standby", "replica"].into_iter().all(has)
        };
        while !self.members().is_some_and(is_whole) {
            assert!(timer.pause(Duration::from_millis(50)) < MOST, "not all servers run");
        }
    }
}

impl LogServer for Patroni {
    /// Names all three servers.
    fn address(&self, role: &str) -> String {
        let ports: Vec<String> = self.nodes.iter().map(|node| node.port.to_string()).collect();
        let hosts = vec!["127.0.0.1"; ports.len()].join(",");
        format!("host={hosts} port={} user={role} dbname=postgres", ports.join(","))
    }

    fn owner(&self) -> postgres::Client {
        let address = self.address("owner") + " target_session_attrs=read-write";
        postgres::Client::connect(&address, postgres::NoTls).unwrap()
    }
}

impl Drop for Patroni {
    fn drop(&mut self) {
        for node in &mut self.nodes {
            node.kill();
        }
        let _ = self.etcd.kill();
        let _ = self.etcd.wait();
    }
}

fn start_etcd(folder: &Path, port: u16, peer_port: u16) -> Child {
    let [client, peer] = [port, peer_port].map(|port| format!("http://127.0.0.1:{port}"));
    let mut etcd = ordinary(Path::new("etcd"), folder);
    etcd.args(["--data-dir", "etcd", "--listen-client-urls", &client])
        .args(["--advertise-client-urls", &client, "--listen-peer-urls", &peer])
        .args(["--initial-advertise-peer-urls", &peer])
        .args(["--initial-cluster", &format!("default={peer}")]);
    etcd.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Ports of loopback that nothing listens on.
fn free_ports<const COUNT: usize>() -> [u16; COUNT] {
    let listeners: [TcpListener; COUNT] =
        array::from_fn(|_| TcpListener::bind("127.0.0.1:0").unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port())
}
