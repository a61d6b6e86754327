/** The loop that most pages contain: decode, split into lines, parse each, collect the text. */
export function byHand() {
  const decoder = new TextDecoder();
  const found = [];
  let rest = "";
  return {
    take(bytes) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        if (!line.startsWith("data: ") || line === "data: [DONE]") continue;
        const delta = JSON.parse(line.slice(6)).choices[0]?.delta?.content;
        if (delta) found.push(delta);
      }
    },
    text: () => found.join(""),
  };
}
