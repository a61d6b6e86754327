//! No byte is lost, doubled or moved.

use crate::languages::{Language, all};
use crate::lex::tokens;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What begins, ends or confuses something in one of the languages.
const PIECES: [&str; 58] = [
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "\\",
    "\n",
    " ",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "--",
    "--[[",
    "]]",
    "{-",
    "-}",
    "<!--",
    "-->",
    "<",
    ">",
    "</",
    "<script>",
    "</script>",
    "<style>",
    "<a b=\"",
    "<![CDATA[",
    "]]>",
    "<<",
    "<<'END'\n",
    "END\n",
    "r#\"",
    "\"#",
    "r",
    "br",
    "$",
    "@\"",
    "@",
    "é",
    "漢",
    "\u{1F30A}",
    "fn",
    "return",
    "if",
    "1'0",
    "0.5",
    "a",
    ":",
    "= ",
    "+",
    "-",
    "@@",
    "```",
    "# h\n",
    "> q\n",
    "\t",
    "=begin",
];

fn any_code() -> impl Strategy<Value = String> {
    let soup = vec(select(&PIECES[..]), 0..80).prop_map(|pieces| pieces.concat());
    prop_oneof![6 => soup, 1 => any::<String>()]
}

fn any_language() -> impl Strategy<Value = &'static Language> {
    select(all().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    // Would catch: code that changes by being looked at, a cut character, an endless loop.
    #[test]
    fn the_tokens_are_the_code(code in any_code(), language in any_language()) {
        let tokens = tokens(&code, language);
        let together: String = tokens.iter().map(|token| token.text).collect();
        prop_assert_eq!(&together, &code);
        prop_assert!(tokens.iter().all(|token| !token.text.is_empty()));
    }
}
