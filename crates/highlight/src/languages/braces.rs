//! Languages with braces.

use super::{BACKTICK, BASE, DOUBLE, Language, Quote, SINGLE, Span, TRIPLE};

const SLASHES: &[&str] = &["//"];
const STARS: &[(&str, &str)] = &[("/*", "*/")];
const LETTER: Quote = Quote::new("'", true, Span::Letter);

const BRACES: Language = Language { lines: SLASHES, blocks: STARS, ..BASE };

pub(super) const ROWS: &[Language] = &[
    Language {
        names: "js javascript jsx mjs cjs node ts typescript tsx mts cts svelte vue",
        keywords: "abstract any as asserts async await boolean break case catch class const \
            continue debugger declare default delete do else enum export extends false finally for \
            from function get if implements import in infer instanceof interface is keyof let \
            namespace never new null number of private protected public readonly return satisfies \
            static string super switch this throw true try type typeof undefined unknown var \
            void while with yield",
        quotes: &[DOUBLE, SINGLE, BACKTICK],
        letters: "$",
        slashes: true,
        ..BRACES
    },
    Language {
        names: "rust rs",
        keywords: "as async await bool box break char const continue crate dyn else enum extern \
            f32 f64 false fn for i128 i16 i32 i64 i8 if impl in isize let loop match mod move mut \
            pub ref return self Self static str struct super trait true type u128 u16 u32 u64 u8 \
            union unsafe use usize where while",
        nests: true,
        quotes: &[
            Quote { open: "r", close: "\"", escapes: false, span: Span::Hashes },
            Quote { open: "br", close: "\"", escapes: false, span: Span::Hashes },
            Quote::new("\"", true, Span::Lines),
            LETTER,
        ],
        ..BRACES
    },
    Language {
        names: "go golang",
        keywords: "any bool break byte case chan const continue default defer else error \
            fallthrough false float32 float64 for func go goto if import int int32 int64 interface \
            map nil package range return rune select string struct switch true type uint uint64 var",
        quotes: &[DOUBLE, SINGLE, Quote::new("`", false, Span::Lines)],
        ..BRACES
    },
    Language {
        names: "java groovy scala dart",
        keywords: "abstract assert async await boolean break byte case catch char class const \
            continue def default do double dynamic else enum extends extension factory false final \
            finally float for goto given if implements implicit import in instanceof int interface \
            is late lazy long match mixin native new null object override package permits private \
            protected public record required return sealed short static String strictfp super \
            switch synchronized this throw throws trait transient true try type val var void \
            volatile while with yield",
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        letters: "$",
        ..BRACES
    },
    Language {
        names: "kotlin kt kts",
        keywords: "abstract actual annotation as break by catch class companion const constructor \
            continue crossinline data do else enum expect false final finally for fun if import in \
            infix init inline interface internal is lateinit null object open operator out \
            override package private protected public reified return sealed super suspend this \
            throw true try typealias val var vararg when where while",
        nests: true,
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        ..BRACES
    },
    Language {
        names: "swift",
        keywords: "actor any as associatedtype async await break case catch class continue \
            convenience default defer deinit do else enum extension fallthrough false fileprivate \
            final for func guard if import in indirect infix init inout internal is lazy let \
            mutating nil open operator override private protocol public repeat required rethrows \
            return self Self some static struct subscript super switch throw throws true try \
            typealias unowned var weak where while @escaping @main @State @Published @Observable",
        nests: true,
        quotes: &[TRIPLE, DOUBLE],
        letters: "@",
        ..BRACES
    },
    Language {
        names: "c h cpp c++ cc cxx hpp arduino ino objc objective-c cuda glsl wgsl",
        keywords: "#define #elif #else #endif #error #if #ifdef #ifndef #include #pragma #undef \
            alignas alignof auto bool break case catch char class co_await co_return co_yield \
            concept const consteval constexpr const_cast continue decltype default delete do \
            double dynamic_cast else enum explicit export extern false final float for friend goto \
            if inline int long mutable namespace new noexcept NULL nullptr operator override \
            private protected public register reinterpret_cast requires restrict return short \
            signed sizeof static static_assert static_cast struct switch template this throw true \
            try typedef typename union unsigned using virtual void volatile while",
        letters: "#",
        ..BRACES
    },
    Language {
        names: "csharp cs c# fsharp",
        keywords: "#elif #else #endif #endregion #if #nullable #region abstract as async await \
            base bool break byte case catch char checked class const continue decimal default \
            delegate do double else enum event explicit extern false finally fixed float for \
            foreach get goto if implicit in init int interface internal is lock long nameof \
            namespace new null object operator out override params partial private protected \
            public readonly record ref required return sbyte sealed set short sizeof stackalloc \
            static string struct switch this throw true try typeof uint ulong unchecked unsafe \
            using var virtual void volatile when where while with yield",
        quotes: &[
            TRIPLE,
            Quote { open: "@\"", close: "\"", escapes: false, span: Span::Lines },
            DOUBLE,
            SINGLE,
        ],
        letters: "#",
        ..BRACES
    },
    Language {
        names: "php",
        keywords: "abstract and array as break callable case catch class clone const continue \
            declare default do echo else elseif enum extends false final finally fn for foreach \
            function global goto if implements include include_once instanceof insteadof \
            interface isset list match namespace new null or parent print private protected public \
            readonly require require_once return self static switch this throw trait true try \
            unset use var while xor yield",
        lines: &["//", "# "],
        quotes: &[Quote::new("\"", true, Span::Lines), Quote::new("'", true, Span::Lines)],
        ..BRACES
    },
    Language {
        names: "zig solidity sol proto protobuf graphql gql hcl terraform tf prisma",
        keywords: "address align and bool break catch comptime const constructor continue contract \
            defer else emit enum error event export extern false fn for fragment function if \
            import inline input interface internal mapping message model modifier module mutation \
            null oneof optional option or orelse package packed payable pragma pub public \
            query repeated require resource return returns rpc scalar service struct subscription \
            switch syntax test true try type uint256 undefined union usingnamespace var variable \
            view void while data locals output provider",
        lines: &["//", "# "],
        quotes: &[TRIPLE, DOUBLE, SINGLE],
        ..BRACES
    },
];
