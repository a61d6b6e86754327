//! Starting programs: with the project's tools on PATH, each in a process group
//! of its own, so that an interrupt ends whole families.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read, Write as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, io, thread};

use anyhow::{Context as _, Result, bail};

use crate::paths;

/// The longest that one test command may take, compiling included. What hangs is
/// ended and told, instead of using up the hour of whoever waits.
const PATIENCE: Duration = Duration::from_mins(30);

/// Process groups that are running now.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// A command in the project's root that finds the project's tools first.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root()).env("PATH", search_path());
    // `cargo run` leaves these behind; a nested cargo must not see this package's.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") {
            command.env_remove(name);
        }
    }
    command
}

/// PATH with cargo's own bin folder and the npm tools in front.
pub(crate) fn search_path() -> OsString {
    let known = env::var_os("PATH").unwrap_or_default();
    let own = paths::cargo_bin().into_iter().chain([paths::node_bin()]);
    env::join_paths(own.chain(env::split_paths(&known))).unwrap_or(known)
}

/// The first program of `names` on PATH.
pub(crate) fn find(names: &[&str]) -> Option<std::path::PathBuf> {
    let path = search_path();
    let folders: Vec<_> = env::split_paths(&path).collect();
    let mut places = names.iter().flat_map(|name| folders.iter().map(move |dir| dir.join(name)));
    places.find(|place| place.is_file())
}

/// Runs to the end with the output shown; a failure is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = wait(&mut spawn(command)?)?;
    if status.success() { Ok(()) } else { bail!("`{}` ended with {status}", shown(command)) }
}

/// Runs quietly and returns standard output; a failure carries what was said on standard error.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = spawn(command)?;
    let id = child.id();
    let output = child.wait_with_output();
    forget(id);
    let output = output.with_context(|| format!("`{}`", shown(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` ended with {}: {}", shown(command), output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The output of a quick question such as `trunk --version`; `None` when it cannot be had.
pub(crate) fn probe(program: &str, arguments: &[&str]) -> Option<String> {
    capture(command(program).args(arguments)).ok()
}

/// What a command said, and how it ended.
pub(crate) struct Told {
    /// Standard output and standard error, line by line as they came.
    pub(crate) lines: Vec<String>,
    /// How it ended.
    pub(crate) status: ExitStatus,
}

/// Runs to the end, shows the output as it comes and keeps it for counting.
///
/// A grandchild that lives on (a browser that its driver forgot) may hold the
/// pipes open: once the child has ended, a second of silence is the end, and
/// what is left of the family is ended too.
pub(crate) fn tee(command: &mut Command) -> Result<Told> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = spawn(command)?;
    let (sender, receiver) = mpsc::channel();
    if let Some(stream) = child.stdout.take() {
        pump(stream, sender.clone());
    }
    if let Some(stream) = child.stderr.take() {
        pump(stream, sender);
    }
    let mut lines = Vec::new();
    let started = Instant::now();
    loop {
        if started.elapsed() > PATIENCE {
            end_group(child.id());
            bail!("`{}` hung and was ended after {PATIENCE:?}", shown(command));
        }
        match receiver.recv_timeout(Duration::from_secs(1)) {
            Ok(line) => {
                println!("{line}");
                lines.push(line);
            }
            Err(RecvTimeoutError::Timeout) if child.try_wait()?.is_none() => {}
            Err(RecvTimeoutError::Timeout) => {
                end_group(child.id());
                break;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(Told { lines, status: wait(&mut child)? })
}

fn pump(stream: impl Read + Send + 'static, lines: mpsc::Sender<String>) {
    thread::spawn(move || {
        // Bytes, not `lines()`: one line that is not UTF-8 must not end the reading,
        // because the child would then block on a full pipe.
        for line in BufReader::new(stream).split(b'\n').map_while(io::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            if lines.send(line.trim_end_matches('\r').to_owned()).is_err() {
                return;
            }
        }
    });
}

/// Starts `command` in a process group of its own.
fn spawn(command: &mut Command) -> Result<Child> {
    let _ = io::stdout().flush();
    let child = command
        .process_group(0)
        .spawn()
        .with_context(|| format!("cannot start `{}`", command.get_program().to_string_lossy()))?;
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(child.id());
    Ok(child)
}

fn wait(child: &mut Child) -> Result<ExitStatus> {
    let status = child.wait();
    forget(child.id());
    Ok(status?)
}

fn forget(id: u32) {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
}

/// Ctrl-C, SIGTERM and SIGHUP end every running family, then this process.
pub(crate) fn end_children_on_interrupt() {
    let ended = ctrlc::set_handler(|| {
        let groups = RUNNING.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for group in &groups {
            end_group(*group);
        }
        println!("\nstopped");
        // Serving ends well when it is told to end; work that was cut short does not.
        std::process::exit(if groups.is_empty() { 0 } else { 130 });
    });
    if let Err(error) = ended {
        eprintln!("xtask: an interrupt will not end child processes: {error}");
    }
}

/// SIGTERM to a whole process group. The `kill` program, because std cannot signal.
fn end_group(group: u32) {
    let mut kill = Command::new("kill");
    kill.args(["-TERM", "--", &format!("-{group}")]).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = kill.status();
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bug: a line that is not UTF-8 ends the reading and the child hangs on a full pipe.
    #[test]
    fn odd_bytes_do_not_stop_the_reading() {
        let told = tee(command("sh").args(["-c", r"printf 'a\n\377\nb\n'; echo c >&2; exit 3"]));
        let mut told = told.unwrap();
        told.lines.sort();
        assert_eq!(told.lines, ["a", "b", "c", "\u{fffd}"]);
        assert_eq!(told.status.code(), Some(3));
    }

    // Bug: a failed command reported without its name or without what it said.
    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = capture(command("sh").args(["-c", "echo why >&2; exit 2"])).unwrap_err();
        assert!(error.to_string().contains("sh -c") && error.to_string().ends_with("why"));
        assert!(
            run(&mut command("no-such-program-here")).unwrap_err().to_string().contains("no-such")
        );
    }
}
