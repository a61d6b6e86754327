//! Languages that end lines or blocks with words.

use super::{BASE, DOUBLE, Language, Quote, SINGLE, Span, TRIPLE};

const HASH: &[&str] = &["#"];
const DASHES: &[&str] = &["--"];

pub(super) const ROWS: &[Language] = &[
    Language {
        names: "python py py3 python3 pycon ipython sage starlark",
        keywords: "and as assert async await break case class continue def del elif else except \
            False finally for from global if import in is lambda match None nonlocal not or pass \
            raise return self True try while with yield",
        lines: HASH,
        quotes: &[TRIPLE, Quote::new("'''", true, Span::Lines), DOUBLE, SINGLE],
        ..BASE
    },
    Language {
        names: "ruby rb elixir ex exs crystal",
        keywords: "alias and attr_accessor attr_reader begin break case class def defmodule defp \
            defstruct do else elsif end ensure extend false fn for if in include loop module next \
            nil not or private protected public puts raise receive redo require require_relative \
            rescue retry return self super then true undef unless until use when while with yield",
        lines: HASH,
        blocks: &[("=begin", "=end")],
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        letters: "@?",
        slashes: true,
        heredocs: true,
        ..BASE
    },
    Language {
        names: "bash sh shell zsh ksh fish console shell-session shellscript",
        keywords: "case declare do done elif else esac eval exec exit export fi for function if in \
            local readonly return select set shift source then trap unset until while",
        lines: HASH,
        apart: true,
        quotes: &[Quote::new("\"", true, Span::Lines), Quote::new("'", false, Span::Lines)],
        letters: "-.",
        heredocs: true,
        ..BASE
    },
    Language {
        names: "powershell ps1 pwsh ps",
        keywords: "begin break catch class continue do else elseif end enum exit filter finally \
            for foreach function if in param process return switch throw trap try until using while",
        any_case: true,
        lines: HASH,
        blocks: &[("<#", "#>")],
        quotes: &[Quote::new("\"", false, Span::Line), Quote::new("'", false, Span::Line)],
        letters: "$-",
        ..BASE
    },
    Language {
        names: "sql mysql postgres postgresql psql plpgsql sqlite tsql plsql bigquery duckdb",
        keywords: "add all alter and any as asc begin between bigint boolean by cascade case cast \
            check column commit conflict constraint create cross database date declare default \
            delete desc distinct do drop else end except exists explain false fetch first for \
            foreign from full function group having if in index inner insert int integer intersect \
            into is join key language lateral left like limit materialized natural not nothing \
            null numeric offset on or order outer over partition primary procedure recursive \
            references replace returning returns right rollback row rows select serial set table \
            temporary text then timestamp to transaction trigger true truncate union unique update \
            using values varchar view when where window with",
        any_case: true,
        lines: DASHES,
        blocks: &[("/*", "*/")],
        quotes: &[Quote::new("'", false, Span::Lines), Quote::new("\"", false, Span::Line)],
        ..BASE
    },
    Language {
        names: "lua luau",
        keywords: "and break do else elseif end false for function goto if in local nil not or \
            repeat return then true until while",
        lines: DASHES,
        blocks: &[("--[[", "]]")],
        quotes: &[
            Quote { open: "[[", close: "]]", escapes: false, span: Span::Lines },
            DOUBLE,
            SINGLE,
        ],
        ..BASE
    },
    Language {
        names: "haskell hs elm purescript",
        keywords: "as case class data deriving do else exposing family forall foreign hiding if \
            import in infix infixl infixr instance let module newtype of qualified then type where",
        lines: DASHES,
        blocks: &[("{-", "-}")],
        nests: true,
        quotes: &[DOUBLE],
        letters: "'",
        ..BASE
    },
    Language {
        names: "r rscript julia jl perl pl",
        keywords: "abstract begin break catch const do else elseif elsif end export FALSE false \
            finally for foreach function global if import in let local macro module mutable my NA \
            next NULL our package quote repeat return struct sub then TRUE true try type unless \
            until use using where while",
        lines: HASH,
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        letters: ".",
        ..BASE
    },
    Language {
        names: "matlab octave latex tex",
        keywords: "break case catch classdef continue else elseif end for function global if \
            otherwise parfor persistent return switch try while \\begin \\end \\documentclass \
            \\usepackage \\section \\subsection \\newcommand",
        lines: &["%"],
        quotes: &[DOUBLE],
        letters: "\\'",
        ..BASE
    },
    Language {
        names: "clojure clj lisp elisp scheme racket",
        keywords: "and begin case cond def define defmacro defn defun do else false fn for if \
            lambda let let* letrec loop ns nil not or quote recur require set! setq true when",
        lines: &[";"],
        quotes: &[Quote::new("\"", true, Span::Lines)],
        letters: "-*!?<>=:/'",
        ..BASE
    },
];
