/** The dictionary of the intake line: each phrase, what it was corrected to, how often, whether it speaks yet; a line can be taken out. */
import { lessonOf } from "../../../shared/intake/learned.ts";
import type { LexiconRow } from "../../../shared/views.ts";
import { useWords } from "../../app/words.ts";
import type { Words } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import styles from "./Lexicon.module.css";

/** Lines shown; more than these are found by correcting, not by reading. */
const linesMax = 300;

/** The table. */
export function LexiconSubject() {
  const { t } = useWords();
  const rows = useView("lexicon").rows.toSorted((one, other) => most(other) - most(one) || (one.phrase < other.phrase ? -1 : 1));
  return (
    <>
      <p className={styles["says"]}>{t("settings.lexicon.says")}</p>
      {rows.length === 0 && <EmptyLine>{t("settings.lexicon.none")}</EmptyLine>}
      {rows.length > 0 && (
        <table className={styles["table"]}>
          <thead><tr>{["phrase", "kind", "target", "count", "state", "forget"].map((column) => <th key={column} scope="col">{t(`settings.lexicon.${column}`)}</th>)}</tr></thead>
          <tbody>{rows.slice(0, linesMax).flatMap((row) => Object.entries(row.counts).map(([target, count]) => <Line key={`${row.entryId} ${target}`} row={row} target={target} count={count} />))}</tbody>
        </table>
      )}
    </>
  );
}

const most = (row: LexiconRow) => Math.max(0, ...Object.values(row.counts));

interface LineProps {
  readonly row: LexiconRow;
  readonly target: string;
  readonly count: number;
}

function Line({ row, target, count }: LineProps) {
  const words = useWords();
  const { t } = words;
  const name = useTargetName(row.kind, target, words);
  const speaks = lessonOf(row)?.target === target;
  const { kind, phrase } = row;
  return (
    <tr>
      <th scope="row">{phrase}</th>
      <td>{t(`settings.lexicon.kinds.${kind}`)}</td>
      <td>{name}</td>
      <td className={styles["count"]}>{count}</td>
      <td>{t(speaks ? "settings.lexicon.speaks" : "settings.lexicon.waits")}</td>
      <td><button type="button" className={styles["forget"]} aria-label={t("settings.lexicon.forgetOne", { phrase, name })} onClick={() => void submit("lexicon.forget", { kind, phrase, target })}>{t("settings.lexicon.forget")}</button></td>
    </tr>
  );
}

function useTargetName(kind: LexiconRow["kind"], target: string, { t, pick }: Words): string {
  const places = useView("places").byKey;
  const services = useView("services").byKey;
  const crews = useView("crews").byKey;
  if (kind === "priority") return t(`parts.priority.${target}`);
  const name = kind === "place" ? places.get(target)?.label : kind === "type" ? services.get(target)?.name : crews.get(target)?.name;
  return name === undefined ? target : pick(name);
}
