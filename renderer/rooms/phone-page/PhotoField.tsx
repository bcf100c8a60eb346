/** Photos of what is wrong, or of what was done: taken or chosen, made small, shown, taken away again. */
import { useWords } from "../../app/words.ts";
import type { Photo } from "./outbox.ts";
import { newId, shrink } from "./photo.ts";
import styles from "./Phone.module.css";

const photosMax = 4;

export interface PhotoFieldProps {
  readonly photos: readonly Photo[];
  onChange(photos: readonly Photo[]): void;
}

export function PhotoField({ photos, onChange }: PhotoFieldProps) {
  const { t } = useWords();
  const handlePick = async (picked: FileList | null) => {
    const fresh = await Promise.all([...(picked ?? [])].map(async (file) => ({ name: `${newId().slice(0, 8)}.jpg`, blob: await shrink(file) })));
    onChange([...photos, ...fresh].slice(0, photosMax));
  };
  return (
    <div className={styles["photos"]}>
      <label className={styles["photoButton"]}>{t("phone.photo.add")}
        <input type="file" accept="image/*" capture="environment" multiple onChange={(event) => { void handlePick(event.target.files); event.target.value = ""; }} />
      </label>
      {photos.map((photo, index) => (
        <button key={photo.name} type="button" className={styles["quiet"]} onClick={() => onChange(photos.filter((one) => one !== photo))}>{t("phone.photo.remove", { number: index + 1 })}</button>
      ))}
    </div>
  );
}
