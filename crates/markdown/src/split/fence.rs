//! Lines that open and close fenced code at the margin.

/// The fence that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    mark: u8,
    length: usize,
}

impl Fence {
    /// The fence that `line` opens. An indented fence also takes spaces off every line of its code;
    /// that is left to the parser.
    pub(super) fn opening(line: &str) -> Option<Self> {
        let mark = *line.as_bytes().first()?;
        if mark != b'`' && mark != b'~' {
            return None;
        }
        let length = run(line, mark);
        let info = line.as_bytes().get(length..)?;
        let opens = length >= 3 && (mark == b'~' || !info.contains(&b'`'));
        opens.then_some(Self { mark, length })
    }

    /// Whether `line` closes this fence.
    pub(super) fn closes(self, line: &str) -> bool {
        let Some(line) = unindented(line) else { return false };
        let length = run(line, self.mark);
        length >= self.length && ends(line, length)
    }

    /// Whether the unfinished `line` could still become a closing fence.
    pub(super) fn may_close(self, line: &str) -> bool {
        unindented(line).is_some_and(|line| ends(line, run(line, self.mark)))
    }
}

/// `line` without up to three spaces; `None` when there are more.
fn unindented(line: &str) -> Option<&str> {
    let line_start = line.trim_start_matches(' ');
    (line.len() - line_start.len() < 4).then_some(line_start)
}

fn run(line: &str, mark: u8) -> usize {
    line.bytes().take_while(|byte| *byte == mark).count()
}

fn ends(line: &str, from: usize) -> bool {
    line.bytes().skip(from).all(|byte| byte == b' ' || byte == b'\n')
}
