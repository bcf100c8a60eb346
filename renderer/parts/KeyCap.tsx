/** The cap that names a key beside the word of its act. Hidden by a setting; on macOS Ctrl is shown as ⌘. */
import { onMac } from "../app/keyboard.ts";
import styles from "./KeyCap.module.css";

export interface KeyCapProps {
  /** As people say it: `Ctrl Enter`, `F4`, `D`. */
  readonly keys: string;
}

/** A key cap; decoration for those who see it, the act itself carries `aria-keyshortcuts` where it matters. */
export function KeyCap({ keys }: KeyCapProps) {
  const shown = onMac && !/F\d/.test(keys) ? keys.replace("Ctrl", "⌘") : keys;
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a cap takes no focus; its act does
  return <kbd className={styles["cap"]} aria-hidden="true">{shown}</kbd>;
}
