/** Asks the desk while one types. Answers that come late, after a newer one, are dropped; old hits stay until then. */
import { useEffect, useRef, useState } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { desk } from "../../bridge/desk.ts";

/** Most hits shown. Assumed: what does not stand among these needs another word, not scrolling. */
const hitsMax = 20;

export interface Search {
  readonly hits: readonly SearchHit[];
  /** The text these hits answer. */
  readonly answered: string;
}

/** Hits for a text; null leaves the last ones standing (an input method is composing). */
export function useSearch(text: string | null): Search {
  const [found, setFound] = useState<Search>({ hits: [], answered: "" });
  const newest = useRef(0);
  useEffect(() => {
    if (text === null) return;
    newest.current += 1;
    const mine = newest.current;
    if (text.trim() === "") return setFound({ hits: [], answered: text });
    void desk.call("search", { text: text.trim(), limit: hitsMax }).then((outcome) => {
      if (mine !== newest.current) return;
      if (outcome.kind === "done") setFound({ hits: outcome.value, answered: text });
    });
  }, [text]);
  return found;
}
