//! Any stream ends in exactly one receipt.
#![no_main]

use tollfree_core::{
    call::{Action, Call, Head, Input, Limits},
    chat::{ChatRequest, Message},
    gateway::Gateway,
    guard::Guard,
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let gateway = Gateway::compatible("http://localhost").unwrap();
    let request = ChatRequest::new("m", vec![Message::user("Hi")]);
    let admitted = Guard::new(&gateway).admit(&request, None, 0).unwrap();
    let mut actions = Vec::new();
    let mut call = Call::new(admitted, Limits::default(), 0, &mut actions);
    let head = Head { status: 200, content_type: "text/event-stream", generation_id: None };
    for input in [Input::Head(head), Input::Bytes(bytes), Input::End, Input::Cancel] {
        call.step(input, 1, &mut actions);
    }
    assert_eq!(actions.iter().filter(|action| matches!(action, Action::Done(_))).count(), 1);
});
