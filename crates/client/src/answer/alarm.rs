use futures_core::future::LocalBoxFuture;
use tollfree_core::Millis;

use crate::Client;

/// When to look at the clock again. It is not set anew for every read: one that rings too early
/// makes the call name the later moment.
pub(super) struct Alarm {
    at: Millis,
    pub(super) rings: LocalBoxFuture<'static, ()>,
}

impl Alarm {
    pub(super) fn set(alarm: &mut Option<Self>, at: Millis, client: &Client) {
        if alarm.as_ref().is_none_or(|alarm| at < alarm.at) {
            let rings = client.sleep(at.saturating_sub(client.now()));
            *alarm = Some(Self { at, rings });
        }
    }
}
