/**
 * What a scan opens: a ticket in the drawer (whoever types goes on typing), a place or a piece of equipment in the palette
 * with its tickets, a badge signs in. An unknown code is said in the toast's seat.
 */
import type { SearchHit } from "../../../shared/bridge.ts";
import { goToRoom } from "../../app/rooms.ts";
import type { Scanned } from "../../app/scan.ts";
import { useScanner } from "../../app/scanner.ts";
import { useSelection } from "../../app/selection.ts";
import { useSession } from "../../app/session.ts";
import { useScreenLocked } from "../../app/seat/use-screen-locked.ts";
import { showToast } from "../../app/toasts.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";

const hitsMax = 50;

function isTyping(): boolean {
  const at = document.activeElement;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
}

/** The hit of that kind with exactly this code. */
async function findCode(kind: "ticket" | "equipment", code: string): Promise<SearchHit | undefined> {
  const outcome = await desk.call("search", { text: code, limit: hitsMax });
  const hits = outcome.kind === "done" ? outcome.value : [];
  return hits.find((hit) => hit.kind === kind && hit.code.toLowerCase() === code.toLowerCase());
}

/** Follows the scanner for as long as the page lives. `onInside` opens the palette on a place or a piece of equipment. */
export function useScans(onInside: (hit: SearchHit) => void, remember: (hit: SearchHit) => void): void {
  const { t } = useWords();
  const { select } = useSelection();
  const { signIn } = useSession();
  const locked = useScreenLocked();
  const places = useView("places").byKey;
  const openTicket = (hit: SearchHit) => {
    remember(hit);
    select(hit.id);
    if (!isTyping()) goToRoom("drawer");
  };
  const open = async ({ kind, code }: Scanned): Promise<boolean> => {
    if (kind === "badge") return (await signIn({ badge: code })).kind === "done";
    if (locked) return true; // behind the lock nothing opens, and nothing is said
    if (kind === "place") {
      const place = places.get(code);
      if (place !== undefined) onInside({ kind: "place", id: place.placeId, code: place.extensions[0] ?? "", title: place.label, detail: { zh: "", en: "" }, atMs: null });
      return place !== undefined;
    }
    const hit = await findCode(kind, code);
    if (hit?.kind === "ticket") openTicket(hit);
    else if (hit !== undefined) onInside(hit);
    return hit !== undefined;
  };
  useScanner((scanned) => void open(scanned).then((found) => { if (!found) showToast(t("search.scan.unknown", { code: scanned.code })); }));
}
