import { h } from "../dom.js";
import { short } from "../words.js";

/** Which of several models answers the next question. @internal */
export class Picker {
  readonly #select = h("select", { "aria-label": "Model" });
  readonly element = h("span", { class: "picker" }, this.#select);
  #offered = "";

  /** The model that is picked, if there is a choice. */
  get picked(): string | undefined {
    return this.#select.value || undefined;
  }

  /** Offers these; what was picked stays picked where it can. */
  offer(models: readonly string[]): void {
    this.element.hidden = models.length < 2;
    const offered = models.join(" ");
    if (offered === this.#offered) return;
    this.#offered = offered;
    const before = this.#select.value;
    this.#select.replaceChildren(...models.map((model) => h("option", { value: model }, short(model))));
    if (models.includes(before)) this.#select.value = before;
  }
}
