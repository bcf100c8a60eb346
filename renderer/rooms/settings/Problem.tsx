/** Why an act of a settings row was not done; nothing where it was. */
import styles from "./Settings.module.css";

/** The sentence, read out at once. */
export function Problem({ text }: { readonly text: string }) {
  return text === "" ? null : <p className={styles["problem"]} role="alert">✕ {text}</p>;
}
