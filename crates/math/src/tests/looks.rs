//! What is drawn, one example for each decision.

use super::{drawn, shown};

/// What models write: all of it must be drawn.
const COMMON: [&str; 45] = [
    "x_{1,2} = 1,000.5",
    "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
    "a < b > c \\le d",
    "\\boxed{42}",
    "\\operatorname*{argmax}_x f(x)",
    "\\begin{align} a &= b \\\\ &= c \\nonumber \\end{align}",
    "\\begin{aligned} a &= b \\\\[2pt] &= c \\end{aligned}",
    "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
    "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}^{-1}",
    "\\left[\\begin{array}{cc|c} 1 & 2 & 3 \\\\ \\hline 4 & 5 & 6 \\end{array}\\right]",
    "\\dfrac{1}{2} \\tfrac12 \\binom{n}{k} \\overset{!}{=} \\underset{x}{\\min}",
    "\\xrightarrow{f} \\overbrace{a+b}^{n} \\underbrace{x}_{\\text{hi there}}",
    "\\lim_{x \\to 0} \\sum_{i=1}^{n} \\int_0^\\infty e^{-x^2}\\,dx",
    "\\mathbb{R} \\mathcal{L} \\mathrm{d} \\mathbf{x} \\bm{x} \\mathscr{F}",
    "\\text{if } x \\in A \\quad \\textbf{bold} \\mbox{x}",
    "f''(x) \\ne 0 \\not\\in \\neq",
    "\\lvert x \\rvert \\|x\\| \\langle x \\rangle \\lfloor x \\rfloor \\left\\{ a \\right\\}",
    "a \\equiv b \\pmod n",
    "\\vec{v} \\hat{x} \\bar{x} \\overline{AB} \\sqrt[3]{x}",
    "\\implies \\iff \\Rightarrow \\to \\approx \\propto \\ll \\coloneqq",
    "50\\% \\cdot \\$3",
    "P(A \\mid B) = \\frac{P(B \\mid A) P(A)}{P(B)}",
    "\\bigl( x \\bigr) \\Big| x \\left. x \\right|_{a}",
    "90^\\circ \\ell \\hbar \\nabla \\partial",
    "\\sum\\limits_{i} x_i \\tag{1}",
    "\\ket{\\psi} \\norm{x} \\abs{x} \\R^n",
    "a = b \\\\ c = d",
    "a &= b \\\\ c &= d",
    "\\stackrel{d}{=} \\substack{a \\\\ b}",
    "\\text{cost: \\$5 \\& 10\\%}",
    "\\frac{\\partial L}{\\partial w_{ij}} = \\sigma'(z)",
    "\\log_2 n \\ln x \\sin x \\exp \\det \\dim \\arg",
    "\\displaystyle \\sum_{k} k",
    "x^{2^{3}} {}^{14}\\mathrm{C}",
    "10\\,\\text{m/s}^2 3{,}000 1.5 \\times 10^{-3}",
    "\\begin{bmatrix} a & b \\end{bmatrix}",
    "\\begin{split} a &= b \\end{split}",
    "\\begin{gather} a \\\\ b \\end{gather}",
    "\\color{red} x + \\textcolor{blue}{y}",
    "\\hspace{1em} \\, \\: \\; \\! \\ ~",
    "\\forall \\epsilon > 0 \\; \\exists \\delta",
    "A^\\top B^{\\mathsf{T}} x^* y'",
    "\\mathbf{1}_{A} \\widehat{abc} \\iint \\oint",
    "O(n \\log n) \\lceil x \\rceil",
    "\\therefore \\blacksquare \\square \\cdots \\dots",
];

// Would catch: a strict rule or a newer parser that shows every second formula as source.
#[test]
fn what_models_write_is_drawn() {
    for formula in COMMON {
        assert!(drawn(&format!("${formula}$")).is_some(), "{formula}");
    }
}

// Would catch: marks that are read as part of the formula.
#[test]
fn all_four_marks_are_taken_off() {
    for source in ["$x$", "$$ x $$", "\\(x\\)", "\\[\nx\n\\]"] {
        assert_eq!(shown(source).unwrap(), "ath(i(x))");
    }
    assert_eq!(shown("x"), None);
    assert_eq!(shown("$$"), None);
}

// Would catch: signs that are markup elsewhere.
#[test]
fn signs_are_text() {
    assert_eq!(shown("$a<b$").unwrap(), "ath(i(a) o(<) i(b))");
    assert_eq!(shown("$\\text{a < b & c}$").unwrap(), "ath(text(a < b & c))");
    assert_eq!(shown("$a\\ b$").unwrap(), "ath(i(a) text(\u{A0}) i(b))");
}

// Would catch: cells on the wrong side, a frame or a line that vanishes with the styles.
#[test]
fn cells_lines_and_frames_have_classes() {
    let aligned = shown("$\\begin{aligned}a&=b\\end{aligned}$").unwrap();
    assert_eq!(aligned, "ath(table(tr(td.al-r(i(a)) td.al-l(o(=) i(b)))))");
    let array = shown("$\\begin{array}{l|c}a&b\\\\ \\hline c&d\\end{array}$").unwrap();
    assert!(array.contains("td.al-l line-r("), "{array}");
    assert!(array.contains("tr.line-t("), "{array}");
    assert_eq!(shown("$\\boxed{4}$").unwrap(), "ath(row.framed(row(row(n(4)))))");
}

// Would catch: a formula that is drawn with a part missing or wrong.
#[test]
fn what_is_not_understood_stays_source() {
    let bad = [
        "\\frac{1}{2",
        "\\unknown x",
        "a & b",
        "x^2^3",
        "\\text{a \\textbf{b}}",
        "\\ce{H2O}",
        "\\text{if $x$}",
        "\\mathop{\\mathrm{argmin}}",
        "\\cancel{x}",
        "\\left( x",
        "\\begin{nothing} x \\end{nothing}",
    ];
    for formula in bad {
        assert_eq!(shown(&format!("${formula}$")), None, "{formula}");
    }
}
