/**
 * Who works here and how: the desk's answer to `hello`, its settings, the person who sits at it. `SessionProvider`
 * (Session.tsx) loads it once and again whenever a broken link is back; everything below reads it with `useSession`.
 */
import { createContext, useContext } from "react";
import type { CallInput, DeskSettings, Hello, Outcome } from "../../shared/bridge.ts";
import type { SessionRow } from "../../shared/views.ts";

export interface Session {
  readonly hello: Hello;
  readonly settings: DeskSettings;
  readonly personId: string | null;
  /** The screen is locked: nothing is done until somebody signs in. */
  readonly locked: boolean;
  /** Whether the desk behind this page answers; always true inside Electron. */
  readonly connected: boolean;
  changeSettings(patch: Partial<DeskSettings>): Promise<void>;
  /** Sits a person down at this desk, or unlocks it. */
  signIn(proof: CallInput<"signIn">): Promise<Outcome<null>>;
  /** Nobody sits here any more. */
  signOut(): Promise<Outcome<null>>;
  lock(): Promise<void>;
  /** Takes over what another page of this desk did to its seat. */
  followSeat(seat: Pick<SessionRow, "personId" | "locked">): void;
  /** Asks the desk again who it is; after the first start. */
  reload(): Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

/** The session of this page. A fault outside of the provider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("useSession needs the SessionProvider above it");
  return session;
}
