//! `curl`, for any shell that quotes as POSIX says.

use super::{Busy, Wish, literal, literal::Style, safety};

const STYLE: Style = Style {
    text: |text| literal::quoted(text, literal::in_units),
    name: |name| literal::quoted(name, literal::in_units),
    words: ["true", "false", "null"],
    ends_with_comma: false,
    is_airy: true,
    indent: 2,
};

/// One command for each request.
pub(super) fn write(wish: &Wish) -> String {
    // Asked again: curl waits as long as the server says.
    let again = if wish.busy == Busy::WaitOnce { " --retry 1 --retry-max-time 60" } else { "" };
    let command = |request| {
        let body = STYLE.write(&safety::body(wish, request), 1);
        format!(
            "curl -sS -N{again} https://openrouter.ai/api/v1/chat/completions \\\n  \
             -H \"Authorization: Bearer $OPENROUTER_API_KEY\" \\\n  \
             -H \"Content-Type: application/json\" \\\n  \
             -d {}\n",
            single_quoted(&body)
        )
    };
    wish.requests.iter().map(command).collect::<Vec<_>>().join("\n")
}

/// In single quotes nothing is special to a shell but the single quote itself.
pub(super) fn single_quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
