/** An empty list: one sentence in its first row, why it is empty and how to fill it. Nothing fills the space below. */
import type { ReactNode } from "react";
import styles from "./EmptyLine.module.css";

/** The sentence, where the first row would stand. */
export function EmptyLine({ children }: { readonly children: ReactNode }) {
  return <p className={styles["empty"]}>{children}</p>;
}
