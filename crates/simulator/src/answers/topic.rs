//! What a prompt is about, in a few words.

/// Words that open a prompt without naming its subject.
const OPENING: &str = " a about an and answer are can compare could create describe do does each \
    explain first for give how i in into is it just list make me my of on please rewrite say \
    should show summarise summarize tell the these this to translate was we were what when where \
    which who why will with would write you your ";
/// Words behind which a prompt says how or for whom, no longer what.
const ENDING: [&str; 8] = ["to", "in", "with", "for", "that", "as", "which", "so"];
const WORDS: usize = 6;
const LONGEST: usize = 60;

/// Up to six words of the prompt's first line, from its first telling word on, up to where it turns
/// from what to how.
pub(crate) fn subject(prompt: &str) -> String {
    let line = prompt.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let telling = line.split_whitespace().skip_while(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        bare.is_empty() || OPENING.contains(&format!(" {bare} "))
    });
    let mut words: Vec<&str> = Vec::new();
    for word in telling.take(WORDS) {
        if !words.is_empty() && ENDING.contains(&word) {
            break;
        }
        words.push(word);
        if word.ends_with(['.', '?', '!', ':', ';']) {
            break;
        }
    }
    let joined: String =
        words.join(" ").chars().filter(|c| !"`*_[]<>|{}\\\"$#".contains(*c)).collect();
    let short: String = joined.chars().take(LONGEST).collect();
    let trimmed = short.trim_matches(|c: char| c.is_whitespace() || ".,;:?!'“”’".contains(c));
    if trimmed.is_empty() { "your question".to_owned() } else { trimmed.to_owned() }
}
