/** Photos and papers of a ticket: shown in the drawer, opened in place, added with A or by pasting. */
import { useRef, useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { putFile } from "../../bridge/files.ts";
import { submit } from "../../bridge/submit.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { fileMaxBytes, fileMimes } from "../../../shared/file/file.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { AttachmentView } from "./AttachmentView.tsx";
import styles from "./Ticket.module.css";

type Mime = (typeof fileMimes)[number];
const isMime = (mime: string): mime is Mime => fileMimes.some((one) => one === mime);

/** The list; one line while there is nothing. */
export function Attachments({ state }: { readonly state: TicketState }) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  useKeys("drawer", { KeyA: () => picker.current?.click() });

  const add = async (file: File): Promise<string> => {
    if (!isMime(file.type)) return t("ticket.files.kind", { name: file.name });
    if (file.size > fileMaxBytes) return t("refusal.file.too-large", { maxMb: fileMaxBytes / 1_000_000 });
    const put = await putFile(file);
    if (put.kind === "refused") return refusalText(put.refusal, t);
    if (put.kind === "fault") return t("ticket.fault", { code: put.code });
    const done = await submit("ticket.attach", { ticketId: state.id, sha256: put.value, name: file.name.slice(-200) || "1", mime: file.type, bytes: file.size });
    return done.kind === "refused" ? refusalText(done.refusal, t) : done.kind === "fault" ? t("ticket.fault", { code: done.code }) : "";
  };
  const addAll = async (files: Iterable<File>) => {
    const problems: string[] = [];
    for (const file of files) problems.push(await add(file));
    setProblem(problems.find((one) => one !== "") ?? "");
  };
  return (
    <section className={styles["part"]} aria-label={t("ticket.files.title")} onPaste={(event) => void addAll(event.clipboardData.files)}>
      <h3 className={styles["partTitle"]}>{t("ticket.files.title")}</h3>
      <div className={styles["filesBox"]}>
        <ul className={styles["files"]}>
          {state.attachments.map((file) => (
            <li key={file.sha256}>
              <button type="button" className={styles["file"]} aria-expanded={open === file.sha256} onClick={() => setOpen(open === file.sha256 ? null : file.sha256)}>{file.name} <small>{t("ticket.files.size", { kb: Math.max(1, Math.round(file.bytes / 1000)) })}</small></button>
              {open === file.sha256 && <AttachmentView file={file} />}
            </li>
          ))}
        </ul>
        {problem !== "" && <p role="alert" className={styles["fileProblem"]}>✕ {problem}</p>}
        <input ref={picker} type="file" multiple hidden accept={fileMimes.join(",")} onChange={(event) => { void addAll([...(event.target.files ?? [])]); event.target.value = ""; }} />
        <button type="button" className={styles["file"]} onClick={() => picker.current?.click()}>{t("ticket.files.add")} <KeyCap keys="A" /></button>
      </div>
    </section>
  );
}
