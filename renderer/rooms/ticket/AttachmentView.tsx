/** One file, opened in the drawer: a picture, a sound, or a link for anything else. Asks again while it is still on its way here. */
import { useEffect, useState } from "react";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { readFile } from "../../bridge/files.ts";
import type { Attachment } from "../../../shared/ticket/state.ts";
import styles from "./Ticket.module.css";

/** How often a file that is not here yet is asked for. */
const againMs = 2_000;

export function AttachmentView({ file }: { readonly file: Attachment }) {
  const { t } = useWords();
  const [url, setUrl] = useState("");
  const [said, setSaid] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let made = "";
    let gone = false;
    const look = async () => {
      const outcome = await readFile(file.sha256, file.mime);
      if (gone) return;
      if (outcome.kind === "done") {
        made = URL.createObjectURL(outcome.value);
        setUrl(made);
      } else {
        setSaid(outcome.kind === "refused" ? refusalText(outcome.refusal, t) : t("ticket.fault", { code: outcome.code }));
        timer = setTimeout(() => void look(), againMs);
      }
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
      if (made !== "") URL.revokeObjectURL(made);
    };
  }, [file.sha256, file.mime, t]);
  if (url === "") return <p role="status">{said}</p>;
  if (file.mime.startsWith("image/")) return <img className={styles["picture"]} src={url} alt={file.name} />;
  // biome-ignore lint/a11y/useMediaCaption: recordings of calls have none
  if (file.mime.startsWith("audio/")) return <audio controls src={url} />;
  return <a href={url} download={file.name}>{t("ticket.files.save", { name: file.name })}</a>;
}
