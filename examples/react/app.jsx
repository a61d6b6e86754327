// npm install tollfree react react-dom
// npx esbuild app.jsx --bundle --format=esm --jsx=automatic --loader:.wasm=file --outfile=app.js
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Tollfree } from "tollfree";
import { useChat, useQuota } from "tollfree/react";
import wasm from "tollfree/tollfree.wasm";

function App() {
  // The client holds the key; no state of React does.
  const [client, setClient] = useState(null);
  return client ? <Chat client={client} /> : <Connect onClient={setClient} />;
}

function Connect({ onClient }) {
  const [problem, setProblem] = useState("");
  const connect = async (form) => {
    try {
      const client = await Tollfree.open({ key: form.get("key"), wasm: new URL(wasm, import.meta.url) });
      await client.account();
      onClient(client);
    } catch (error) {
      setProblem(`${error.message}: ${error.remedy}`);
    }
  };
  return (
    <form action={connect}>
      <label>
        Your OpenRouter key <input name="key" type="password" autoComplete="off" required />
      </label>
      <button>Connect</button>
      <p role="alert">{problem}</p>
    </form>
  );
}

function Chat({ client }) {
  const { messages, status, error, ask, again, stop } = useChat(client, { model: "openrouter/free" });
  const day = useQuota(client)?.day;
  return (
    <main>
      {messages.map(({ role, text, receipt }, index) => (
        <article key={index} aria-label={role}>
          <p style={{ whiteSpace: "pre-wrap" }}>{text}</p>
          {receipt && <small>{`${receipt.servedModel}, first token after ${receipt.clocks.firstToken} ms, $0`}</small>}
        </article>
      ))}
      {error && (
        <p role="alert">
          {`${error.message}: ${error.remedy}`} <button onClick={again}>Ask again: 1 request</button>
        </p>
      )}
      <form action={(form) => ask(form.get("question"))}>
        <label>
          Question <input name="question" required />
        </label>
        {status === "idle" ? <button>Ask: 1 request, $0</button> : null}
      </form>
      {status !== "idle" && <button onClick={stop}>Stop</button>}
      {day?.limit && <p>{`${day.limit - day.used} of ${day.limit} free requests left today`}</p>}
    </main>
  );
}

createRoot(document.querySelector("#root")).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
