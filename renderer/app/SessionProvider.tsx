/**
 * Loads the session and keeps it: asks `hello` until the desk answers, again after every broken link, and applies
 * language, theme and scale to the page. Shows one line until the desk has answered once.
 */
import { useCallback, useEffect, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { DeskSettings, Hello } from "../../shared/bridge.ts";
import { desk } from "../bridge/desk.ts";
import { setDeskTime } from "./now.ts";
import { SessionContext } from "./session.ts";
import type { Session } from "./session.ts";
import { setLanguage, useWords } from "./words.ts";

/** How long to wait before asking a silent desk again. */
const askAgainMs = 1_000;
/** After how long a page without an answer says what may be wrong. */
const patienceMs = 4_000;

function applySettings(settings: DeskSettings): void {
  const root = document.documentElement;
  root.dataset["theme"] = settings.theme;
  root.dataset["keyHints"] = settings.keyHints ? "shown" : "hidden";
  root.style.setProperty("--scale", String(settings.scale));
  setLanguage(settings.language);
  window.dispatchEvent(new Event("resize"));
}

/** Gives the session to everything below it. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [hello, setHello] = useState<Hello | null>(null);
  const [connected, setConnected] = useState(true);

  const reload = useCallback(async () => {
    const outcome = await desk.call("hello", {});
    if (outcome.kind !== "done") return void setTimeout(reload, askAgainMs);
    setDeskTime(outcome.value.nowMs);
    applySettings(outcome.value.settings);
    setHello(outcome.value);
  }, []);

  useEffect(() => {
    void reload();
    let was = true;
    desk.onLink((now) => {
      setConnected(now);
      if (now && !was) void reload();
      was = now;
    });
  }, [reload]);

  const session = useMemo(() => hello && sessionOf(hello, { connected, reload, setHello }), [hello, connected, reload]);
  if (session === null) return <Opening />;
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** While the desk has not answered; after a while it says what may be wrong and goes on asking. */
function Opening() {
  const { t } = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return <p role="status" className="opening">{t(long ? "app.openingLong" : "app.opening")}</p>;
}

interface Parts {
  readonly connected: boolean;
  reload(): Promise<void>;
  setHello(hello: Hello): void;
}

function sessionOf(hello: Hello, { connected, reload, setHello }: Parts): Session {
  return {
    hello, settings: hello.settings, personId: hello.personId, locked: hello.locked, connected, reload,
    async changeSettings(patch) {
      const outcome = await desk.call("changeSettings", patch);
      if (outcome.kind !== "done") return;
      applySettings(outcome.value);
      setHello({ ...hello, settings: outcome.value });
    },
    // Who sits here comes back to every page of the desk through view `session`.
    signIn: (proof) => desk.call("signIn", proof),
    signOut: () => desk.call("signOut", {}),
    lock: async () => void await desk.call("lock", {}),
    followSeat: ({ personId, locked }) => setHello({ ...hello, personId, locked }),
  };
}
