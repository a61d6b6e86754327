use js_sys::{Array, Uint8Array};
use tollfree::{Code, Part, attach};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag};

fn bytes() -> Array {
    Array::of1(&Uint8Array::from(&[1u8, 2, 3][..]))
}

// Bug: bytes are lost or text-decoded on the way into the message.
#[wasm_bindgen_test]
async fn a_pasted_image_becomes_a_part() {
    let options = BlobPropertyBag::new();
    options.set_type("image/png");
    let blob = Blob::new_with_u8_array_sequence_and_options(&bytes(), &options).unwrap();
    assert_eq!(attach(&blob).await.unwrap(), Part::image("data:image/png;base64,AQID"));
}

// Bug: a document loses its name, by which a provider knows its kind.
#[wasm_bindgen_test]
async fn a_picked_document_keeps_its_name() {
    let options = FilePropertyBag::new();
    options.set_type("application/pdf");
    let file = File::new_with_u8_array_sequence_and_options(&bytes(), "a.pdf", &options).unwrap();
    let part = Part::file("a.pdf", "data:application/pdf;base64,AQID");
    assert_eq!(attach(&file).await.unwrap(), part);
}

// Bug: an empty file hangs, or goes out as one.
#[wasm_bindgen_test]
async fn an_empty_file_is_an_error() {
    let blob = Blob::new().unwrap();
    assert_eq!(attach(&blob).await.unwrap_err().code, Code::RequestInvalid);
}
