/** What this address shows: the first start, the wall, or the desk. A wall key never sees anything but the wall. */
import { useEffect } from "react";
import { useView } from "../bridge/use-view.ts";
import { FirstStart } from "../rooms/start/FirstStart.tsx";
import { Wall } from "../rooms/wall/Wall.tsx";
import { App } from "./App.tsx";
import { setHospitalZone } from "./civil.ts";
import { startKeyboard } from "./keyboard.ts";
import { useSession } from "./session.ts";
import { useWords } from "./words.ts";

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
  if (hello.access === "wall" || asksForWall(new URL(window.location.href))) return <Founded><Wall /></Founded>;
  if (!hello.founded) return <FirstStart />;
  return <Founded><App /></Founded>;
}

/** Takes the hospital's time zone before any clock is drawn below. */
function Founded({ children }: { readonly children: React.ReactNode }) {
  const zone = useView("site").rows[0]?.zone;
  if (zone !== undefined) setHospitalZone(zone);
  return children;
}
