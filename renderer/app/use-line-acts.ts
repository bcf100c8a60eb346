/** What the desk does with calls: F2 claims, F3 holds and takes back, F5 calls back; and the acts of the seats' buttons. */
import { useRef, useState } from "react";
import { isStale, nextToClaim } from "../../shared/call/attention.ts";
import type { CallRow } from "../../shared/views.ts";
import { submit } from "../bridge/submit.ts";
import { runAct } from "./acts.ts";
import { handOver } from "./call-in-hand.ts";
import { missedKey, nextToRing } from "./call-backs.ts";
import type { ToRing } from "./call-backs.ts";
import { isDone, leaving } from "./line-seats.ts";
import type { LineSeats } from "./line-seats.ts";
import { deskNowMs } from "./now.ts";
import { openTicket } from "./open-ticket.ts";
import { goToRoom } from "./rooms.ts";
import { useWords } from "./words.ts";

export interface LineActs {
  /** The missed call that is being rung back at this desk. */
  readonly ringingBack: CallRow | undefined;
  claim(): void;
  /** Holds or takes back; ends a call whose line is free. */
  hold(): void;
  take(row: CallRow): void;
  end(row: CallRow): void;
  /** Nobody was there: to be called back. */
  miss(row: CallRow): void;
  release(row: CallRow): void;
  /** The next who is to be rung, a ticket's caller or a missed one; the missed one before was not reached. */
  callBack(): void;
  /** This missed caller. */
  ringBack(callId: string): void;
  closeCallBack(outcome: "tried" | "reached" | "closed"): void;
}

/** Acts on the seats as they are now; `leaveStrip` gives the focus back where an act takes its button away. */
export function useLineActs(seats: LineSeats, waiting: readonly ToRing[], leaveStrip: () => void): LineActs {
  const { t } = useWords();
  const [backId, setBackId] = useState<string | null>(null);
  const taken = useRef(new Set<string>());
  const ringingBack = seats.callBacks.find((row) => row.callId === backId);

  const work = (row: CallRow) => {
    goToRoom("intake");
    handOver({ callId: row.callId, number: row.number });
  };
  const leave = async (row: CallRow) => {
    const how = leaving(row);
    if (how === "hold") await submit("call.hold", { callId: row.callId, on: true });
    if (how === "end") await submit("call.end", { callId: row.callId });
  };
  const claimRow = async (row: CallRow) => {
    const outcome = await submit("call.claim", { callId: row.callId });
    if (outcome.kind !== "done") return;
    work(row);
    if (seats.mine !== undefined) await leave(seats.mine);
    for (const missed of seats.callBacks) {
      if (missed.number !== "" && missed.number === row.number) await submit("call.call-back", { callId: missed.callId, outcome: "reached", reason: t("app.lines.calledAgain") });
    }
  };
  const takeRow = async (row: CallRow) => {
    const outcome = await submit("call.take", { callId: row.callId, reason: isStale(row, deskNowMs()) ? t("app.lines.hangs") : "" });
    if (outcome.kind === "done") work(row);
  };
  const holdMine = async () => {
    const { mine, held: [held] } = seats;
    const row = mine ?? held;
    if (row === undefined) return;
    if (isDone(row, deskNowMs())) await submit("call.end", { callId: row.callId });
    else await submit("call.hold", { callId: row.callId, on: row.heldSinceMs === null });
  };
  const closeCallBack = async (outcome: "tried" | "reached" | "closed") => {
    setBackId(null); // first: a second key must not count the same try twice
    if (backId !== null) await submit("call.call-back", { callId: backId, outcome, reason: outcome === "closed" ? t("app.lines.notNeeded") : "" });
  };
  const callBack = async () => {
    const next = nextToRing(waiting, taken.current, ringingBack === undefined ? null : missedKey(ringingBack.callId));
    if (ringingBack !== undefined) await closeCallBack("tried");
    if (next === undefined) return;
    if (next.callId !== null) return begin(next.callId);
    if (next.ticketId === null) return;
    openTicket(next.ticketId);
    runAct(next.letter, next.ticketId);
  };
  const begin = (callId: string) => {
    const row = seats.callBacks.find((one) => one.callId === callId);
    if (row === undefined) return;
    setBackId(callId);
    work(row);
  };
  /** The button goes with the act: the focus must not go with it. */
  const andLeave = (work: () => unknown) => {
    leaveStrip();
    void work();
  };
  return {
    ringingBack,
    claim: () => { const next = nextToClaim(seats.rings); if (next !== undefined) void claimRow(next); },
    hold: () => void holdMine(),
    take: (row) => void takeRow(row),
    end: (row) => andLeave(() => submit("call.end", { callId: row.callId })),
    miss: (row) => andLeave(() => submit("call.miss", { callId: row.callId })),
    release: (row) => andLeave(() => submit("call.release", { callId: row.callId })),
    callBack: () => void callBack(),
    ringBack: begin,
    closeCallBack: (outcome) => andLeave(() => closeCallBack(outcome)),
  };
}
