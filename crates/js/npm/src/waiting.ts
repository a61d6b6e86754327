import { aborted } from "./error.js";

/** The same promise, but a signal ends the waiting; what was waited for may go on. @internal */
export function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  // What is no signal is refused where the options are read.
  if (!(signal instanceof AbortSignal)) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(aborted(signal));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
