//! What is marked, one example for each decision.

use super::marked;
use crate::languages::{all, named};

// Would catch: a name that two rows claim, of which one then never counts.
#[test]
fn every_name_is_known_once() {
    for name in ["js", "TypeScript", "c++", "c#", "bash", "html", "yaml", "diff", "python", "sql"] {
        assert!(named(name).is_some(), "{name}");
    }
    assert!(named("").is_none());
    assert!(named("nonsense").is_none());
    let hits =
        |name: &str| all().filter(|row| format!("{row:?}").contains(&format!(" {name} "))).count();
    assert_eq!(hits("typescript"), 1);
}

// Would catch: a member called like a keyword, a word that only begins like one.
#[test]
fn keywords_stand_alone() {
    assert_eq!(marked("rust", "fn fname(x: &str) {}"), "<k:fn> fname(x: &<k:str>) {}");
    assert_eq!(marked("js", "a.default = $if"), "a.default = $if");
    assert_eq!(marked("sql", "Select a FROM b"), "<k:Select> a <k:FROM> b");
    assert_eq!(marked("c", "#include <a.h>"), "<k:#include> <a.h>");
}

// Would catch: a lifetime that begins a string, a quote in a comment, a comment in a string.
#[test]
fn strings_and_comments_end_where_they_should() {
    assert_eq!(marked("rust", "&'a str, 'x', '\\''"), "&'a <k:str>, <s:'x'>, <s:'\\''>");
    assert_eq!(marked("rust", "r#\"a\"b\"# + c"), "<s:r#\"a\"b\"#> + c");
    assert_eq!(marked("rust", "/* a /* b */ c */ d"), "<c:/* a /* b */ c */> d");
    assert_eq!(marked("js", "f(\"// no\") // don't"), "f(<s:\"// no\">) <c:// don't>");
    assert_eq!(marked("js", "\"open\nnext"), "<s:\"open>\nnext");
    assert_eq!(marked("python", "\"\"\"a\n'b\"\"\" # c"), "<s:\"\"\"a\n'b\"\"\"> <c:# c>");
    assert_eq!(marked("bash", "echo $# ${#a} # c"), "echo $# ${#a} <c:# c>");
    assert_eq!(
        marked("c", "int a = 1'000; char b = 'c';"),
        "<k:int> a = 1'000; <k:char> b = <s:'c'>;"
    );
}

// Would catch: a division read as a pattern, a quote in a pattern read as a string.
#[test]
fn patterns_are_no_divisions() {
    assert_eq!(marked("js", "x = a / b / c"), "x = a / b / c");
    assert_eq!(marked("js", "x = /['\"/]+/g.test(y)"), "x = <s:/['\"/]+/g>.test(y)");
    assert_eq!(marked("js", "return /a/"), "<k:return> <s:/a/>");
}

// Would catch: an apostrophe in a text for `cat` that quiets the rest of the script.
#[test]
fn heredocs_are_text() {
    let code = "cat <<'EOF' > f\nif it's\nEOF\nexit";
    assert_eq!(marked("bash", code), "cat <<<s:'EOF'> > f\n<s:if it's\nEOF>\n<k:exit>");
}

// Would catch: keys that look like their values.
#[test]
fn keys_have_weight() {
    assert_eq!(
        marked("json", "{\"a\": \"b\", \"c\":[1]}"),
        "{<k:\"a\">: <s:\"b\">, <k:\"c\">:[1]}"
    );
    assert_eq!(marked("yaml", "- at: http://x:80 # y"), "- <k:at>: http://x:80 <c:# y>");
    assert_eq!(marked("toml", "a-b = 'c'"), "<k:a-b> = <s:'c'>");
    assert_eq!(marked("css", "a:hover { color: red }"), "a:hover { <k:color>: red }");
}

// Would catch: a script in a page that is read as text.
#[test]
fn markup_and_what_is_in_it() {
    assert_eq!(marked("html", "<a href=\"b\">it's</a>"), "<<k:a> href=<s:\"b\">>it's</<k:a>>");
    let code = "<!-- c --><script>let a;</script>";
    assert_eq!(marked("html", code), "<c:<!-- c -->><<k:script>><k:let> a;</<k:script>>");
}

// Would catch: a sign of a patch that is read as one of the language in it.
#[test]
fn patches_and_prose() {
    assert_eq!(marked("diff", "@@ 1 @@\n-a\n+b\n c"), "<s:@@ 1 @@>\n<c:-a>\n<k:+b>\n c");
    assert_eq!(
        marked("md", "# A\n> b\n```\n# c\n```\nd"),
        "<k:# A>\n<s:> b>\n<s:```\n# c\n```>\nd"
    );
}
