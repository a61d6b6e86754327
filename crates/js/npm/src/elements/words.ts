/** Figures and names as people read them. */

/** `0.4 s`, `12 s`, `3 min 20 s`. */
export function seconds(ms: number): string {
  const tenths = Math.round(ms / 100);
  if (tenths < 100) return `${(tenths / 10).toFixed(1)} s`;
  const whole = Math.round(ms / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `1 request`, `4 requests`. */
export function count(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? "" : "s"}`;
}

/** How many words a text has, as far as spaces tell. */
export function words(text: string): string {
  return count(text.match(/\S+/g)?.length ?? 0, "word");
}

/** Counts the words of a text that grows, each piece once. */
export class Words {
  #count = 0;
  #isOpen = false;

  /** Takes in a piece, and says how many words there are. */
  add(piece: string): string {
    const found = piece.match(/\S+/g)?.length ?? 0;
    // A word that was cut in two is one.
    this.#count += this.#isOpen && /^\S/.test(piece) ? found - 1 : found;
    if (piece !== "") this.#isOpen = /\S$/.test(piece);
    return count(this.#count, "word");
  }
}

/** A sentence: a capital and a stop around what errors say. */
export function sentence(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length) + (/[.!?…]$/.test(text) ? "" : ".");
}

/** `gemma-4-31b` of `google/gemma-4-31b:free`; invented and routing names stay whole. */
export function short(model: string): string {
  const name = model.replace(/:free$/, "");
  return /^(practice|openrouter)\//.test(name) ? name : name.replace(/^.*\//, "");
}

/** The letter of a lane. */
export function letter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}
