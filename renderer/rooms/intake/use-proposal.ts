/** The proposal for what is typed, fed by the views; recomputed on each change of the line and when colleagues change what is free. */
import { useEffect, useMemo, useState } from "react";
import { prepareHearing } from "../../../shared/intake/hearing.ts";
import { lessonsOf } from "../../../shared/intake/learned.ts";
import { createProposer } from "../../../shared/intake/propose.ts";
import type { Proposer } from "../../../shared/intake/propose.ts";
import type { Proposal } from "../../../shared/intake/proposal.ts";
import { deskNowMs } from "../../app/now.ts";
import { useView } from "../../bridge/use-view.ts";
import type { Rows } from "./facts.ts";
import type { IntakeForm } from "./intake-form.ts";

export interface Proposed {
  readonly proposer: Proposer;
  readonly proposal: Proposal;
  readonly rows: Rows;
  /** What the line says by itself, without the corrections of this form: what a correction is measured against. */
  alone(): Proposal;
  /** False until places and services are there. */
  readonly ready: boolean;
}

const nothing: readonly never[] = [];

/** Reads the views that a proposal needs. */
export function useProposal({ line, chosen, callId, callerPhone }: IntakeForm): Proposed {
  const places = useView("places");
  const services = useView("services");
  const crews = useView("crews");
  const people = useView("people");
  const equipment = useView("equipment");
  const board = useView("board").rows;
  const dictionary = useView("lexicon").rows;
  const lessons = useMemo(() => lessonsOf(dictionary), [dictionary]);
  const ready = places.ready && services.ready;
  const isDrawn = useIsDrawn();
  const isWanted = ready && (isDrawn || line !== ""); // its index takes a tenth of a second: the board is on the screen first
  const proposer = useMemo(() => createProposer({
    places: isWanted ? places.rows : nothing, services: isWanted ? services.rows : nothing,
    crews: crews.rows, people: people.rows, equipment: equipment.rows,
  }), [isWanted, places.rows, services.rows, crews.rows, people.rows, equipment.rows]);
  const proposal = useMemo(() => {
    const { placeId, serviceId, crewId } = chosen;
    const made = { ...(placeId && { placeId }), ...(serviceId && { serviceId }), ...(crewId && { crewId }) };
    const openTickets = board.filter((row) => row.finishedAtMs === null);
    return proposer.propose(line, { nowMs: deskNowMs(), openTickets, chosen: made, lessons, ...(callId !== null && { extension: callerPhone }) });
  }, [proposer, line, chosen, board, lessons, callId, callerPhone]);
  const rows = useMemo(
    () => ({ services: services.byKey, crews: crews.byKey, people: people.byKey, equipment: equipment.byKey, places: places.byKey }),
    [services.byKey, crews.byKey, people.byKey, equipment.byKey, places.byKey],
  );
  const alone = () => proposer.propose(line, { nowMs: deskNowMs(), lessons, ...(callId !== null && { extension: callerPhone }) });
  return { proposer, proposal, rows, alone, ready };
}

/** Longest wait for a page that never has nothing to do. Unit: ms. */
const drawnWithinMs = 500;
/** The sayings of one matter are counted in about that, and the next ones wait no longer than that for an idle moment. Unit: ms. */
const stepMs = 3;
const stepWithinMs = 50;

/** The page has drawn itself and had the idle moments to count the sayings; who types before has them counted at once. */
function useIsDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const step = (left: IdleDeadline) => {
      while (prepareHearing()) {
        if (left.timeRemaining() < stepMs) { waiting = requestIdleCallback(step, { timeout: stepWithinMs }); return; }
      }
      setDrawn(true);
    };
    let waiting = requestIdleCallback(step, { timeout: drawnWithinMs });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isDrawn;
}
