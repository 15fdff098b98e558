//! A real sshd on the loopback interface, configured as `ssh installatie` prints, with its own
//! account. Everything is removed at the end of the test, even after a failure.

use std::{
    fs::{self, File, Permissions},
    net::TcpListener,
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use crate::support::Pty;

const SSHD: &str = "/usr/sbin/sshd";
/// A folder where only root can write, like all folders above it.
const ROOT_FOLDER: &str = "/var/lib";

static HOST_COUNT: AtomicU32 = AtomicU32::new(0);

/// Returns whether the tests can run: they create an account and start sshd, which not every
/// machine allows.
pub(super) fn is_enabled() -> bool {
    if std::env::var_os("TOEGANG_SSHD").is_none() {
        print_note("not run: TOEGANG_SSHD=1 runs it, as root, where sshd is");
        return false;
    }
    let root = rustix::process::geteuid().is_root();
    assert!(root && Path::new(SSHD).exists(), "TOEGANG_SSHD needs root and {SSHD}");
    true
}

/// Prints a line that `--nocapture` shows.
#[expect(clippy::print_stderr, reason = "for who reads the report")]
fn print_note(text: &str) {
    eprintln!("{text}");
}

/// Prints the name of a measurement and its duration in milliseconds.
pub(super) fn report_time(what: &str, took: Duration) {
    print_note(&format!("{what}: {} ms", took.as_millis()));
}

/// Waits for a condition and returns the time it took. Panics after `limit`.
#[track_caller]
pub(super) fn wait_until(what: &str, limit: Duration, mut is: impl FnMut() -> bool) -> Duration {
    let start = Instant::now();
    while !is() {
        assert!(start.elapsed() < limit, "never {what}");
        thread::sleep(Duration::from_millis(5));
    }
    start.elapsed()
}

fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn expect_success(output: &Output) -> String {
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{err}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(super) struct Host {
    folder: PathBuf,
    pub(super) account: String,
    id: u32,
    port: u16,
    sshd: Option<Child>,
}

impl Host {
    /// Starts sshd for the small example. `change` can edit the configuration.
    pub(super) fn start(change: impl Fn(String) -> String) -> Self {
        let number = HOST_COUNT.fetch_add(1, Ordering::SeqCst);
        let account = format!("toegang-it-{}-{number}", std::process::id());
        let folder = Path::new(ROOT_FOLDER).join(&account);
        let mut it = Self { folder, account, id: 0, port: 0, sshd: None };
        it.set_up();
        it.start_sshd(&change);
        it
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn path_string(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Creates the account, the database, host keys, and a copy of the program in a folder of root.
    fn set_up(&mut self) {
        fs::create_dir(&self.folder).unwrap();
        fs::set_permissions(&self.folder, Permissions::from_mode(0o755)).unwrap();
        let home = self.path_string("home");
        let new = ["--system", "--no-create-home", "--home-dir", &home, "--shell", "/bin/sh"];
        // Retry, because another test may be creating an account.
        wait_until("an account", Duration::from_secs(20), || {
            run("useradd", &[&new[..], &["--password", "*", &self.account]].concat())
                .status
                .success()
        });
        self.id = expect_success(&run("id", &["-u", &self.account])).trim().parse().unwrap();
        let group: u32 = expect_success(&run("id", &["-g", &self.account])).trim().parse().unwrap();
        fs::create_dir(&home).unwrap();
        fs::set_permissions(&home, Permissions::from_mode(0o700)).unwrap();
        chown(&home, Some(self.id), Some(group)).unwrap();
        // Copy with another process. A file that this process writes could stay open in processes
        // that other tests start, and then it cannot be executed.
        let (from, to) = (env!("CARGO_BIN_EXE_toegang"), self.path_string("toegang"));
        expect_success(&run("install", &["-o", "root", "-g", "root", "-m", "755", from, &to]));
        let keys = self.path("keys");
        fs::create_dir(&keys).unwrap();
        fs::set_permissions(&keys, Permissions::from_mode(0o700)).unwrap();
        self.create_key("host");
        let made = self.toegang(None, &["voorbeeld", "--klein"], None);
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    }

    /// Creates a key pair, and returns the path of the private key.
    pub(super) fn create_key(&self, name: &str) -> String {
        let path = self.path("keys").join(name).display().to_string();
        expect_success(&run(
            "ssh-keygen",
            &["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", &path],
        ));
        path
    }

    /// Runs the program on the host, as the account.
    pub(super) fn toegang(
        &self,
        who: Option<&str>,
        words: &[&str],
        input: Option<&Path>,
    ) -> Output {
        let mut command = Command::new(self.path("toegang"));
        command
            .arg("--db")
            .arg(self.db_path())
            .args(who.map(|who| format!("--als={who}")))
            .args(words);
        command.env_clear().env("HOME", self.path("home")).current_dir("/").uid(self.id);
        let input = input.map_or_else(Stdio::null, |path| File::open(path).unwrap().into());
        command.stdin(input).output().unwrap()
    }

    /// Runs a command as this user, which must succeed. Returns its output.
    #[track_caller]
    pub(super) fn run_ok(&self, who: &str, words: &[&str]) -> String {
        expect_success(&self.toegang(Some(who), words, None))
    }

    pub(super) fn db_path(&self) -> String {
        self.path_string("home/t.db")
    }

    /// Creates a key for a user, and returns the path of the private key.
    pub(super) fn give_key(&self, who: &str, name: &str) -> String {
        let key = self.create_key(name);
        let public = PathBuf::from(format!("{key}.pub"));
        expect_success(&self.toegang(
            Some(who),
            &["ssh", "sleutels", "toevoegen", "-"],
            Some(&public),
        ));
        key
    }

    pub(super) fn config_path(&self) -> String {
        self.path_string("sshd_config")
    }

    fn start_sshd(&mut self, change: &impl Fn(String) -> String) {
        fs::create_dir_all("/run/sshd").unwrap();
        let own = expect_success(
            &Command::new(self.path("toegang"))
                .args(["--db", &self.db_path(), "ssh", "installatie", "--account", &self.account])
                .env("HOME", self.path("home"))
                .output()
                .unwrap(),
        );
        assert!(
            own.contains(&format!("AuthorizedKeysCommand {}", self.path_string("toegang"))),
            "{own}"
        );
        for _ in 0..5 {
            let free = TcpListener::bind("127.0.0.1:0").unwrap();
            self.port = free.local_addr().unwrap().port();
            drop(free);
            let (port, host) = (self.port, self.path_string("keys/host"));
            let general = format!(
                "Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nPidFile none\nUsePAM no\n\
                 MaxStartups 100\nSubsystem sftp internal-sftp\n"
            );
            fs::write(self.config_path(), change(format!("{general}{own}"))).unwrap();
            let log = File::create(self.path("log")).unwrap();
            let mut sshd = Command::new(SSHD);
            sshd.args(["-D", "-e", "-f", &self.config_path()]).stdin(Stdio::null());
            let mut child = sshd.stdout(Stdio::null()).stderr(log).spawn().unwrap();
            let mut listens = false;
            wait_until("sshd", Duration::from_secs(20), || {
                listens = self.read_log().contains("Server listening");
                listens || child.try_wait().unwrap().is_some()
            });
            self.sshd = Some(child);
            // If sshd does not listen, another process took the port.
            if listens {
                return;
            }
        }
        panic!("sshd does not start: {}", self.read_log());
    }

    /// Returns everything that sshd has logged so far.
    pub(super) fn read_log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Returns the options of an ssh client that uses only this key.
    fn client_options(key: &str) -> Vec<String> {
        let options = [
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "IdentitiesOnly=yes",
            "BatchMode=yes",
            "LogLevel=ERROR",
        ];
        let options = options.iter().flat_map(|option| ["-o", *option]);
        ["-F", "none", "-i", key].into_iter().chain(options).map(str::to_owned).collect()
    }

    fn client_arguments(&self, key: &str, before: &[&str], after: &[&str]) -> Vec<String> {
        let to = [format!("-p{}", self.port), format!("{}@127.0.0.1", self.account)];
        let before = before.iter().map(ToString::to_string);
        let after = after.iter().map(ToString::to_string);
        Self::client_options(key).into_iter().chain(before).chain(to).chain(after).collect()
    }

    /// Opens a session with this key in a terminal.
    pub(super) fn connect(&self, key: &str) -> Pty {
        self.connect_with(key, &[], &[])
    }

    /// Opens a session with this key, more options, and the words of a command.
    pub(super) fn connect_with(&self, key: &str, options: &[&str], words: &[&str]) -> Pty {
        let options = [&["-tt"], options].concat();
        Pty::start_program(&self.folder, "ssh", &self.client_arguments(key, &options, words))
    }

    /// Runs a client without a terminal until it ends, and returns its output.
    pub(super) fn run_client(&self, key: &str, options: &[&str], words: &[&str]) -> Output {
        let options = [&["-T"], options].concat();
        let arguments = self.client_arguments(key, &options, words);
        Command::new("ssh").args(arguments).stdin(Stdio::null()).output().unwrap()
    }

    /// Starts a client without a terminal, which keeps running until it is killed.
    pub(super) fn start_client(&self, key: &str, options: &[&str]) -> Child {
        let arguments = self.client_arguments(key, options, &[]);
        let mut ssh = Command::new("ssh");
        ssh.args(arguments).stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Counts the sessions: processes of the program that sshd started on this host.
    pub(super) fn session_count(&self) -> usize {
        let program = self.path_string("toegang");
        let of_key = |id: &u32| command_line(*id).starts_with(&program);
        process_ids().filter(|id| self.is_ours(*id)).filter(of_key).count()
    }

    /// Returns whether a process belongs to this host: the program, sshd or a client.
    fn is_ours(&self, id: u32) -> bool {
        command_line(id).contains(&self.account)
    }
}

fn command_line(id: u32) -> String {
    let bytes = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&bytes).replace('\0', " ")
}

fn process_ids() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
}

impl Drop for Host {
    fn drop(&mut self) {
        if std::thread::panicking() {
            print_note(&self.read_log());
        }
        if let Some(sshd) = &mut self.sshd {
            let _ = sshd.kill();
            let _ = sshd.wait();
            for id in process_ids().filter(|id| self.is_ours(*id)) {
                let _ = Command::new("kill").args(["-9", &id.to_string()]).output();
            }
        }
        for _ in 0..200 {
            if self.id == 0 || run("userdel", &[&self.account]).status.success() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}
