/** Refusals in the language of the moment, for components. */
import { useCallback } from "react";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { refusalText } from "./refusal-text.ts";
import { useWords } from "./words.ts";

/** Answers a function that puts a refusal into one sentence. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useWords();
  return useCallback((refusal: Refusal) => refusalText(refusal, t), [t]);
}
