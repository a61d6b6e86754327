use proptest::prelude::*;
use tollfree_core::sse::{Decoder, Frame, Overflow};

/// A frame that owns its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Seen {
    Data(Vec<u8>),
    Comment(Vec<u8>),
}

fn note(seen: &mut Vec<Seen>, frame: Frame<'_>) {
    seen.push(match frame {
        Frame::Data(data) => Seen::Data(data.to_vec()),
        Frame::Comment(comment) => Seen::Comment(comment.to_vec()),
    });
}

fn decode(decoder: &mut Decoder, pieces: &[&[u8]]) -> (Vec<Seen>, Result<(), Overflow>) {
    let mut seen = Vec::new();
    for piece in pieces {
        if let Err(overflow) = decoder.feed(piece, |frame| note(&mut seen, frame)) {
            return (seen, Err(overflow));
        }
    }
    decoder.finish(|frame| note(&mut seen, frame));
    (seen, Ok(()))
}

fn whole(bytes: &[u8]) -> Vec<Seen> {
    decode(&mut Decoder::default(), &[bytes]).0
}

fn data(texts: &[&str]) -> Vec<Seen> {
    texts.iter().map(|text| Seen::Data(text.as_bytes().to_vec())).collect()
}

/// Cuts `bytes` where `cuts` (any numbers) say.
fn pieces<'a>(bytes: &'a [u8], cuts: &[usize]) -> Vec<&'a [u8]> {
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    cuts.extend([0, bytes.len()]);
    cuts.sort_unstable();
    cuts.windows(2).map(|ends| &bytes[ends[0]..ends[1]]).collect()
}

/// Lines as a hostile or a careless server would end and fill them.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let line = prop_oneof![
        4 => "data: ?[a-zé€😀 :]{0,6}",
        1 => ":[ a-z]{0,5}",
        1 => Just("data".to_owned()),
        1 => "(event|id|retry|dataset|d): ?[a-z0-9]{0,3}",
        3 => Just(String::new()),
    ];
    let ending = prop_oneof![Just("\n"), Just("\r"), Just("\r\n")];
    let lines = prop::collection::vec((line, ending), 0..12);
    (any::<bool>(), lines, "[a-z]{0,3}").prop_map(|(bom, lines, tail)| {
        let mut bytes = if bom { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
        for (line, ending) in lines {
            bytes.extend_from_slice(line.as_bytes());
            bytes.extend_from_slice(ending.as_bytes());
        }
        bytes.extend_from_slice(tail.as_bytes());
        bytes
    })
}

/// What the specification says, written without any thought of speed: the oracle.
fn by_the_letter(bytes: &[u8]) -> Vec<Seen> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (mut seen, mut event) = (Vec::new(), Vec::<&str>::new());
    // An unfinished last line counts as a line here: see `Decoder::finish`.
    for line in text.split('\n').chain([""]) {
        if line.is_empty() {
            if !event.is_empty() {
                seen.push(Seen::Data(event.join("\n").into_bytes()));
            }
            event.clear();
        } else if let Some(comment) = line.strip_prefix(':') {
            seen.push(Seen::Comment(comment.as_bytes().to_vec()));
        } else if line == "data" {
            event.push("");
        } else if let Some(value) = line.strip_prefix("data:") {
            event.push(value.strip_prefix(' ').unwrap_or(value));
        }
    }
    seen
}

proptest! {
    // Catches: a frame that depends on where the network happened to cut the bytes.
    #[test]
    fn any_chunking_gives_the_same_frames(bytes in stream(), cuts in prop::collection::vec(any::<usize>(), 0..8)) {
        let (cut, result) = decode(&mut Decoder::default(), &pieces(&bytes, &cuts));
        prop_assert!(result.is_ok());
        prop_assert_eq!(&cut, &whole(&bytes));
        prop_assert_eq!(cut, by_the_letter(&bytes));
    }

    // Catches: a panic or a state that survives when the bytes are no event stream at all.
    #[test]
    fn noise_gives_the_same_frames_in_any_chunking(
        bytes in prop::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(b':'), Just(b'd'), any::<u8>()], 0..80),
        cuts in prop::collection::vec(any::<usize>(), 0..8),
    ) {
        prop_assert_eq!(decode(&mut Decoder::default(), &pieces(&bytes, &cuts)).0, whole(&bytes));
    }

    // Catches: a bound that holds for one chunking and not for another, or that loses what stood
    // complete before the line that was too long.
    #[test]
    fn the_bound_strikes_at_the_same_frame_in_any_chunking(
        lengths in prop::collection::vec(0_usize..40, 1..8),
        cuts in prop::collection::vec(any::<usize>(), 0..8),
    ) {
        let bytes: Vec<String> = lengths.iter().map(|n| format!("data: {}\n\n", "x".repeat(*n))).collect();
        let bytes = bytes.concat();
        let small = |pieces: &[&[u8]]| decode(&mut Decoder::new(26), pieces);
        let (seen, result) = small(&[bytes.as_bytes()]);
        prop_assert_eq!(small(&pieces(bytes.as_bytes(), &cuts)), (seen.clone(), result));
        let fitting = lengths.iter().take_while(|n| **n <= 20).count();
        prop_assert_eq!(seen.len(), fitting);
        prop_assert_eq!(result.is_ok(), fitting == lengths.len());
    }
}

// Catches: one of the three line ends of the specification unknown, or CR LF taken for two.
#[test]
fn all_line_ends_end_lines() {
    for end in ["\n", "\r", "\r\n"] {
        let bytes = format!("data: a{end}data: b{end}{end}data: c{end}{end}");
        assert_eq!(whole(bytes.as_bytes()), data(&["a\nb", "c"]), "{end:?}");
    }
}

// Catches: an empty read between CR and LF, after which the LF counts as a second line end.
#[test]
fn an_empty_read_does_not_part_cr_from_lf() {
    let mut decoder = Decoder::default();
    let pieces: [&[u8]; 3] = [b"data: a\r", b"", b"\ndata: b\r\n\r\n"];
    assert_eq!(decode(&mut decoder, &pieces).0, data(&["a\nb"]));
}

// Catches: a byte order mark that hides the first event, or a second one that is swallowed.
#[test]
fn a_byte_order_mark_counts_only_at_the_start() {
    assert_eq!(whole(b"\xEF\xBB\xBFdata: a\n\n"), data(&["a"]));
    assert_eq!(whole(b"data: a\n\n\xEF\xBB\xBFdata: b\n\n"), data(&["a"]));
}

// Catches: more than one space taken away, or one demanded.
#[test]
fn one_space_behind_the_colon_is_syntax() {
    assert_eq!(whole(b"data:a\n\ndata: b\n\ndata:  c\n\ndata\n\n"), data(&["a", "b", " c", ""]));
}

// Catches: keep-alive comments dropped, so that a queued call would look dead.
#[test]
fn comments_are_reported_in_their_place() {
    let seen = whole(b": OPENROUTER PROCESSING\n\ndata: a\n\n:\n");
    let comment = |text: &str| Seen::Comment(text.as_bytes().to_vec());
    assert_eq!(seen, [comment(" OPENROUTER PROCESSING"), data(&["a"])[0].clone(), comment("")]);
}

// Catches: an event lost because the connection died between its line and the blank line.
#[test]
fn the_end_completes_what_lacked_only_its_end() {
    assert_eq!(whole(b"data: a\n\ndata: b\n"), data(&["a", "b"]));
    assert_eq!(whole(b"data: a\n\ndata: b"), data(&["a", "b"]));
    assert_eq!(whole(b"data: a\ndata"), data(&["a\n"]));
}

// Catches: a line without end that fills the tab's memory; text before it that is thrown away.
#[test]
fn a_line_of_100_mb_stops_at_the_bound() {
    const BOUND: usize = 1 << 20;
    let piece = vec![b'x'; 64 * 1024];
    let (mut decoder, mut seen, mut fed) = (Decoder::new(BOUND), Vec::new(), 0);
    decoder.feed(b"data: before\n\ndata: ", |frame| note(&mut seen, frame)).unwrap();
    let mut first_failure = None;
    while fed < 100 * 1024 * 1024 {
        fed += piece.len();
        if decoder.feed(&piece, |frame| note(&mut seen, frame)).is_err() {
            first_failure.get_or_insert(fed);
        }
    }
    assert_eq!(seen, data(&["before"]));
    let kept_at_most = first_failure.unwrap();
    assert!(kept_at_most <= BOUND + piece.len(), "it kept {kept_at_most} bytes");
}

// Catches: many small lines of one event that together break the bound.
#[test]
fn an_event_of_many_lines_stops_at_the_bound() {
    let mut decoder = Decoder::new(100);
    let fed = (0..1000).find(|_| decoder.feed(b"data\n", |_| {}).is_err());
    assert_eq!(fed, Some(101), "one line feed a line, 100 of them");
}

// Catches: a decoder that goes on after a hole, so that the answer would be silently incomplete.
#[test]
fn after_an_overflow_nothing_is_read() {
    let mut decoder = Decoder::new(8);
    let mut seen = Vec::new();
    decoder.feed(b"data:a\n", |frame| note(&mut seen, frame)).unwrap();
    assert_eq!(decoder.feed(b"data: too long\n", |_| {}), Err(Overflow { limit: 8 }));
    for bytes in [&b""[..], b"\n", b"\n\n", b"data:b\n\n"] {
        assert!(decoder.feed(bytes, |frame| note(&mut seen, frame)).is_err(), "{bytes:?}");
    }
    decoder.finish(|frame| note(&mut seen, frame));
    assert_eq!(seen, []);
}
