//! Formats of data, styles and text.

use super::{BASE, DOUBLE, Language, Quote, Reader, SINGLE, Span, TRIPLE};

const HASH: &[&str] = &["#"];
const STARS: &[(&str, &str)] = &[("/*", "*/")];

pub(super) const ROWS: &[Language] = &[
    Language {
        names: "json jsonc json5 jsonl ndjson geojson webmanifest",
        keywords: "false null true",
        lines: &["//"],
        blocks: STARS,
        key: Some(b':'),
        ..BASE
    },
    Language {
        names: "yaml yml openapi",
        keywords: "false no null off on true yes",
        lines: HASH,
        apart: true,
        letters: "-./'@$*&",
        key: Some(b':'),
        ..BASE
    },
    Language {
        names: "toml ini cfg conf properties env dotenv editorconfig",
        keywords: "false true",
        lines: &["#", ";"],
        quotes: &[TRIPLE, Quote::new("'''", false, Span::Lines), DOUBLE, SINGLE],
        letters: "-.",
        key: Some(b'='),
        ..BASE
    },
    Language {
        names: "css scss sass less postcss",
        keywords: "!important @apply @container @font-face @for @forward @if @import @include \
            @keyframes @layer @media @mixin @property @return @supports @tailwind @use and from \
            not only to",
        lines: &["// "],
        blocks: STARS,
        letters: "-@!$",
        key: Some(b':'),
        ..BASE
    },
    Language {
        names: "html htm xhtml xml svg rss atom plist xaml mathml astro",
        reader: Reader::Markup,
        ..BASE
    },
    Language { names: "markdown md mdx", reader: Reader::Prose, ..BASE },
    Language { names: "diff patch udiff", reader: Reader::Patch, ..BASE },
    Language {
        names: "dockerfile docker containerfile",
        keywords: "add arg as cmd copy entrypoint env expose from healthcheck label onbuild run \
            shell stopsignal user volume workdir",
        any_case: true,
        lines: HASH,
        apart: true,
        letters: "-./",
        ..BASE
    },
    Language {
        names: "makefile make mk cmake just justfile nginx http",
        keywords: "define else endef endfunction endif export foreach function if ifdef ifeq \
            ifndef ifneq include set .PHONY http server location listen upstream GET POST PUT \
            DELETE PATCH HEAD OPTIONS",
        lines: HASH,
        apart: true,
        letters: "-.",
        ..BASE
    },
];
