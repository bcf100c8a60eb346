/** A place, a person or a piece of equipment from the inside: who or where it is in one line, and its tickets as hits. */
import { useEffect, useMemo } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { hitsOfHistory, hitsOfPerson } from "./inside-hits.ts";
import styles from "./Search.module.css";

export interface InsideProps {
  readonly hit: SearchHit;
  onTickets(hits: readonly SearchHit[]): void;
}

const nowhere = "none";

/** The line; hands the tickets up. */
export function Inside({ hit, onTickets }: InsideProps) {
  const { pick } = useWords();
  const equipment = useView("equipment").byKey;
  const people = useView("people").byKey;
  const placeId = hit.kind === "place" ? hit.id : hit.kind === "equipment" ? equipment.get(hit.id)?.placeId ?? nowhere : nowhere;
  const history = useView("history", { placeId }).rows;
  const person = hit.kind === "person" ? people.get(hit.id) : undefined;
  const tickets = useMemo(() => (hit.kind === "person" ? hitsOfPerson(person) : hitsOfHistory(history)), [hit.kind, person, history]);
  useEffect(() => onTickets(tickets), [tickets, onTickets]);
  return <p className={styles["inside"]}><b>{pick(hit.title)}</b> <span>{hit.code}</span> <span>{person?.phone ?? pick(hit.detail)}</span></p>;
}
