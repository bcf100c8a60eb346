/** What this machine offers to others, as its desk tells it: asked again with every sign of life of the link and after every act here. */
import { useCallback, useEffect, useState } from "react";
import type { Answers, CallInput, CallName } from "../../../shared/bridge.ts";
import type { Sharing } from "../../../shared/sharing.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";

/** Null until known, or where this page may not see it. */
export function useSharing(): { readonly sharing: Sharing | null; readonly refresh: () => void } {
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const [asked, setAsked] = useState(0);
  const link = useView("link").rows[0];
  const site = useView("site").rows[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: link, site and `asked` are the signs that something changed
  useEffect(() => {
    let wanted = true;
    void desk.call("sharing", {}).then((outcome) => { if (wanted && outcome.kind === "done") setSharing(outcome.value); });
    return () => { wanted = false; };
  }, [link, site, asked]);
  return { sharing, refresh: useCallback(() => setAsked((before) => before + 1), []) };
}

/** One act of a row: does it, keeps what was refused in words, and tells the row to look again. */
export function useAct(refresh: () => void) {
  const say = useRefusalText();
  const [problem, setProblem] = useState("");
  async function act<N extends CallName>(name: N, input: CallInput<N>): Promise<Answers[N] | undefined> {
    const outcome = await desk.call(name, input);
    setProblem(outcome.kind === "refused" ? say(outcome.refusal) : outcome.kind === "fault" ? outcome.code : "");
    refresh();
    return outcome.kind === "done" ? outcome.value : undefined;
  }
  return { problem, act };
}
