//! Where the time of a call went, as bars on a scale that all lanes share.

use tollfree::{Millis, Phase, Span};

use super::words;

/// One bar. Its edges are shares of the scale, in hundredths of a percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What the time was spent on.
    pub phase: Phase,
    /// Left edge, 0 to 10 000.
    pub left: u64,
    /// Width, 0 to 10 000.
    pub width: u64,
}

/// The end of a scale that fits `longest`: round, so that it does not creep with every frame.
pub fn scale(longest: Millis) -> Millis {
    const STEPS: [Millis; 10] =
        [2_000, 4_000, 6_000, 8_000, 12_000, 20_000, 30_000, 45_000, 60_000, 90_000];
    let fits = STEPS.into_iter().find(|step| longest <= *step);
    fits.unwrap_or_else(|| longest.div_ceil(60_000) * 60_000)
}

/// The bars of one lane.
pub fn bars(timeline: &[Span], scale: Millis) -> Vec<Bar> {
    let share = |ms: Millis| ms.min(scale) * 10_000 / scale.max(1);
    timeline
        .iter()
        .map(|span| Bar {
            phase: span.phase,
            left: share(span.start),
            width: share(span.end) - share(span.start),
        })
        .collect()
}

/// The same in words, for those who do not see the bars.
pub fn in_words(timeline: &[Span]) -> String {
    if timeline.is_empty() {
        return "No time spent yet".into();
    }
    let parts: Vec<_> = timeline
        .iter()
        .map(|span| format!("{} {}", name(span.phase), words::seconds(span.end - span.start)))
        .collect();
    parts.join(", ")
}

/// The word of the legend.
pub fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Connect => "connect",
        Phase::Queue => "queue",
        Phase::Thinking => "thinking",
        Phase::Writing => "writing",
        Phase::Stall => "stall",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars that leave the plot would cover the neighbouring lane.
    #[test]
    fn bars_stay_inside_the_scale() {
        let timeline = [
            Span { phase: Phase::Connect, start: 0, end: 500 },
            Span { phase: Phase::Writing, start: 500, end: 9_000 },
        ];
        let bars = bars(&timeline, 4_000);
        assert!(bars.iter().all(|bar| bar.left + bar.width <= 10_000));
        assert_eq!(bars[1].left, 1_250);
    }

    #[test]
    fn the_scale_is_round_and_never_too_short() {
        assert_eq!(scale(0), 2_000);
        assert_eq!(scale(12_001), 20_000);
        assert_eq!(scale(130_000), 180_000);
    }
}
