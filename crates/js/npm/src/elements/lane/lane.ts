import type { Answer, Receipt } from "../../answer.js";
import type { Tollfree } from "../../tollfree.js";
import type { ChatRequest, Event } from "../../wasm/tollfree_js.js";
import { Face } from "./face.js";
import type { Presses, Stage } from "./face.js";

/** Ms between two looks at the running clock. */
const TICK = 100;

/** Who is asked, and how it is called. @internal */
export interface Asked {
  readonly model: string;
  readonly letter: string | undefined;
  readonly simulated: boolean;
}

/** One call and the place where its answer is shown. @internal */
export class Lane {
  readonly asked: Asked;
  readonly face: Face;
  #answer: Answer | undefined;
  #stage: Stage = "Asking";

  constructor(asked: Asked, presses: Omit<Presses, "stop">) {
    this.asked = asked;
    this.face = new Face(asked, { ...presses, stop: () => this.stop() });
  }

  /** What the model has said so far. */
  get text(): string {
    return this.#answer?.arrived ?? "";
  }

  /** How it stands. */
  get stage(): Stage {
    return this.#stage;
  }

  /** Asks, shows what comes, and gives the receipt. One request, whatever happens. */
  async run(client: Tollfree, request: ChatRequest): Promise<Receipt> {
    const began = performance.now();
    const answer = (this.#answer = client.chat(request));
    const tick = (): void => this.face.running(this.#stage, performance.now() - began);
    tick();
    const clock = setInterval(tick, TICK);
    try {
      for await (const event of answer) this.#show(event);
    } catch {
      // The receipt says why.
    }
    clearInterval(clock);
    const receipt = await answer.receipt;
    this.#stage = ({ complete: "Done", cancelled: "Stopped", failed: "Failed" } as const)[receipt.outcome];
    this.face.over(this.#stage, receipt, this.text);
    return receipt;
  }

  /** Hangs up; what arrived stays. */
  stop(): void {
    this.#answer?.cancel();
  }

  #show(event: Event): void {
    if (event.type === "waiting") this.#stage = "Waiting";
    else if (event.type === "queued") this.#stage = "Queued";
    else if (event.type === "try") this.#stage = "Asking";
    else if (event.type === "reasoning") {
      this.#stage = "Thinking";
      this.face.thinks(event.text);
    } else if (event.type === "text" || event.type === "refusal") {
      this.#stage = "Writing";
      this.face.writes(event.text);
    } else if (event.type === "restarted") this.face.restarted();
  }
}
