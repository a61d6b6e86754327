const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
const [key, answer, end] = ["input", "#answer", "#end"].map((name) => document.querySelector(name));

worker.onmessage = ({ data }) => {
  if (data.text) answer.append(data.text);
  if (data.receipt) end.textContent = `${data.receipt.outcome} after ${data.receipt.clocks.total} ms`;
  // Errors cross as plain data: `error.toJSON()`.
  if (data.error) end.textContent = `${data.error.message}: ${data.error.remedy}`;
};

document.querySelector("#ask").addEventListener("click", () => {
  answer.textContent = end.textContent = "";
  worker.postMessage({ ask: "Why is the sky blue?", key: key.value });
});
document.querySelector("#stop").addEventListener("click", () => worker.postMessage({ stop: true }));
