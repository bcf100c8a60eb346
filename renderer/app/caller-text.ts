/** A caller in words while nobody has claimed the call: the number, that it is hidden, or that the exchange sent none. */
import { isWithheld } from "../../shared/call/number.ts";
import type { CallRow } from "../../shared/views.ts";
import type { Translate } from "./words.ts";

/** The number or what stands for it. */
export function callerText({ number, given }: Pick<CallRow, "number" | "given">, t: Translate): string {
  if (number !== "") return number;
  return isWithheld(given) ? t("app.lines.withheld") : t("app.lines.noNumber");
}
