import { useEffect, useState } from "react";
import type { Tollfree } from "../tollfree.js";
import type { Standing } from "../wasm/tollfree_js.js";

/** Ms between two looks: the minute's window moves by itself. */
const LOOK = 1_000;

/** Where the account's free requests stand, as far as this page and the other tabs of its
 * origin know; nothing without a client.
 * Looking costs no request. */
export function useQuota(client: Tollfree | null | undefined): Standing | undefined {
  const [told, tell] = useState<string | undefined>(undefined);
  useEffect(() => {
    const look = (): void => tell(client ? JSON.stringify(client.quota()) : undefined);
    look();
    if (!client) return;
    const clock = setInterval(look, LOOK);
    const unwatch = client.onQuota(look);
    return () => {
      clearInterval(clock);
      unwatch();
    };
  }, [client]);
  // As text, so that a look that finds nothing new draws nothing anew.
  return told === undefined ? undefined : (JSON.parse(told) as Standing);
}
