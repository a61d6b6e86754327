//! One request, one answer.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use anyhow::Result;
use tiny_http::{Method, Request, Response, StatusCode};

use super::encode::{Coding, Encoder};
use super::headers::{always, header};
use super::{Site, locate, mime};

type Answer = Response<Box<dyn Read + Send>>;

/// Answers GET and HEAD; `tiny_http` leaves out the body of the latter itself.
pub(super) fn respond(site: &Site, encoder: &Encoder, request: &Request) -> Answer {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return told(405, "only GET and HEAD");
    }
    let Some(file) = locate::locate(site, request.url()) else { return told(404, "not found") };
    let coding = if site.compress { accepted(request) } else { None };
    content(encoder, &file, coding).unwrap_or_else(|_| told(500, "the file cannot be read"))
}

fn content(encoder: &Encoder, file: &Path, coding: Option<Coding>) -> Result<Answer> {
    let kind = mime::of(file);
    let coding = coding.filter(|_| mime::is_compressible(kind));
    let body = match coding {
        Some(coding) => encoder.packed(file, coding)?.to_vec(),
        None => fs::read(file)?,
    };
    let mut answer = answer(200, kind, body);
    if let Some(coding) = coding.and_then(|coding| header("Content-Encoding", coding.name())) {
        answer.add_header(coding);
    }
    Ok(answer)
}

fn accepted(request: &Request) -> Option<Coding> {
    let headers = request.headers().iter();
    let mut offers = headers.filter(|header| header.field.equiv("Accept-Encoding"));
    Coding::accepted(offers.next()?.value.as_str())
}

fn told(status: u16, sentence: &str) -> Answer {
    answer(status, "text/plain; charset=utf-8", sentence.as_bytes().to_vec())
}

fn answer(status: u16, kind: &str, body: Vec<u8>) -> Answer {
    let mut headers = always();
    headers.extend(header("Content-Type", kind));
    let length = body.len();
    let body: Box<dyn Read + Send> = Box::new(Cursor::new(body));
    // A length, never chunks: the page shows how far a download has come.
    Response::new(StatusCode(status), headers, body, Some(length), None)
        .with_chunked_threshold(usize::MAX)
}
