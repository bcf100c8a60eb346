/**
 * The page on a phone. What is behind `#` says whose: a place or a device that was scanned (`#p:…`, `#e:…`), a survey of a ward (`#s:…`), or a crew.
 * What was wanted and not yet sent is counted at the top; everything else is one column with large buttons.
 */
import { useEffect, useState } from "react";
import { setLanguage, useWords } from "../../app/words.ts";
import { phoneCode, surveyCode } from "../../../shared/phone.ts";
import { CrewPhone } from "./CrewPhone.tsx";
import { openOutbox } from "./outbox.ts";
import styles from "./Phone.module.css";
import { RequestPhone } from "./RequestPhone.tsx";
import { SurveyPhone } from "./SurveyPhone.tsx";

const outbox = openOutbox();

export function PhonePage() {
  const { t, language } = useWords();
  const [waiting, setWaiting] = useState(0);
  const code = decodeURIComponent(useHash());
  useEffect(() => outbox.onWaiting(setWaiting), []);
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <span className={styles["brand"]}>{t("phone.title")}</span>
        <button type="button" className={styles["quiet"]} onClick={() => setLanguage(language === "en" ? "zh-CN" : "en")}>{t("phone.otherLanguage")}</button>
      </header>
      {waiting > 0 && <p className={styles["waiting"]} role="status">{t("phone.waiting", { count: waiting })}</p>}
      <main><Shown code={code} /></main>
    </div>
  );
}

function Shown({ code }: { readonly code: string }) {
  if (surveyCode.test(code)) return <SurveyPhone key={code} code={code} outbox={outbox} />;
  return phoneCode.safeParse(code).success ? <RequestPhone code={code} outbox={outbox} /> : <CrewPhone outbox={outbox} />;
}

function useHash(): string {
  const [hash, setHash] = useState(window.location.hash.slice(1));
  useEffect(() => {
    const change = () => setHash(window.location.hash.slice(1));
    window.addEventListener("hashchange", change);
    return () => window.removeEventListener("hashchange", change);
  }, []);
  return hash;
}
