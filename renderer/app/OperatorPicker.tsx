/** Who sits at this desk: the name is a button that opens the list of operators and supervisors. Every act carries that person. */
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useRef, useState } from "react";
import { useView } from "../bridge/use-view.ts";
import styles from "./OperatorPicker.module.css";
import { seatable } from "./seatable.ts";
import { useSession } from "./session.ts";
import { useWords } from "./words.ts";

/** The button and its list. */
export function OperatorPicker() {
  const { t, pick } = useWords();
  const { hello, personId, sit } = useSession();
  const { rows, byKey, ready } = useView("people");
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const choose = (chosen: string | null) => { setOpen(false); void sit(chosen); };
  const sitting = byKey.get(personId ?? "");
  const empty = ready && sitting === undefined;
  const name = empty ? t("app.status.nobody") : pick(sitting?.name ?? null);
  return (
    <>
      <button ref={button} type="button" className={`${styles["button"]} ${empty ? styles["nobody"] : ""}`} aria-haspopup="menu" onClick={() => setOpen(true)}>
        {t("app.status.desk", { desk: hello.deskNumber })} <strong>{name}</strong>
      </button>
      <Menu open={open} anchorEl={() => button.current} onClose={() => setOpen(false)} anchorOrigin={{ vertical: "top", horizontal: "left" }} transformOrigin={{ vertical: "bottom", horizontal: "left" }}>
        {seatable(rows).map((row) => (
          <MenuItem key={row.personId} selected={row.personId === personId} onClick={() => choose(row.personId)}>
            {pick(row.name)}<span className={styles["role"]}>{t(`parts.role.${row.role}`)}</span>
          </MenuItem>
        ))}
        <MenuItem disabled={empty} onClick={() => choose(null)}>{t("app.status.leave")}</MenuItem>
      </Menu>
    </>
  );
}
