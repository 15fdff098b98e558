//! Runs the program under `strace`, which traces system calls and can make a call fail.

use std::{
    process::{Child, Command, Output, Stdio},
    sync::LazyLock,
    thread,
    time::{Duration, Instant},
};

use tempfile::NamedTempFile;

use super::is_long_run;

/// Returns whether `strace` works on this machine. Tests are skipped without it; the gate installs
/// it.
pub(crate) fn can_trace() -> bool {
    static CAN_TRACE: LazyLock<bool> = LazyLock::new(|| {
        let mut trial = Command::new("strace");
        trial.args(["-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null());
        trial.status().is_ok_and(|status| status.success())
    });
    *CAN_TRACE
}

/// Returns the command wrapped in `strace` with these options.
pub(crate) fn under_strace(command: &Command, how: &[&str]) -> Command {
    let mut it = Command::new("strace");
    it.arg("-f").args(how).arg("--").arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => it.env(name, value),
            None => it.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        it.current_dir(folder);
    }
    it.stdin(Stdio::null());
    it
}

/// Runs the command with a fault such as `fsync:error=EIO` injected into its nth call on one of
/// these paths; `None` if it ended before that call.
pub(crate) fn run_with_fault(
    command: &Command,
    what: &str,
    nth: usize,
    paths: &[&str],
) -> Option<Output> {
    run_with_injection(command, what, &nth.to_string(), paths)
}

/// Like [`run_with_fault`], with the fault in the nth call and all later calls.
pub(crate) fn run_with_fault_from(
    command: &Command,
    what: &str,
    nth: usize,
    paths: &[&str],
) -> Option<Output> {
    run_with_injection(command, what, &format!("{nth}+"), paths)
}

fn run_with_injection(command: &Command, what: &str, when: &str, paths: &[&str]) -> Option<Output> {
    let output = NamedTempFile::new().unwrap();
    let to = output.path().display().to_string();
    let (call, _) = what.split_once(':').unwrap();
    let (trace, inject) = (format!("trace={call}"), format!("inject={what}:when={when}"));
    let mut how = vec!["-o", &to, "-e", &trace, "-e", &inject];
    how.extend(paths.iter().flat_map(|path| ["-P", path]));
    let done = under_strace(command, &how).output().unwrap();
    let output = std::fs::read_to_string(output.path()).unwrap();
    let has_fault = output.contains("(INJECTED") || output.contains("+++ killed by SIGKILL +++");
    has_fault.then_some(done)
}

/// Returns the positions of calls to inject faults into: all in a long run, powers of two in a
/// short run.
pub(crate) fn fault_positions() -> impl Iterator<Item = usize> {
    std::iter::successors(Some(1), |nth| Some(if is_long_run() { nth + 1 } else { 2 * nth }))
}

/// An `strace` attached to a running program.
pub(crate) struct AttachedStrace {
    strace: Child,
    output: NamedTempFile,
}

impl AttachedStrace {
    /// Attaches to a process. In each thread, the nth call that `what` names on one of these paths
    /// gets the fault.
    pub(crate) fn attach(id: u32, (what, nth): (&str, usize), paths: &[&str]) -> Self {
        let output = NamedTempFile::new().unwrap();
        let (call, _) = what.split_once(':').unwrap();
        let mut strace = Command::new("strace");
        strace.args(["-f", "-p", &id.to_string(), "-o"]).arg(output.path());
        strace.args(["-e", &format!("trace={call}"), "-e", &format!("inject={what}:when={nth}")]);
        strace.args(paths.iter().flat_map(|path| ["-P", path]));
        strace.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let it = Self { strace: strace.spawn().unwrap(), output };
        let start = Instant::now();
        while !is_traced(id) {
            assert!(start.elapsed() < Duration::from_secs(20), "strace does not come");
            thread::sleep(Duration::from_millis(2));
        }
        it
    }

    /// Detaches from the process, and returns whether a fault was injected.
    pub(crate) fn detach(mut self) -> bool {
        let id = self.strace.id().to_string();
        assert!(Command::new("kill").args(["-s", "TERM", &id]).status().unwrap().success());
        self.strace.wait().unwrap();
        std::fs::read_to_string(self.output.path()).unwrap().contains("(INJECTED)")
    }
}

/// Returns whether all threads of the process are traced.
fn is_traced(id: u32) -> bool {
    let threads = std::fs::read_dir(format!("/proc/{id}/task")).unwrap();
    threads.map(|thread| thread.unwrap().path().join("status")).all(|status| {
        let output = std::fs::read_to_string(status).unwrap_or_default();
        output.lines().any(|line| line.starts_with("TracerPid:") && !line.ends_with("\t0"))
    })
}
