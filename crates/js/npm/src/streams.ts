/**
 * What an iterator brings, as a stream that reads no more than it is asked for. @internal
 *
 * `pick` says what of an item goes on; `undefined` leaves it out. Cancelling the stream leaves the
 * loop.
 */
export function streamOf<T, U>(items: AsyncIterator<T, undefined>, pick: (item: T) => U | undefined): ReadableStream<U> {
  const pull = async (out: ReadableStreamDefaultController<U>): Promise<void> => {
    for (;;) {
      const item = await items.next();
      if (item.done) return out.close();
      const picked = pick(item.value);
      if (picked !== undefined) return out.enqueue(picked);
    }
  };
  const cancel = async (): Promise<void> => void (await items.return?.());
  return new ReadableStream<U>({ pull, cancel }, { highWaterMark: 0 });
}
