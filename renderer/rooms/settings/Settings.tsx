/** Settings of this desk: subjects left, one column right. Every row says what it changes and for whom; the last change can be taken back. */
import { useState } from "react";
import { useRoomFocus } from "../../app/rooms.ts";
import { useWords } from "../../app/words.ts";
import { DeskSubject } from "./DeskSubject.tsx";
import { deviceSubject } from "./DeviceSubject.tsx";
import { HubSubject } from "./HubSubject.tsx";
import { LexiconSubject } from "./LexiconSubject.tsx";
import { LevelsSubject } from "./LevelsSubject.tsx";
import { LastChange } from "./LastChange.tsx";
import { MobileSubject } from "./MobileSubject.tsx";
import { PeopleSubject } from "./PeopleSubject.tsx";
import styles from "./Settings.module.css";
import { SoundSubject } from "./SoundSubject.tsx";
import { SurveySubject } from "./SurveySubject.tsx";
import { useChange } from "./use-change.ts";
import { WallSubject } from "./WallSubject.tsx";

const subjects = { desk: DeskSubject, people: PeopleSubject, levels: LevelsSubject, hub: HubSubject, phone: deviceSubject("phone-"), print: deviceSubject("printer"), mobile: MobileSubject, alarms: deviceSubject("alarm"), sound: SoundSubject, wall: WallSubject, survey: SurveySubject, lexicon: LexiconSubject } as const;
type Subject = keyof typeof subjects;

/** The room; the subjects that have nothing behind them yet are not in the list. */
export function Settings() {
  const { t } = useWords();
  const [subject, setSubject] = useState<Subject>("desk");
  const changing = useChange();
  const Shown = subjects[subject];
  useRoomFocus("settings", () => document.querySelector<HTMLElement>('[data-scope="settings"] [aria-current]')?.focus());
  return (
    <div className={styles["settings"]}>
      <nav className={styles["subjects"]} aria-label={t("settings.title")}>
        <h2 className={styles["title"]}>{t("settings.title")}</h2>
        {(Object.keys(subjects) as Subject[]).map((one) => (
          <button key={one} type="button" className={styles["subject"]} aria-current={one === subject ? "true" : undefined} onClick={() => setSubject(one)}>
            {t(`settings.subject.${one}`)}
          </button>
        ))}
      </nav>
      <div className={styles["column"]}>
        <h2 className={styles["heading"]}>{t(`settings.subject.${subject}`)}</h2>
        <Shown change={changing.change} />
        <LastChange last={changing.last} onTakeBack={changing.takeBack} />
      </div>
    </div>
  );
}
