/** A crew member's phone: log in once a shift with number and PIN, then the jobs of the crew, worst first, own ones first. */
import { useCallback, useEffect, useState } from "react";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import type { PhoneJobs, PhoneSession } from "../../../shared/phone.ts";
import { CrewJob } from "./CrewJob.tsx";
import { keptSession } from "./kept.ts";
import type { Outbox } from "./outbox.ts";
import { read, send } from "./phone-api.ts";
import styles from "./Phone.module.css";

const lookMs = 6_000;

function keptOne(): PhoneSession | null {
  try {
    return JSON.parse(keptSession.read()) as PhoneSession;
  } catch {
    return null; // nobody has logged in on this phone
  }
}

export function CrewPhone({ outbox }: { readonly outbox: Outbox }) {
  const [session, setSession] = useState(keptOne);
  const enter = (next: PhoneSession | null) => {
    keptSession.write(next === null ? "" : JSON.stringify(next));
    setSession(next);
  };
  return session === null ? <SignIn onIn={enter} /> : <Jobs session={session} outbox={outbox} onOut={() => enter(null)} />;
}

function SignIn({ onIn }: { onIn(session: PhoneSession): void }) {
  const { t } = useWords();
  const [personId, setPersonId] = useState("");
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState("");
  const handleIn = async () => {
    const answer = await send<PhoneSession>("api/sign-in", { personId: personId.trim(), pin });
    setPin("");
    if (answer.kind === "done") onIn(answer.value);
    else setProblem(answer.kind === "refused" ? refusalText(answer.refusal, t) : t("phone.away"));
  };
  return (
    <form className={styles["form"]} onSubmit={(event) => { event.preventDefault(); void handleIn(); }}>
      <h1 className={styles["place"]}>{t("phone.crew.signIn")}</h1>
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
      <label>{t("phone.crew.who")}<input type="text" autoComplete="username" autoCapitalize="off" value={personId} onChange={(event) => setPersonId(event.target.value)} /></label>
      <label>{t("phone.crew.pin")}<input type="password" inputMode="numeric" autoComplete="current-password" value={pin} onChange={(event) => setPin(event.target.value)} /></label>
      <button type="submit" className={styles["main"]} disabled={personId.trim() === "" || pin === ""}>{t("phone.crew.enter")}</button>
    </form>
  );
}

function Jobs({ session, outbox, onOut }: { readonly session: PhoneSession; readonly outbox: Outbox; onOut(): void }) {
  const { t, pick } = useWords();
  const [seen, setSeen] = useState<PhoneJobs | null>(null);
  const [problem, setProblem] = useState("");
  const take = useCallback((jobs: PhoneJobs) => { setSeen(jobs); setProblem(""); }, []);
  useEffect(() => {
    const look = async () => {
      const answer = await read<PhoneJobs>("api/jobs", session.token);
      if (answer.kind === "done") take(answer.value);
      else if (answer.kind === "away") setProblem(t("phone.away"));
      else if (answer.refusal.code === "phone.signed-out") onOut();
    };
    void look();
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, [session.token, onOut, take, t]);
  useEffect(() => outbox.onEnd((_wish, end) => {
    if (end.kind === "done") take(end.value as PhoneJobs);
    else setProblem(refusalText(end.refusal, t));
  }), [outbox, take, t]);
  const jobs = [...(seen?.jobs ?? [])].sort((a, b) => Number(b.mine) - Number(a.mine) || a.priority - b.priority || (a.finishByMs ?? Number.MAX_SAFE_INTEGER) - (b.finishByMs ?? Number.MAX_SAFE_INTEGER));
  return (
    <>
      <div className={styles["who"]}><h1 className={styles["place"]}>{pick(session.person)}{session.crew !== null && <small> · {pick(session.crew)}</small>}</h1><button type="button" className={styles["quiet"]} onClick={onOut}>{t("phone.crew.leave")}</button></div>
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
      {seen !== null && jobs.length === 0 && <p>{t("phone.crew.none")}</p>}
      {jobs.map((job) => <CrewJob key={job.ticketId} job={job} nowMs={seen?.nowMs ?? 0} token={session.token} outbox={outbox} />)}
    </>
  );
}
