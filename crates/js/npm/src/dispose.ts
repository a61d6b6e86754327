/**
 * Gives a class what `using` and `await using` call, where the platform has the symbols.
 *
 * `stop` ends whatever the object does; `await using` also waits for the promise that it returns.
 * @internal
 */
export function disposable<T extends object>(prototype: T, stop: (it: T) => unknown): void {
  const method = (name: symbol | undefined, value: (this: T) => unknown): void => {
    if (name) Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  };
  method(Symbol.dispose, function () {
    stop(this);
  });
  method(Symbol.asyncDispose, async function () {
    await stop(this);
  });
}
