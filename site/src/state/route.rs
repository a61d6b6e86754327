//! Which page is shown: the fragment of the address, so that deep links work on any static host,
//! also below a path, and nothing in them reaches a server.

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// One prompt, several models.
    #[default]
    Compare,
    /// What is free now, and what came and went.
    Models,
    /// Code for a page of one's own.
    Embed,
}

impl Route {
    /// Every page, in the order of the navigation.
    pub const ALL: [Self; 3] = [Self::Compare, Self::Models, Self::Embed];

    /// Its name in the navigation and in the title.
    pub fn word(self) -> &'static str {
        match self {
            Self::Compare => "Compare",
            Self::Models => "Models",
            Self::Embed => "Embed",
        }
    }

    /// Its address on this site.
    pub fn address(self) -> &'static str {
        match self {
            Self::Compare => "#/",
            Self::Models => "#/models",
            Self::Embed => "#/embed",
        }
    }

    /// The page that a fragment names; any other one is the first page.
    pub fn read(fragment: &str) -> Self {
        let (path, _) = split(fragment);
        Self::ALL.into_iter().find(|route| split(route.address()).0 == path).unwrap_or_default()
    }
}

/// What a fragment says behind its `?`.
pub fn query(fragment: &str) -> &str {
    split(fragment).1
}

fn split(fragment: &str) -> (&str, &str) {
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    (path.trim_start_matches('#').trim_matches('/'), query)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link that somebody kept opens an empty page.
    #[test]
    fn every_address_leads_to_its_page_and_the_rest_to_the_first() {
        for route in Route::ALL {
            assert_eq!(Route::read(route.address()), route);
        }
        assert_eq!(Route::read("#/models/?sort=age"), Route::Models);
        for odd in ["", "#", "#prompt", "#/nowhere", "#/models/x"] {
            assert_eq!(Route::read(odd), Route::Compare, "{odd}");
        }
        assert_eq!(query("#/?p=1?2"), "p=1?2");
        assert_eq!(query("#/models"), "");
    }
}
