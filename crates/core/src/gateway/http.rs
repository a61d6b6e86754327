use crate::account::ApiKey;

/// HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST, with a JSON body.
    Post,
}

impl Method {
    /// The wire's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// A request that a transport may send as it is, once: it cannot be changed or copied.
///
/// INVARIANT: where it goes and what it carries is settled by core, so that no driver can send a
/// key elsewhere or a body that the guard has not seen. And only the two headers that OpenRouter's preflight allows and that are needed:
/// `authorization` and `content-type` (API sheet 5.1). Any other would make the preflight fail.
///
/// ```compile_fail,E0616
/// fn redirect(mut request: tollfree_core::gateway::HttpRequest) {
///     request.url = "https://elsewhere.example".into();
/// }
/// ```
///
/// ```compile_fail,E0308
/// fn send_twice(request: &tollfree_core::gateway::HttpRequest) {
///     let again: tollfree_core::gateway::HttpRequest = request.clone();
/// }
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct HttpRequest {
    method: Method,
    url: String,
    key: Option<ApiKey>,
    body: Option<String>,
}

impl HttpRequest {
    pub(super) fn get(url: String, key: Option<ApiKey>) -> Self {
        Self { method: Method::Get, url, key, body: None }
    }

    pub(super) fn post(url: String, key: Option<ApiKey>, body: String) -> Self {
        Self { method: Method::Post, url, key, body: Some(body) }
    }

    /// GET or POST.
    pub fn method(&self) -> Method {
        self.method
    }

    /// Absolute address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Names and values of the headers.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let key = self.key.as_ref().map(|key| ("authorization", key.bearer()));
        let json = self.body.as_ref().map(|_| ("content-type", "application/json".to_owned()));
        key.into_iter().chain(json)
    }

    /// The JSON body of a POST.
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }
}
