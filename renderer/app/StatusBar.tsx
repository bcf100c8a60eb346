/**
 * The last line: what is wrong with us, not with the hospital. Left: link, not yet shared, not safe, printer, alarm load.
 * Right: shift, who sits here and at the other desks, date, clock.
 */
import { useView } from "../bridge/use-view.ts";
import type { LinkRow } from "../../shared/views.ts";
import { LinkState } from "../parts/LinkState.tsx";
import { isOneCopy, isUnsafeLong, percentOf } from "./sureness.ts";
import { AlarmLoad } from "./AlarmLoad.tsx";
import { DeviceTrouble } from "./DeviceTrouble.tsx";
import { dayToText, isNight, shortDayToText, timeToText } from "./civil.ts";
import { useLayout } from "./layout.ts";
import { useNow } from "./now.ts";
import { OperatorPicker } from "./OperatorPicker.tsx";
import { useSession } from "./session.ts";
import { SoundState } from "./sound/SoundState.tsx";
import styles from "./StatusBar.module.css";
import { useWords } from "./words.ts";

/** The bar; plum over its whole length while this desk is an island. */
export function StatusBar() {
  const { t } = useWords();
  const link = useView("link").rows[0];
  const small = useLayout() === "small";
  const island = link?.state === "island";
  return (
    <footer className={`${styles["bar"]} ${island ? styles["island"] : ""}`}>
      <LinkNow link={link} />
      {link !== undefined && link.outbox > 0 && !island && <LinkState look="provisional" text={t("app.link.outbox", { count: link.outbox })} />}
      {link !== undefined && !island && <Doubts link={link} />}
      <DeviceTrouble />
      {!small && <Printer />}
      <AlarmLoad />
      <SoundState />
      <span className={styles["gap"]} />
      <Duty />
      <StatusClock />
    </footer>
  );
}

/** How this desk stands with the hub; the lock screen shows it, too. */
export function LinkNow({ link }: { readonly link: LinkRow | undefined }) {
  const { t } = useWords();
  const { connected } = useSession();
  if (!connected) return <LinkState look="island" text={t("app.link.noDesk")} />;
  if (link === undefined) return <LinkState look="alone" text={t("app.link.unknown")} />;
  if (link.state === "island") return <LinkState look="island" text={t("app.link.island")} detail={t("app.link.outbox", { count: link.outbox })} />;
  const copies = isOneCopy(link) ? [t("app.link.oneCopy")] : [];
  if (link.role === "hub") return <LinkState look={link.desks > 0 ? "joined" : "alone"} text={t(link.desks > 0 ? "app.link.hub" : "app.link.hubAlone", { count: link.desks })} detail={copies.join("")} />;
  if (link.state === "alone") return <LinkState look="alone" text={t("app.link.alone")} detail={copies.join("")} />;
  const delay = link.delayMs === null ? [] : [t("app.link.delay", { seconds: (link.delayMs / 1000).toFixed(1) })];
  return <LinkState look="joined" text={t("app.link.joined")} detail={[...delay, ...copies].join(" · ")} />;
}

/** The printer of this desk, while nothing is wrong with it (`DeviceTrouble` says what is), and slips that nobody saw come out. */
function Printer() {
  const { t } = useWords();
  const { hello } = useSession();
  const printer = useView("devices").rows.find((row) => row.name === "printer");
  const doubtful = useView("slip-queue").rows.filter((slip) => slip.step === "unknown" && slip.desk === hello.deskNumber);
  const [first] = doubtful;
  if (first !== undefined) return <span className={styles["doubt"]}>▲ {t("app.status.unprinted", { number: first.number, count: doubtful.length })}</span>;
  if (printer?.enabled !== true) return <span className={styles["silent"]}>{t("app.status.printer")}</span>;
  return printer.state === "ok" ? <span>{t("app.status.printerOk")}</span> : null;
}

/** What of the past is still to come; what is ordered but has waited too long for a second disk; and two hubs that met within the last hour. */
function Doubts({ link }: { readonly link: LinkRow }) {
  const { t } = useWords();
  const nowMs = useNow();
  return (
    <>
      {link.history !== null && <span className={styles[link.history.misfit ? "doubt" : "silent"]}>{t(link.history.misfit ? "app.link.misfit" : "app.link.history", { percent: percentOf(link.history) })}</span>}
      {isUnsafeLong(link, nowMs) && <span className={styles["doubt"]}>▲ {t("app.link.unsafe", { count: link.unsafe })}</span>}
      {link.rivalHub !== null && <span className={styles["doubt"]}>▲ {t("app.link.rival", { desk: link.rivalHub.yieldedNumber })}</span>}
    </>
  );
}

/** Shift, this desk's operator, who sits at the others. */
function Duty() {
  const { t, pick } = useWords();
  const { hello } = useSession();
  const nowMs = useNow(60_000);
  const others = useView("seats").rows.filter((seat) => seat.number !== hello.deskNumber && seat.personName !== null);
  return (
    <span className={styles["duty"]}>
      <span className={styles["shift"]}>{t(isNight(nowMs) ? "app.status.night" : "app.status.day")} · </span><OperatorPicker />
      {others.length > 0 && <span className={styles["others"]}>
        {others.slice(0, 2).map((seat) => ` · ${t("app.status.other", { desk: seat.number, name: pick(seat.personName) })}`).join("")}
        {others.length > 2 && ` · ${t("app.status.moreDesks", { count: others.length - 2 })}`}
      </span>}
    </span>
  );
}

function StatusClock() {
  const nowMs = useNow();
  const { language } = useWords();
  const small = useLayout() === "small";
  return (
    <>
      <span className={styles["date"]}>{small ? shortDayToText(nowMs) : dayToText(nowMs, language)}</span>
      <time className={styles["clock"]}>{timeToText(nowMs, true)}</time>
    </>
  );
}
