/**
 * Signing in, step by step: a name (or a badge), then a PIN where the person has one. A wrong PIN leaves the caret where it
 * is; what was typed is forgotten at once. Used by the switch panel and the lock screen.
 */
import { useState } from "react";
import type { CallInput } from "../../../shared/bridge.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import type { PersonRow } from "../../../shared/views.ts";
import { useView } from "../../bridge/use-view.ts";
import { deskNowMs } from "../now.ts";
import { useSession } from "../session.ts";
import { useRefusalText } from "../use-refusal-text.ts";
import { findPeople, looksLikeBadge } from "./find-people.ts";

export interface SignIn {
  readonly people: readonly PersonRow[];
  readonly ready: boolean;
  readonly text: string;
  /** The person whose PIN is asked for. */
  readonly chosen: PersonRow | null;
  readonly pin: string;
  /** Why it did not do, in words; a wait is counted down instead. */
  readonly problem: string;
  readonly waitUntilMs: number;
  readonly busy: boolean;
  type(text: string): void;
  choose(person: PersonRow): void;
  /** Digits are the PIN; anything else begins another name. */
  typePin(text: string): void;
  /** Enter: the person under the bar, a badge, or the PIN. */
  enter(active: PersonRow | undefined): void;
  /** Back to the names. */
  back(): void;
}

/** PINs have at most so many digits; what is longer came from a badge reader. */
const pinMost = 8;

/** `first`: whose PIN is asked for to begin with; `onDone` when somebody sits. */
export function useSignIn(first: string | null, onDone: () => void): SignIn {
  const { signIn } = useSession();
  const { rows, byKey, ready } = useView("people");
  const [text, setText] = useState("");
  const [chosenId, setChosenId] = useState(first);
  const [pin, setPin] = useState("");
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [waitUntilMs, setWaitUntilMs] = useState(0);
  const [busy, setBusy] = useState(false);
  const say = useRefusalText();
  const candidate = byKey.get(chosenId ?? "");
  const chosen = candidate?.hasPin === true ? candidate : null;

  function back(typed = ""): void {
    setChosenId(null);
    setPin("");
    setRefused(null);
    setText(typed);
  }

  async function attempt(proof: CallInput<"signIn">): Promise<void> {
    if (busy) return;
    setBusy(true);
    setPin("");
    const outcome = await signIn(proof);
    setBusy(false);
    if (outcome.kind === "done") return onDone();
    if (outcome.kind === "fault") return setRefused({ code: "unworded", params: {} });
    const { code, params } = outcome.refusal;
    if (code === "person.wait") setWaitUntilMs(deskNowMs() + Number(params["seconds"]) * 1000);
    if (proof.badge !== undefined) setText("");
    setRefused(outcome.refusal);
  }

  function choose(person: PersonRow): void {
    setRefused(null);
    if (person.hasPin) setChosenId(person.personId);
    else void attempt({ personId: person.personId });
  }

  return {
    people: findPeople(rows, text, first), ready, text, chosen, pin, busy, waitUntilMs,
    problem: refused === null || refused.code === "person.wait" ? "" : say(refused),
    type(typed) { setText(typed); setRefused(null); },
    choose, back: () => back(),
    typePin(typed) {
      if (/^[\d]*$/.test(typed)) setPin(typed);
      else back(typed.replace(/^\d+/, ""));
    },
    enter(active) {
      if (chosen === null && active !== undefined) return choose(active);
      if (chosen === null) return looksLikeBadge(text) ? void attempt({ badge: text.trim() }) : undefined;
      if (pin.length > pinMost) return void attempt({ badge: pin });
      if (pin !== "" && deskNowMs() >= waitUntilMs) void attempt({ personId: chosen.personId, pin });
    },
  };
}
