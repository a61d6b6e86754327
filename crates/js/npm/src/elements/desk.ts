import type { Tollfree } from "../tollfree.js";
import { isTollfreeError } from "./door.js";
import { copyText } from "./copy.js";
import { h } from "./dom.js";
import { tell } from "./events.js";
import { history } from "./history.js";
import { Lane } from "./lane/lane.js";
import { choice, settle } from "./models.js";
import { Composer } from "./parts/composer.js";
import { Entrance } from "./parts/entrance.js";
import { Follow } from "./parts/follow.js";
import { Picker } from "./parts/picker.js";
import { Room } from "./parts/room.js";
import { Round } from "./parts/round.js";
import { ended } from "./parts/said.js";
import { Speaker } from "./parts/speaker.js";
import { Turn } from "./parts/turn.js";
import { unsent } from "./parts/unsent.js";
import { fields, settings } from "./settings.js";
import type { Settings } from "./settings.js";
import { visitors } from "./visitors.js";
import { count, letter, sentence } from "./words.js";

/** What tells a comparison from a chat. @internal */
export interface Kind {
  /** Whether each question goes to all models, or to the one that is picked. */
  readonly asksAll: boolean;
  /** How many are asked when the page names none. */
  readonly usual: number;
  /** How it is called when the page does not say. */
  readonly label: string;
}

/** A place to ask: the questions and answers so far, and where the next is written. @internal */
export class Desk {
  readonly element: HTMLElement;
  /** A visitor whom the page has opened itself. */
  client: Tollfree | undefined;
  readonly #host: HTMLElement;
  readonly #kind: Kind;
  readonly #title = h("h2", { class: "title" });
  readonly #log = h("div", { class: "log", part: "log", role: "group", "aria-label": "Answers" });
  readonly #follow = new Follow(this.#log);
  readonly #problem = h("p", { class: "problem" });
  readonly #speaker = new Speaker();
  readonly #picker = new Picker();
  readonly #composer: Composer;
  readonly #entrance: Entrance;
  readonly #room: Room;
  readonly #turn = new Turn((isBusy) => (this.#composer.running = isBusy));
  #rounds: Round[] = [];

  constructor(host: HTMLElement, kind: Kind) {
    this.#host = host;
    this.#kind = kind;
    const asking = { ask: (text: string) => void this.ask(text), stop: () => this.stop() };
    this.#composer = new Composer(asking, kind.asksAll ? undefined : this.#picker.element);
    this.#entrance = new Entrance(host, () => this.#settings, {
      entered: (how) => this.#entered(how),
      leaving: (isLeft) => unsent.keep(host, isLeft ? this.#composer.field.value : ""),
    });
    const top = h("header", { class: "top", part: "header" }, this.#title, this.#entrance.forget);
    const parts = [top, this.#log, this.#entrance.gate.element, this.#problem, this.#composer.element];
    this.element = h("section", { class: "desk", part: "frame" }, ...parts, this.#speaker.element);
    this.#room = new Room(this.#log, (isNarrow) => {
      for (const round of this.#rounds) round.narrow = isNarrow;
    });
  }

  /** Shows what the attributes say now. */
  refresh(): void {
    const { isPractice } = this.#settings;
    const { models, count: usual } = choice(this.#settings, this.#kind.usual);
    const label = this.#host.getAttribute("label") ?? this.#kind.label;
    this.element.setAttribute("aria-label", label);
    this.#title.replaceChildren(label, isPractice ? " " : "");
    if (isPractice) this.#title.append(h("span", { class: "badge" }, "simulated"));
    this.#entrance.show(!isPractice && this.client === undefined);
    this.#log.hidden = this.#rounds.length === 0;
    this.#picker.offer(models);
    this.#composer.field.placeholder = this.#host.getAttribute("placeholder") ?? "Ask anything…";
    this.#price(isPractice, this.#kind.asksAll ? usual : 1);
  }

  /** Takes in a visitor who comes back from signing in. */
  async arrive(): Promise<void> {
    const question = unsent.take(this.#host);
    if (question !== undefined) this.suggest(question);
    if (!this.#settings.isPractice && this.client === undefined) await this.#entrance.arrive();
  }

  /** Asks, unless something is asked or answered; without a key it asks for one first, and keeps
   * the question. */
  ask(prompt: string): Promise<void> {
    return this.#turn.take(async (signal) => {
      this.#problem.textContent = "";
      try {
        await this.#ask(prompt, signal);
      } catch (failed) {
        if (!signal.aborted) this.#fail(failed);
      }
    });
  }

  /** Hangs up everywhere; what arrived stays. */
  stop(): void {
    this.#turn.stop();
  }

  /** Begins anew: what was asked and answered is gone. */
  clear(): void {
    this.stop();
    this.#rounds = [];
    this.#log.replaceChildren();
    this.refresh();
  }

  /** Writes a question down for the visitor to ask. */
  suggest(prompt: string): void {
    this.#composer.field.value = prompt;
  }

  get #settings(): Settings {
    return settings(this.#host);
  }

  #visitor({ isPractice, server }: Settings): Promise<Tollfree> | Tollfree | undefined {
    return isPractice ? visitors.practice() : (this.client ?? visitors.at(server));
  }

  async #ask(prompt: string, signal: AbortSignal): Promise<void> {
    const now = this.#settings;
    const client = await this.#visitor(now);
    if (signal.aborted) return;
    if (client === undefined) return this.#entrance.open("A key is needed before the first question.");
    const models = await this.#models(now, client, signal);
    fields(now);
    // While that loaded, it may have been stopped or taken out of its page.
    if (signal.aborted || !this.#host.isConnected) return;
    this.#composer.field.value = "";
    unsent.keep(this.#host, "");
    this.#begin(client, prompt, models, now);
  }

  #fail(failed: unknown): void {
    const why = isTollfreeError(failed) ? `${sentence(failed.message)} ${sentence(failed.remedy)}` : sentence(String(failed));
    this.#problem.textContent = why;
    this.#speaker.say(why);
  }

  async #models(now: Settings, client: Tollfree, signal: AbortSignal): Promise<string[]> {
    const chosen = choice(now, this.#kind.usual);
    if (this.#kind.asksAll) return settle(chosen, client, signal);
    return [this.#picker.picked ?? chosen.models[0] ?? "openrouter/free"];
  }

  #entered(how: "key" | "sign-in"): void {
    this.#speaker.say("Connected. Your question can be asked now.");
    // A page that has just been opened is not scrolled to here.
    if (how === "key") this.#composer.field.focus();
  }

  #begin(client: Tollfree, prompt: string, models: string[], now: Settings): void {
    const round = new Round(prompt, this.#rounds.at(-1)?.front ?? 0);
    round.narrow = this.#room.isNarrow;
    this.#rounds.push(round);
    this.#log.append(round.element);
    this.refresh();
    this.#speaker.say(`Asked ${count(models.length, "model")}.`);
    models.forEach((model, index) => void this.#run(client, round, index, model, now));
    // Answers side by side are read from their beginning.
    if (this.#kind.asksAll) round.element.scrollIntoView({ block: "nearest" });
    else this.#follow.begin(round.element);
  }

  async #run(client: Tollfree, round: Round, index: number, model: string, now: Settings): Promise<void> {
    const simulated = now.isPractice;
    const asked = { model, simulated, letter: this.#kind.asksAll ? letter(index) : undefined };
    const lane = new Lane(asked, {
      again: () => void this.#run(client, round, index, model, now),
      copy: (text) => void copyText(text).then((told) => this.#speaker.say(told)),
      stands: (stage) => round.tell(index, stage),
      changeKey: simulated || this.client ? undefined : () => this.#entrance.open(),
    });
    const earlier = this.#rounds.slice(0, this.#rounds.indexOf(round));
    const messages = history(earlier, round, index, now.system);
    round.place(index, lane);
    this.#turn.add(lane);
    const receipt = await lane.run(client, { ...fields(now), model, messages });
    this.#turn.delete(lane);
    round.rescale();
    this.refresh();
    this.#speaker.say(ended(lane, receipt.clocks.total, round.lanes));
    const told = { model, simulated };
    tell(this.#host, "tollfree-receipt", { ...told, receipt });
    if (receipt.error) tell(this.#host, "tollfree-error", { ...told, error: receipt.error });
    if (receipt.outcome === "complete") {
      tell(this.#host, "tollfree-answer", { ...told, prompt: round.prompt, text: lane.text });
    }
  }

  #price(simulated: boolean, models: number): void {
    const { server } = this.#settings;
    const { used, limit } = (this.client ?? visitors.at(server))?.quota().day ?? {};
    const left = used === undefined || limit === undefined ? undefined : ([limit - used, limit] as const);
    this.#composer.price({ models, simulated, left });
  }
}
