/** What this address shows: the first start, the wall, or the desk. A wall key never sees anything but the wall. */
import { lazy, Suspense, useEffect } from "react";
import type { ReactNode } from "react";
import { useView } from "../bridge/use-view.ts";
import { setHospitalZone } from "./civil.ts";
import { FaultBoundary } from "./FaultBoundary.tsx";
import { startKeyboard } from "./keyboard.ts";
import { useSession } from "./session.ts";
import { useWords } from "./words.ts";

// A wall in a browser needs a fraction of the desk's code: each page loads its own.
const Desk = lazy(async () => ({ default: (await import("./Desk.tsx")).Desk }));
const Wall = lazy(async () => ({ default: (await import("../rooms/wall/Wall.tsx")).Wall }));
const FirstStart = lazy(async () => ({ default: (await import("../rooms/start/FirstStart.tsx")).FirstStart }));

/** Whether the address asks for the wall: `?wall` or `/wall`. */
export function asksForWall(address: URL): boolean {
  return address.searchParams.has("wall") || address.pathname.endsWith("/wall");
}

/** The page that fits the address, the key and the state of the house. */
export function Page() {
  const { hello } = useSession();
  const { t } = useWords();
  useEffect(startKeyboard, []);
  useEffect(() => { document.title = t("app.title"); }, [t]);
  const wall = hello.access === "wall" || asksForWall(new URL(window.location.href));
  if (!hello.founded && !wall) return <Suspense><FirstStart /></Suspense>;
  return <Suspense><Founded>{wall ? <FaultBoundary region="wall"><Wall /></FaultBoundary> : <Desk />}</Founded></Suspense>;
}

/** Takes the hospital's time zone before any clock is drawn below, and this desk's number when the hub gives one. */
function Founded({ children }: { readonly children: ReactNode }) {
  const { hello, reload } = useSession();
  const zone = useView("site").rows[0]?.zone;
  const deskNumber = useView("link").rows[0]?.deskNumber ?? hello.deskNumber;
  useEffect(() => { if (deskNumber !== hello.deskNumber) void reload(); }, [deskNumber, hello.deskNumber, reload]);
  if (zone !== undefined) setHospitalZone(zone);
  return children;
}
