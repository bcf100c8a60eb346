/**
 * The telephone lines, one fixed seat each, in line with the columns below, so that a ring never pushes anything and never
 * takes the focus: my call; what rings; the next ones, colleagues' calls and calls to return. Nothing of who it is or what
 * was before is shown until the call is claimed.
 */
import { useView } from "../bridge/use-view.ts";
import { startOfDay } from "../../shared/kernel/time.ts";
import { useCallBacks, useRingBack } from "./call-backs.ts";
import { useKeys } from "./keyboard.ts";
import { useLayout } from "./layout.ts";
import { seatsOf } from "./line-seats.ts";
import styles from "./LineStrip.module.css";
import { MySeat } from "./MySeat.tsx";
import { NextSeat } from "./NextSeat.tsx";
import { useNow } from "./now.ts";
import { RingSeat } from "./RingSeat.tsx";
import { useSession } from "./session.ts";
import { actsByKey } from "./line-keys.ts";
import { useLineActs } from "./use-line-acts.ts";
import { useStripFocus } from "./use-strip-focus.ts";
import { useWords } from "./words.ts";

/** Three seats, two where the third folds into the second. */
export function LineStrip() {
  const { t } = useWords();
  const { hello } = useSession();
  const isWide = useLayout() === "wide";
  const nowMs = useNow();
  const seats = seatsOf(useView("calls").rows, hello.deskNumber, nowMs);
  const isConnected = useTelephone();
  const waiting = useCallBacks();
  const { strip, leave } = useStripFocus();
  const acts = useLineActs(seats, waiting, leave);
  useRingBack(acts.ringBack);
  useKeys("everywhere", { F2: acts.claim, F3: acts.hold, F5: acts.callBack });
  useKeys("lines", actsByKey(seats, acts, nowMs));
  const [first, ...next] = seats.rings;
  return (
    <section ref={strip} data-scope="lines" tabIndex={-1} className={styles["scope"]} aria-label={t("app.region.lines")}>
      <ul className={styles["strip"]} aria-label={t("app.lines.title")} data-ringing={seats.rings.length}>
        <MySeat seats={seats} acts={acts} nowMs={nowMs} isConnected={isConnected} />
        <RingSeat row={first} acts={acts} nowMs={nowMs} isConnected={isConnected}>
          {!isWide && <NextSeat seats={seats} next={next} acts={acts} nowMs={nowMs} waiting={waiting} isFolded isConnected={isConnected} />}
        </RingSeat>
        {isWide && <li className={styles["seat"]}><NextSeat seats={seats} next={next} acts={acts} nowMs={nowMs} waiting={waiting} isFolded={false} isConnected={isConnected} /></li>}
      </ul>
    </section>
  );
}

/** Devices that tell of calls. */
const telephones: ReadonlySet<string> = new Set(["phone-webhook", "phone-sip", "phone-smdr"]);

/** A telephone of this desk is switched on, or one of any desk told of a call today. */
function useTelephone(): boolean {
  const site = useView("site").rows[0];
  const fromMs = startOfDay(useNow(60_000), site?.zone ?? "Asia/Shanghai");
  const answered = useView("answered", { fromMs }).rows[0];
  const hasDevice = useView("devices").rows.some((row) => telephones.has(row.name) && row.enabled);
  return hasDevice || answered?.connected === true;
}
