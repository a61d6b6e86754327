//! How an answer differs from another one, in the answer's place.

use leptos::{html::Div, prelude::*};
use web_sys::Element;

use crate::{
    app::{Against, Bay, Bench, Command},
    effects::page,
    parts::{
        icon::{Glyph, Icon},
        later::Unloaded,
        live,
    },
    state::{
        diff::{Diff, Run},
        lane::Stage,
        words,
    },
};

/// The comparison, in the lane that is looked at.
#[wasm_split_helpers::wasm_split(diff, fallible)]
pub(super) fn part(bay: Bay) -> Result<AnyView, Unloaded> {
    let bench = Bench::expect();
    let pair = move || bench.against.get().filter(|pair| pair.here == bay);
    // Streaming changes a lane's clocks all the time: compared is what stands, when it does.
    let stands = Memo::new(move |_| pair().map(|pair| (pair, stand(pair.here), stand(pair.there))));
    let diff = Memo::new(move |_| {
        let (pair, here, there) = stands.get()?;
        let is_whole = here.0.is_over() && (pair.answer.is_some() || there.0.is_over());
        let texts = (text(pair.here, None)?, text(pair.there, pair.answer)?);
        is_whole.then(|| Diff::new(&texts.0, &texts.1))
    });
    let paper = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let names = pair().map(|pair| names(bench, pair));
        if let (Some(paper), Some((here, there))) = (paper.get(), names) {
            diff.with(|diff| draw(&paper, diff.as_ref(), &here, &there));
        }
    });
    let legend = move || {
        let (here, there) = pair().map(|pair| names(bench, pair)).unwrap_or_default();
        match diff.with(|diff| diff.as_ref().map(|diff| (diff.figure(), diff.is_same()))) {
            None => "It is compared as soon as both answers stand.".to_owned(),
            Some((figure, true)) => figure,
            Some((figure, false)) => {
                format!("{figure} Underlined: only in {here}. Struck: only in {there}.")
            }
        }
    };
    Ok(view! {
        <div class="diff">
            <Choice bay />
            <div class="diff-text" dir="auto" node_ref=paper></div>
            <p class="faint" role="status">{live::text(legend)}</p>
        </div>
    }
    .into_any())
}

/// The other answer, from a list.
#[component]
fn Choice(bay: Bay) -> AnyView {
    let bench = Bench::expect();
    let id = format!("lane-{}-against", bay.id);
    let options = move || {
        let chosen = bench.against.get();
        let option = |(other, name): (Against, String)| {
            let (value, is_chosen) = (value(other), chosen == Some(other));
            view! { <option value=value selected=is_chosen>{name}</option> }.into_any()
        };
        others(bench, bay).into_iter().map(option).collect_view().into_any()
    };
    let choose = live::on(move |event| {
        let wanted = event_target_value(&event);
        let found =
            untrack(|| others(bench, bay)).into_iter().find(|(other, _)| value(*other) == wanted);
        if let Some((other, _)) = found {
            bench.dispatch(Command::Hold(Some(other)));
        }
    });
    view! {
        <div class="diff-bar">
            <label for=id.clone()>"Against"</label>
            <select class="input" id=id on:change=choose>{live::view(options)}</select>
            <button class="btn icon sm" type="button" aria-label="Close the diff"
                on:click=bench.on_press(Command::Hold(None))>
                <Icon glyph=Glyph::Close />
            </button>
        </div>
    }
    .into_any()
}

/// Everything that the answer of `here` can be compared with: other lanes, and its own other answers.
fn others(bench: Bench, here: Bay) -> Vec<(Against, String)> {
    let lanes = bench.lanes.get();
    let other = |there: &Bay| {
        let name = there.lane.with(|lane| lane.asked.name.clone());
        (Against { here, there: *there, answer: None }, format!("{} {name}", bench.letter(*there)))
    };
    let has_text = |bay: &&Bay| **bay != here && bay.lane.with(|lane| lane.written > 0);
    let (shown, all) = here.lane.with(|lane| lane.version);
    let own = (1..=all).filter(|number| *number != shown).map(|number| {
        let name = format!("{}, answer {number} of {all}", bench.letter(here));
        (Against { here, there: here, answer: Some(number - 1) }, name)
    });
    lanes.iter().filter(has_text).map(other).chain(own).collect()
}

fn value(pair: Against) -> String {
    let answer = pair.answer.map(|answer| answer.to_string()).unwrap_or_default();
    format!("{}.{answer}", pair.there.id)
}

fn names(bench: Bench, pair: Against) -> (String, String) {
    let there = match pair.answer {
        Some(answer) => format!("answer {}", answer + 1),
        None => bench.letter(pair.there).to_string(),
    };
    let here = if pair.answer.is_some() {
        "this answer".into()
    } else {
        bench.letter(pair.here).to_string()
    };
    (here, there)
}

/// What changes when another answer stands in a lane.
fn stand(bay: Bay) -> (Stage, (usize, usize), usize) {
    bay.lane.with(|lane| (lane.stage, lane.version, lane.written))
}

/// What an answer says, as the model wrote it.
fn text(bay: Bay, answer: Option<usize>) -> Option<String> {
    bay.with_thread(|thread| {
        let exchange = thread.last()?;
        let answer =
            answer.map_or_else(|| exchange.shown(), |index| exchange.answers.get(index))?;
        Some(words::plain(&answer.text))
    })
}

/// Draws the runs: as nodes, because there may be thousands of them.
fn draw(paper: &Element, diff: Option<&Diff>, here: &str, there: &str) {
    paper.set_text_content(None);
    for run in diff.iter().flat_map(|diff| &diff.runs) {
        let (tag, text, name) = match run {
            Run::Same(text) => ("span", text, ""),
            Run::OnlyHere(text) => ("ins", text, here),
            Run::OnlyThere(text) => ("del", text, there),
        };
        let Some(node) = page::element(tag, "") else { return };
        if !name.is_empty() {
            // Screen readers pass over both elements without a word.
            if let Some(word) = page::element("span", "sr") {
                word.set_text_content(Some(&format!(" only in {name}: ")));
                let _ = node.append_child(&word);
            }
        }
        // Nodes of one document: none of this fails.
        let _ = node.append_with_str_1(text);
        let _ = paper.append_child(&node);
    }
}
