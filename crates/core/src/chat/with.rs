use super::{
    ChatRequest, Pairs, ProviderPreferences, Reasoning, ResponseFormat, Stop, Tool, ToolChoice,
};

/// The parameters that are set most, one call each. Every other field is public.
///
/// ```
/// use tollfree_core::chat::{ChatRequest, Effort, Message, Reasoning};
///
/// let request = ChatRequest::new("openrouter/free", vec![Message::user("Hi")])
///     .with_temperature(0.2)
///     .with_max_tokens(512)
///     .with_reasoning(Reasoning::effort(Effort::Low));
/// # assert_eq!(request.answer_limit(), Some(512));
/// ```
impl ChatRequest {
    /// How daring: 0 to 2.
    #[must_use]
    pub fn with_temperature(mut self, temperature: f64) -> Self {
        self.temperature = Some(temperature);
        self
    }

    /// How much of the likeliest: 0 to 1.
    #[must_use]
    pub fn with_top_p(mut self, top_p: f64) -> Self {
        self.top_p = Some(top_p);
        self
    }

    /// Asks for the same draw again.
    #[must_use]
    pub fn with_seed(mut self, seed: i64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Longest answer in tokens, reasoning included.
    #[must_use]
    pub fn with_max_tokens(mut self, max_tokens: u32) -> Self {
        self.max_tokens = Some(max_tokens);
        self
    }

    /// How much to think.
    #[must_use]
    pub fn with_reasoning(mut self, reasoning: Reasoning) -> Self {
        self.reasoning = Some(reasoning);
        self
    }

    /// Which tool the model has to call.
    #[must_use]
    pub fn with_tool_choice(mut self, tool_choice: ToolChoice) -> Self {
        self.tool_choice = Some(tool_choice);
        self
    }

    /// The form of the answer.
    #[must_use]
    pub fn with_response_format(mut self, response_format: ResponseFormat) -> Self {
        self.response_format = Some(response_format);
        self
    }

    /// Which providers may answer.
    #[must_use]
    pub fn with_provider(mut self, provider: ProviderPreferences) -> Self {
        self.provider = Some(provider);
        self
    }

    /// What the model may call.
    #[must_use]
    pub fn with_tools(mut self, tools: Vec<Tool>) -> Self {
        self.tools = Some(tools);
        self
    }

    /// Where to stop writing: one to four texts.
    #[must_use]
    pub fn with_stop(mut self, stop: impl IntoIterator<Item = String>) -> Self {
        self.stop = Some(Stop::Several(stop.into_iter().collect()));
        self
    }

    /// Tell how likely each token was, with so many others.
    #[must_use]
    pub fn with_logprobs(mut self, others: u8) -> Self {
        (self.logprobs, self.top_logprobs) = (Some(true), Some(others));
        self
    }

    /// Notes for the account's logs.
    #[must_use]
    pub fn with_metadata(mut self, notes: impl IntoIterator<Item = (String, String)>) -> Self {
        self.metadata = Some(Pairs::from_iter(notes));
        self
    }
}
