use proptest::prelude::*;
use tollfree_core::{
    Code,
    gateway::{BaseUrl, Gateway},
};

fn refused(base: &str) -> bool {
    Gateway::compatible(base).is_err_and(|error| error.code == Code::BaseUrlInvalid)
}

// Catches: OpenRouter reached without the guard, by any spelling that a browser folds to its name.
#[test]
fn openrouter_is_no_compatible_server_in_any_spelling() {
    let spellings = [
        "https://openrouter.ai/api/v1",
        "https://openrouter.ai",
        "HTTPS://OPENROUTER.AI/api/v1",
        "https://OpenRouter.ai/api/v1",
        "https://openrouter.ai./api/v1",
        "https://openrouter.ai../",
        "https://openrouter.ai:443/api/v1",
        "https://openrouter.ai.:443/api/v1",
        "https://eu.openrouter.ai/api/v1",
        "https://us.openrouter.ai",
        "https://a.b.openrouter.ai",
        "https://www.openrouter.ai",
        "https://user@openrouter.ai/api/v1",
        "https://user:pass@openrouter.ai/api/v1",
        "https://localhost@openrouter.ai",
        "https://openrouter%2Eai/api/v1",
        "https://%6fpenrouter.ai",
        "https://openrouter.a%69",
        "https://ｏｐｅｎｒｏｕｔｅｒ.ai/api/v1",
        "https://openrouter。ai/api/v1",
        "https://openrouter.аi",
        "https://open\u{ad}router.ai",
        "https://open\trouter.ai",
        "https://open\nrouter.ai",
        "https:\\\\openrouter.ai",
        "https://openrouter.ai\\@localhost",
        "https:///openrouter.ai",
        "https:////openrouter.ai",
        "https:openrouter.ai",
        "https:/openrouter.ai",
        "//openrouter.ai",
        "openrouter.ai",
        " https://openrouter.ai ",
        "https://openrouter.ai?x",
        "https://openrouter.ai#x",
        "http://openrouter.ai",
        "https://openrouter.ai /",
        "https://openrouter.ai/../../api/v1",
    ];
    for spelling in spellings {
        assert!(refused(spelling), "{spelling}");
    }
    for other in [
        "https://notopenrouter.ai/v1",
        "https://openrouter.ai.example/v1",
        "https://a.example/openrouter.ai",
    ] {
        assert!(!refused(other), "{other}");
    }
}

proptest! {
    // Catches: a spelling that the list above forgot.
    #[test]
    fn no_case_port_dot_or_subdomain_helps(
        upper in any::<u16>(), dots in 0_usize..3, sub in "([a-z0-9-]{1,5}\\.){0,2}", port in prop::option::of(any::<u16>()), path in "(/[a-z0-9.@:]{0,6}){0,3}",
    ) {
        let name: String = "openrouter.ai".chars().enumerate()
            .map(|(i, c)| if upper >> i & 1 == 1 { c.to_ascii_uppercase() } else { c }).collect();
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        let url = format!("https://{sub}{name}{}{port}{path}", ".".repeat(dots));
        prop_assert!(refused(&url), "{url}");
    }

    // Catches: a panic on what people paste, and a base that is not what was checked.
    #[test]
    fn what_is_accepted_has_a_plain_host(text in prop_oneof![any::<String>(), "https?://[^ ]{0,12}", "http://(localhost|127\\.0\\.0\\.1|\\[::1\\])[.:@/%a-z0-9\\]]{0,8}"]) {
        if let Ok(base) = BaseUrl::parse(&text) {
            let (scheme, rest) = base.as_str().split_once("://").unwrap();
            let host = rest.split('/').next().unwrap();
            prop_assert!(!host.is_empty() && !host.contains(['@', '\\', ' ', '?', '#']), "{host}");
            if scheme.eq_ignore_ascii_case("http") {
                let name = host.strip_prefix('[').map_or_else(
                    || host.split(':').next().unwrap().to_owned(),
                    |rest| rest.split_once(']').filter(|(_, port)| port.is_empty() || port.starts_with(':')).unwrap().0.to_owned(),
                );
                let local = name.to_ascii_lowercase();
                prop_assert!(local.ends_with("localhost") || local.parse::<std::net::IpAddr>().unwrap().is_loopback(), "{host}");
            }
        }
    }
}

// Catches: a key that crosses a network in the clear.
#[test]
fn plain_http_stays_on_this_machine() {
    for local in [
        "http://localhost:8787/api/v1",
        "http://127.0.0.1:4000",
        "http://127.1.2.3",
        "http://[::1]:80/v1",
        "http://LOCALHOST",
        "http://app.localhost:3000",
    ] {
        assert!(BaseUrl::parse(local).is_ok(), "{local}");
    }
    for remote in [
        "http://127.0.0.1.evil.com",
        "http://127.evil.com",
        "http://127.0.0.+1",
        "http://127.a.b.c",
        "http://127.0.0.01",
        "http://0127.0.0.1",
        "http://127.0.0",
        "http://localhost.evil.com",
        "http://evil.com#localhost",
        "http://notlocalhost",
        "http://10.0.0.1",
        "http://192.168.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://[::1].evil.com",
        "http://[::1]evil.com",
        "http://[::1]:80.evil.com",
        "http://localhost@evil.com",
        "http://127.0.0.1%2eevil.com",
        "http://evil.com\\@localhost",
        "http://2130706433",
        "http://0x7f.1",
        "ftp://localhost",
        "ws://localhost",
        "file:///x",
        "javascript:alert(1)",
        "localhost:8080",
        "",
        "http://",
        "https://",
    ] {
        let error = BaseUrl::parse(remote).unwrap_err();
        assert_eq!(error.code, Code::BaseUrlInvalid, "{remote}");
    }
}

// Catches: a doubled slash, which some servers answer with 404.
#[test]
fn slashes_and_spaces_at_the_ends_are_dropped() {
    let base = BaseUrl::parse("  https://a.example/v1// ").unwrap();
    assert_eq!(base.as_str(), "https://a.example/v1");
    assert_eq!(base.to_string(), base.as_str());
}
