/** What a ward or patient does: say what is wrong here, see when somebody comes, urge, sign, rate. No log-in. */
import { useEffect, useState } from "react";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import type { PhonePlace } from "../../../shared/phone.ts";
import { read } from "./phone-api.ts";
import { keptRequests } from "./kept.ts";
import type { Outbox } from "./outbox.ts";
import styles from "./Phone.module.css";
import { RequestForm } from "./RequestForm.tsx";
import { RequestStatus } from "./RequestStatus.tsx";

export function RequestPhone({ code, outbox }: { readonly code: string; readonly outbox: Outbox }) {
  const { t, pick } = useWords();
  const [here, setHere] = useState<PhonePlace | null>(null);
  const [problem, setProblem] = useState("");
  const [requests, setRequests] = useState(keptRequests.all);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await read<PhonePlace>(`api/place?at=${encodeURIComponent(code)}`);
      if (answer.kind === "done") setHere(answer.value);
      setProblem(answer.kind === "refused" ? refusalText(answer.refusal, t) : answer.kind === "away" ? t("phone.away") : "");
      if (answer.kind === "away") timer = setTimeout(() => void look(), 4_000);
    };
    void look();
    return () => clearTimeout(timer);
  }, [code, t]);
  useEffect(() => outbox.onEnd((wish, end) => {
    if (wish.path !== "api/request") return;
    if (end.kind === "refused") keptRequests.drop(wish.id);
    setProblem(end.kind === "refused" ? refusalText(end.refusal, t) : "");
    setRequests(keptRequests.all());
  }), [outbox, t]);
  if (here === null) return <p role="status">{problem === "" ? t("phone.looking") : problem}</p>;
  const handleSent = (id: string) => {
    keptRequests.add(id);
    setRequests(keptRequests.all());
  };
  return (
    <>
      <p className={styles["hospital"]}>{pick(here.hospital)}</p>
      <h1 className={styles["place"]}>{pick(here.place)}{here.equipment !== null && <small> · {pick(here.equipment)}</small>}</h1>
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
      {requests.map((id) => <RequestStatus key={id} requestId={id} outbox={outbox} />)}
      {requests.length > 0 && <h2 className={styles["again"]}>{t("phone.form.again")}</h2>}
      <RequestForm here={here} outbox={outbox} onSent={handleSent} />
    </>
  );
}
