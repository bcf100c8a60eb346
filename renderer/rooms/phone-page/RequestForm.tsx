/** The form: what is wrong, what it may be, a photo, how to reach you. Sent when it is on the phone; the network may take its time. */
import { useState } from "react";
import { useWords } from "../../app/words.ts";
import type { PhonePlace } from "../../../shared/phone.ts";
import { matchServices } from "./match-services.ts";
import type { Outbox, Photo } from "./outbox.ts";
import { newId } from "./photo.ts";
import styles from "./Phone.module.css";
import { PhotoField } from "./PhotoField.tsx";

export interface RequestFormProps {
  readonly here: PhonePlace;
  readonly outbox: Outbox;
  onSent(requestId: string): void;
}

export function RequestForm({ here, outbox, onSent }: RequestFormProps) {
  const { t, pick } = useWords();
  const [said, setSaid] = useState("");
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const found = matchServices(said, here.services);
  const service = here.services.find((one) => one.serviceId === (chosen === "" ? found[0]?.serviceId : chosen));
  const ready = service !== undefined && said.trim() !== "";
  const handleSend = async () => {
    if (!ready) return;
    const requestId = newId();
    const body = {
      requestId, placeId: here.placeId, equipmentId: here.equipmentId, serviceId: service.serviceId,
      matter: said.trim().split("\n")[0]?.slice(0, 60) ?? service.name.zh, said: said.trim(), caller: { name: name.trim(), phone: phone.trim() },
    };
    await outbox.put({ id: requestId, path: "api/request", body, photos });
    setSaid("");
    setChosen("");
    setPhotos([]);
    onSent(requestId);
  };
  return (
    <form className={styles["form"]} onSubmit={(event) => { event.preventDefault(); void handleSend(); }}>
      <label>{t("phone.form.said")}<textarea rows={3} maxLength={1000} value={said} onChange={(event) => { setSaid(event.target.value); setChosen(""); }} /></label>
      {found.length > 0 && (
        <div className={styles["chips"]} role="group" aria-label={t("phone.form.kind")}>
          {found.map((one) => <button key={one.serviceId} type="button" aria-pressed={one === service} onClick={() => setChosen(one.serviceId)}>{pick(one.name)}</button>)}
        </div>
      )}
      <label>{t("phone.form.kind")}
        <select value={service?.serviceId ?? ""} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t("phone.form.choose")}</option>
          {here.services.map((one) => <option key={one.serviceId} value={one.serviceId}>{pick(one.name)}</option>)}
        </select>
      </label>
      {service?.lifeSafety === true && <p className={styles["urgent"]}>■ {t("phone.form.urgent")}</p>}
      <PhotoField photos={photos} onChange={setPhotos} />
      <label>{t("phone.form.phone")}<input type="tel" inputMode="tel" maxLength={40} value={phone} onChange={(event) => setPhone(event.target.value)} /></label>
      <label>{t("phone.form.name")}<input type="text" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></label>
      {said.trim() !== "" && service === undefined && <p className={styles["hint"]} role="status">▲ {t("phone.form.kindMissing")}</p>}
      <button type="submit" className={styles["main"]} disabled={!ready}>{t("phone.form.send")}</button>
    </form>
  );
}
