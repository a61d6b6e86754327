//! One request, one answer.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};

use super::encode::{Coding, Encoder};
use super::headers::{self, ALWAYS};
use super::{Site, locate, mime};

/// A site and what was packed of it.
pub(super) struct Server {
    site: Site,
    encoder: Encoder,
}

impl Server {
    pub(super) fn new(site: Site) -> Self {
        Self { site, encoder: Encoder::default() }
    }

    /// Answers GET and HEAD; hyper leaves out the body of the latter itself.
    pub(super) async fn answer(self: Arc<Self>, request: Request) -> Response<Body> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return told(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
        }
        let coding = if self.site.compress { accepted(&request) } else { None };
        // Reading and packing block; other requests go on meanwhile.
        let work = move || self.file(request.uri().path(), coding);
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(Some(answer))) => answer,
            Ok(Ok(None)) => told(StatusCode::NOT_FOUND, "not found"),
            _ => told(StatusCode::INTERNAL_SERVER_ERROR, "the file cannot be read"),
        }
    }

    fn file(&self, path: &str, coding: Option<Coding>) -> Result<Option<Response<Body>>> {
        let Some(file) = locate::locate(&self.site, path) else { return Ok(None) };
        let kind = mime::of(&file);
        let coding = coding.filter(|_| mime::is_compressible(kind));
        let body = self.body(&file, coding)?;
        let inside = file.strip_prefix(self.site.folder.canonicalize()?)?;
        let mut answer = answer(StatusCode::OK, kind, body);
        answer.headers_mut().insert(header::CACHE_CONTROL, headers::keeping(inside));
        if let Some(coding) = coding {
            let name = HeaderValue::from_static(coding.name());
            answer.headers_mut().insert(header::CONTENT_ENCODING, name);
        }
        Ok(Some(answer))
    }

    fn body(&self, file: &Path, coding: Option<Coding>) -> Result<Bytes> {
        match coding {
            Some(coding) => self.encoder.packed(file, coding),
            None => Ok(fs::read(file)?.into()),
        }
    }
}

fn accepted(request: &Request) -> Option<Coding> {
    Coding::accepted(request.headers().get(header::ACCEPT_ENCODING)?.to_str().ok()?)
}

fn told(status: StatusCode, sentence: &'static str) -> Response<Body> {
    answer(status, "text/plain; charset=utf-8", Bytes::from_static(sentence.as_bytes()))
}

fn answer(status: StatusCode, kind: &'static str, body: Bytes) -> Response<Body> {
    let mut answer = Response::new(Body::from(body));
    *answer.status_mut() = status;
    answer.headers_mut().extend(ALWAYS);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    answer
}
