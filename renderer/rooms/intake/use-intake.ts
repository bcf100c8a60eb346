/**
 * The state of the intake room: one form, its proposal and facts, the drafts, what was said last, and every act on them.
 * Components below only show it and call it.
 */
import { useState } from "react";
import { useCallInHand } from "../../app/call-in-hand.ts";
import { goToRoom } from "../../app/rooms.ts";
import { deskNowMs } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { factsOf, missingFields, nextQuestion } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { draftToForm, emptyForm, isEmpty, isUntouched, newDraftId } from "./intake-form.ts";
import type { Chosen, IntakeForm } from "./intake-form.ts";
import { lessonsFrom } from "./teaching.ts";
import { useDrafts } from "./use-drafts.ts";
import type { Drafts } from "./use-drafts.ts";
import { useLogging } from "./use-logging.ts";
import type { Logged, Said } from "./use-logging.ts";
import { useProposal } from "./use-proposal.ts";
import type { Proposed } from "./use-proposal.ts";

/** Facts by their number: 1 place, 2 matter, 3 priority, 4 crew, 5 equipment, 6 caller, 7 promise. */
export type FactNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface IntakeState extends Proposed {
  readonly form: IntakeForm;
  readonly facts: Facts;
  readonly drafts: Drafts;
  /** What became of the last act; gone with the next key. */
  readonly said: Said | null;
  /** The fact under correction. */
  readonly correcting: FactNumber | null;
  /** The line as it is now; an emptied line takes the corrections of its reading with it. */
  type(line: string): void;
  change(patch: Partial<IntakeForm>): void;
  choose(patch: Partial<Chosen>): void;
  answer(id: string, value: string): void;
  answerNext(value: "yes" | "no"): void;
  correct(fact: FactNumber | null): void;
  /** Closes the picker and leaves the focus where it went. */
  leaveFact(): void;
  log(send: boolean): void;
  join(): void;
  park(): void;
  takeUp(draftId: string): void;
}

/** The room's state. */
export function useIntake(): IntakeState {
  const { t, pick } = useWords();
  const [form, setForm] = useState(() => emptyForm(newDraftId()));
  const [said, setSaid] = useState<Said | null>(null);
  const [correcting, setCorrecting] = useState<FactNumber | null>(null);
  const [warnedFor, setWarnedFor] = useState("");
  const proposed = useProposal(form);
  const facts = factsOf(form, proposed.proposal, proposed.rows);
  const drafts = useDrafts(form, setForm);
  const logging = useLogging();

  const change = (patch: Partial<IntakeForm>) => { setSaid(null); setForm((old) => ({ ...old, ...patch })); };
  const answer = (id: string, value: string) => {
    setSaid(null);
    setForm((old) => ({ ...old, answers: value === "" ? without(old.answers, id) : { ...old.answers, [id]: value } }));
  };
  const correct = (fact: FactNumber | null) => {
    setCorrecting(fact);
    if (fact === null) goToRoom("intake");
  };
  const finish = (draftId: string, logged: Logged | null) => {
    if (logged === null) return;
    setSaid(logged.said);
    if (!logged.done) return;
    drafts.drop(draftId);
    setForm((old) => (old.draftId === draftId ? emptyForm(newDraftId()) : old));
    setCorrecting(null);
    goToRoom("intake");
  };
  const log = (send: boolean) => {
    const missing = missingFields(facts, form.answers);
    const warning = `${form.draftId} ${missing.map((one) => one.id).join(" ")}`;
    if (facts.place === null || facts.service === null) {
      setSaid({ tone: "bad", text: t(facts.place === null ? "intake.missing.place" : "intake.missing.service") });
      return setCorrecting(facts.place === null ? 1 : 2);
    }
    if (missing.length > 0 && warnedFor !== warning) {
      setWarnedFor(warning);
      setSaid({ tone: "bad", text: t("intake.missing.fields", { fields: missing.map((one) => pick(one.label)).join(t("intake.comma")) }) });
      return focusField(missing[0]?.id ?? "");
    }
    const lessons = lessonsFrom(form.chosen, proposed.alone());
    void logging.log(form, facts, send).then((logged) => {
      finish(form.draftId, logged);
      if (logged?.done === true) for (const lesson of lessons) void submit("lexicon.learn", lesson);
    });
  };
  const park = () => {
    if (isEmpty(form)) return;
    drafts.save({ ...form, parked: true });
    setForm(emptyForm(newDraftId()));
    setCorrecting(null);
    setSaid({ tone: "good", text: t("intake.said.parked", { count: drafts.aside.length + 1 }) });
    goToRoom("intake");
  };
  useCallInHand(({ callId, number }) => {
    setSaid(null);
    setCorrecting(null);
    const former = drafts.aside.find((one) => one.body["callId"] === callId);
    if (form.callId === callId) return goToRoom("intake");
    if (isUntouched(form)) drafts.drop(form.draftId);
    else drafts.save({ ...form, parked: true });
    setForm(former === undefined ? { ...emptyForm(newDraftId()), callId, callerPhone: number } : { ...draftToForm(former.draftId, former.body), parked: false });
    goToRoom("intake");
  });
  return {
    ...proposed, form, facts, drafts, said, correcting, change, answer, correct, log, park,
    type: (line) => change(line.trim() === "" ? { line, chosen: {}, answers: {} } : { line }),
    leaveFact: () => setCorrecting(null),
    choose: (patch) => { change({ chosen: { ...form.chosen, ...patch } }); correct(null); },
    answerNext: (value) => { const next = nextQuestion(facts, form.answers); if (next !== null) answer(next.id, value); },
    join: () => { if (proposed.proposal.same !== null) void logging.join(proposed.proposal.same, facts, form.callId).then((logged) => finish(form.draftId, logged)); },
    takeUp: (draftId) => {
      const row = drafts.aside.find((one) => one.draftId === draftId);
      if (row === undefined) return;
      if (!isEmpty(form)) drafts.save({ ...form, parked: true });
      setSaid(null);
      setForm({ ...draftToForm(draftId, row.body), parked: false });
      goToRoom("intake");
    },
  };
}

function without(answers: IntakeForm["answers"], id: string): IntakeForm["answers"] {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id));
}

/** The first empty field; it is on the screen already, since the type is known. */
function focusField(id: string): void {
  document.querySelector<HTMLElement>(`[data-scope="intake"] [data-field="${CSS.escape(id)}"]`)?.focus();
}

/** Now at the desk, for texts that name a time to come. */
export function inMinutes(minutes: number): number {
  return deskNowMs() + minutes * 60_000;
}
