//! What plays, and how.

use leptos::prelude::*;

use crate::{
    app::archive::Archive,
    effects::clock,
    parts::live,
    state::{replay::Speed, words},
};

/// The bar of a replay.
pub(super) fn replay(archive: Archive) -> AnyView {
    let playing = move || archive.playing.get();
    let recorded =
        move || playing().map(|playing| clock::day(playing.recorded)).unwrap_or_default();
    let place = move || {
        let Some(playing) = playing() else { return String::new() };
        let (position, length) = (playing.position, playing.length);
        format!("{} of {}", words::seconds(position), words::seconds(length))
    };
    let is_paused = move || playing().is_some_and(|playing| playing.is_paused);
    let is_over = move || playing().is_some_and(|playing| playing.is_over);
    let pause = live::press(move || archive.pause(!untrack(is_paused)));
    let pause_word = live::text(move || if is_paused() { "Go on" } else { "Pause" }.into());
    view! {
        <section class="word replay" aria-label="Replay">
            <p>
                <strong>{live::text(move || format!("Recorded on {}, replayed.", recorded()))}</strong>
                " Nothing is asked; the figures are those of the recording. "
                <span class="faint clock">{live::text(place)}</span>
            </p>
            <div class="row">
                <button class="btn line sm" type="button" disabled=live::flag(is_over) on:click=pause>{pause_word}</button>
                <fieldset class="seg">
                    <legend class="sr">"Speed"</legend>
                    {Speed::ALL.map(|speed| choice(archive, speed)).collect_view()}
                </fieldset>
                <button class="btn line sm" type="button" on:click=live::press(move || archive.restart())>"From the beginning"</button>
                <button class="btn line sm" type="button" on:click=live::press(move || archive.close_player())>"Close the replay"</button>
            </div>
        </section>
    }
    .into_any()
}

fn choice(archive: Archive, speed: Speed) -> AnyView {
    let is_chosen = move || archive.playing.get().is_some_and(|playing| playing.speed == speed);
    view! {
        <label>
            <input type="radio" name="speed" prop:checked=live::flag(is_chosen)
                on:change=live::on(move |_| archive.speed(speed)) />
            {speed.word()}
        </label>
    }
    .into_any()
}
