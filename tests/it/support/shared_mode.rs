//! With `TOEGANG_TEST_SHARED=1` every world shares its log, in a PostgreSQL server of this run: the
//! tests then show that a shared file behaves as one that stands alone.

use std::{
    cell::Cell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, OnceLock, PoisonError},
};

use toegang::store::{PostgresLog, Store, Trial};

use super::Cluster;

/// The server, and the addresses of the files that share a log in it.
struct Server {
    cluster: Cluster,
    addresses: Mutex<HashMap<PathBuf, String>>,
}

/// `None` in an ordinary run.
#[expect(clippy::zombie_processes, reason = "it ends after this program")]
fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    let start = || {
        std::env::var_os("TOEGANG_TEST_SHARED")?;
        let cluster = Cluster::start().expect("PostgreSQL");
        // Ends the server once the pipe to it closes, which happens when this program ends.
        let script = "read -r _; kill -QUIT \"$1\"; sleep 1; rm -rf \"$2\"";
        let mut end = Command::new("sh");
        end.args(["-c", script, "sh", &cluster.id().to_string(), &cluster.folder()]);
        let mut end = end.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        std::mem::forget(end.stdin.take());
        Some(Server { cluster, addresses: Mutex::default() })
    };
    SERVER.get_or_init(start).as_ref()
}

thread_local! {
    static STANDS_ALONE: Cell<bool> = const { Cell::new(false) };
}

/// Creates a world that is never shared: for a test about a file that stands alone.
pub(crate) fn unshared<T>(create: impl FnOnce() -> T) -> T {
    let before = STANDS_ALONE.replace(true);
    let world = create();
    STANDS_ALONE.set(before);
    world
}

/// Shares a file in a database of its own. Does nothing in an ordinary run, or in [`unshared`].
pub(crate) fn share(store: &mut Store, path: &Path) {
    if STANDS_ALONE.get() {
        return;
    }
    let Some(server) = server() else { return };
    let mut addresses = server.addresses.lock().unwrap_or_else(PoisonError::into_inner);
    let name = format!("world{}", addresses.len());
    server.cluster.owner().batch_execute(&format!("create database {name}")).unwrap();
    let address = server.cluster.address("owner").replace("dbname=postgres", "dbname=") + &name;
    addresses.insert(path.to_owned(), address.clone());
    drop(addresses);
    configure(path, &address);
    store.publish(PostgresLog::new(&address).unwrap(), Trial::Keep).unwrap();
}

/// Puts the address into the settings of a home folder that has the file: for a program that a shell
/// starts, or one over ssh, where the variable does not count.
fn configure(path: &Path, address: &str) {
    let Some(home) = path.parent() else { return };
    let folder = home.join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), format!("gedeeld = \"{address}\"\n")).unwrap();
}

/// Connects another store on a file to its log, if it has one.
pub(crate) fn connected(mut store: Store, path: &Path) -> Store {
    let Some(server) = server() else { return store };
    let addresses = server.addresses.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(address) = addresses.get(path) {
        store.connect(Box::new(PostgresLog::new(address).unwrap()));
    }
    store
}

/// The address of the log of a command that runs in this folder: that of the file among its
/// arguments, else that of the file in the folder.
pub(crate) fn address_for(folder: &Path, arguments: &[&str]) -> Option<String> {
    let addresses = server()?.addresses.lock().unwrap_or_else(PoisonError::into_inner);
    let of_file = arguments.iter().find_map(|one| addresses.get(&folder.join(one)));
    let in_folder = || addresses.iter().find(|(path, _)| path.parent() == Some(folder));
    of_file.or_else(|| in_folder().map(|(_, address)| address)).cloned()
}
