//! Free entries: modelled on the free catalogue of autumn 2026 (API sheet 8), and one entry per
//! scenario.

use super::entry::{Entry, Reasoning};
use crate::scenario::SCENARIOS;

const OPTIONAL: Reasoning =
    Reasoning { mandatory: false, default_enabled: false, efforts: &["medium", "low"] };
const ON: Reasoning =
    Reasoning { mandatory: false, default_enabled: true, efforts: &["medium", "low"] };
const MANDATORY: Reasoning =
    Reasoning { mandatory: true, default_enabled: true, efforts: &["medium", "low"] };
const XHIGH: Reasoning = Reasoning {
    mandatory: false,
    default_enabled: true,
    efforts: &["xhigh", "high", "medium", "low"],
};

/// Inputs, as letters: i image, v video, a audio. Flags: t tools, s structured outputs,
/// r `response_format`.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    u64,
    u64,
    &'static str,
    &'static str,
    Option<Reasoning>,
);

#[rustfmt::skip]
const TEXT: [Row; 17] = [
    ("google/gemma-4-31b-it", "Google: Gemma 4 31B", "Google AI Studio", 262_144, 32_768, "iv", "tr", Some(OPTIONAL)),
    ("google/gemma-4-26b-a4b-it", "Google: Gemma 4 26B A4B", "Google AI Studio", 262_144, 32_768, "i", "tr", Some(OPTIONAL)),
    ("nvidia/nemotron-3-super-120b-a12b", "NVIDIA: Nemotron 3 Super", "Nvidia", 262_144, 235_929, "", "ts", Some(ON)),
    ("nvidia/nemotron-3-ultra-550b-a55b", "NVIDIA: Nemotron 3 Ultra", "Nvidia", 1_000_000, 65_536, "", "ts", Some(ON)),
    ("nvidia/nemotron-3.5-lightning", "NVIDIA: Nemotron 3.5 Lightning", "Nvidia", 1_000_000, 65_536, "", "t", Some(ON)),
    ("nvidia/nemotron-3-nano-omni-30b-a3b-reasoning", "NVIDIA: Nemotron 3 Nano Omni", "Nvidia", 256_000, 65_536, "iav", "", Some(MANDATORY)),
    ("qwen/qwen3.8-27b", "Qwen: Qwen3.8 27B", "ModelRun", 262_144, 235_929, "iv", "ts", Some(XHIGH)),
    ("liquid/lfm-2.5-2.6b", "LiquidAI: LFM 2.5 2.6B", "Liquid", 65_536, 8_192, "", "s", Some(MANDATORY)),
    ("poolside/laguna-s-2.1", "Poolside: Laguna S 2.1", "Poolside", 262_144, 32_768, "", "t", None),
    ("poolside/laguna-xs-2.1", "Poolside: Laguna XS 2.1", "Poolside", 262_144, 32_768, "", "t", None),
    ("dots-studio/dots-3-note-preview", "Dots Studio: Dots 3 Note Preview", "Dots Studio", 512_000, 32_768, "i", "s", None),
    ("apodex/apodex-1.1-mini", "Apodex: Apodex 1.1 Mini", "Apodex", 131_072, 32_768, "", "s", Some(ON)),
    ("cohere/north-mini-code", "Cohere: North Mini Code", "Cohere", 256_000, 32_768, "", "t", None),
    ("inclusionai/ling-3.0-flash-sante", "inclusionAI: Ling 3.0 Flash Sante", "inclusionAI", 262_144, 32_768, "", "", None),
    ("nex-agi/nex-n2.5-mini", "Nex AGI: Nex N2.5 Mini", "Nex AGI", 262_144, 32_768, "", "t", None),
    ("thinkingmachines/inkling", "Thinking Machines: Inkling", "Thinking Machines", 1_048_576, 32_768, "i", "t", None),
    ("nvidia/nemotron-3.5-content-safety", "NVIDIA: Nemotron 3.5 Content Safety", "Nvidia", 128_000, 4_096, "", "", None),
];

#[rustfmt::skip]
const OTHER: [(&str, &str, &str, u64); 7] = [
    ("nvidia/nemotron-3-embed-1b", "NVIDIA: Nemotron 3 Embed 1B", "embeddings", 8_192),
    ("nvidia/llama-nemotron-embed-vl-1b-v2", "NVIDIA: Llama Nemotron Embed VL 1B V2", "embeddings", 131_072),
    ("liquid/lfm-2.5-embedding-350m", "LiquidAI: LFM 2.5 Embedding 350M", "embeddings", 32_768),
    ("nvidia/llama-nemotron-rerank-vl-1b-v2", "NVIDIA: Llama Nemotron Rerank VL 1B V2", "rerank", 10_240),
    ("fish-audio/s2.1-pro-free", "Fish Audio: S2.1 Pro", "speech", 0),
    ("inception/mercury-decide", "Inception: Mercury Decide", "decisions", 128_000),
    ("respan/span-01-lite", "Respan: Span 01 Lite", "decisions", 32_768),
];

/// The 24 free entries and the free router.
pub(crate) fn entries() -> Vec<Entry> {
    let mut all = vec![router()];
    all.extend(TEXT.iter().map(text));
    for (slug, name, output, context) in OTHER {
        let mut entry = free(slug, name, context);
        entry.outputs = vec![output];
        entry.supported = Vec::new();
        entry.max_completion = None;
        all.push(entry);
    }
    all
}

/// One free entry per scenario of [`SCENARIOS`].
pub(crate) fn scenarios() -> Vec<Entry> {
    let make = |note: &crate::scenario::ScenarioNote| {
        let short = note.id.trim_end_matches(":free").trim_start_matches("simulator/");
        let mut entry =
            free(&format!("simulator/{short}"), &format!("Simulator: {short}"), 131_072);
        note.does.clone_into(&mut entry.description);
        entry.hugging_face_id = None;
        entry.supported.extend(["tools", "tool_choice", "response_format", "structured_outputs"]);
        match short {
            "pool" => entry.pool = Some((3, 10_000)),
            "retiring" => entry.retires_after = Some(3_600_000),
            "logprobs" => entry.supported.extend(["logprobs", "top_logprobs"]),
            _ => {}
        }
        if matches!(short, "thinker" | "empty-length" | "summary" | "encrypted") {
            entry.reasoning = Some(ON);
            entry.supported.extend(["reasoning", "include_reasoning"]);
        }
        entry
    };
    SCENARIOS.iter().map(make).collect()
}

fn free(slug: &str, name: &str, context: u64) -> Entry {
    Entry::new(&format!("{slug}:free"), &format!("{name} (free)"), context)
}

fn router() -> Entry {
    let mut entry = Entry::new("openrouter/free", "Free Models Router", 200_000);
    entry.hugging_face_id = Some(String::new());
    "openrouter/free".clone_into(&mut entry.canonical_slug);
    entry.max_completion = None;
    entry.inputs.push("image");
    entry.tokenizer = "Router";
    entry.supported.extend([
        "tools",
        "tool_choice",
        "response_format",
        "structured_outputs",
        "reasoning",
    ]);
    "Picks a free model at random. [Read more](https://openrouter.ai/docs)."
        .clone_into(&mut entry.description);
    entry
}

fn text(row: &Row) -> Entry {
    let (slug, name, provider, context, max_out, inputs, flags, reasoning) = *row;
    let mut entry = free(slug, name, context);
    provider.clone_into(&mut entry.provider);
    entry.max_completion = Some(max_out);
    for (letter, kind) in [('i', "image"), ('a', "audio"), ('v', "video")] {
        if inputs.contains(letter) {
            entry.inputs.push(kind);
        }
    }
    for (letter, parameters) in [
        ('t', &["tools", "tool_choice"][..]),
        ('s', &["structured_outputs"]),
        ('r', &["response_format"]),
    ] {
        if flags.contains(letter) {
            entry.supported.extend(parameters);
        }
    }
    if reasoning.is_some() {
        entry.supported.extend(["reasoning", "include_reasoning"]);
        entry.reasoning = reasoning;
    }
    if slug == "liquid/lfm-2.5-2.6b" {
        entry.pool = Some((4, 20_000));
    }
    if slug == "poolside/laguna-s-2.1" {
        entry.expiration = Some("2026-12-31");
    }
    entry.benchmarked = slug.starts_with("nvidia/") || slug.starts_with("google/");
    entry
}
