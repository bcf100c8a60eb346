/**
 * The words of the house in the language of this desk. Every screen takes its text from here; nothing user-visible stands
 * in code. The language switches at run time: all readers repaint. Refusals and names of data are put into words too.
 */
import i18next from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import en from "../../resources/words/en.json";
import zhCN from "../../resources/words/zh-CN.json";
import type { Bilingual } from "../../shared/kernel/text.ts";
import type { Language } from "./refusal-text.ts";

const words = i18next.createInstance();

void words.use(initReactI18next).init({
  resources: { "zh-CN": { translation: zhCN }, en: { translation: en } },
  lng: "zh-CN",
  fallbackLng: "zh-CN",
  interpolation: { escapeValue: false },
  initAsync: false,
});

export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface Words {
  readonly t: Translate;
  readonly language: Language;
  /** The half of a bilingual value that this desk reads; empty for null. */
  pick(value: Bilingual | null): string;
}

/** Switches the language of the whole page, at once. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (words.language !== language) void words.changeLanguage(language);
}

function wordsFor(language: Language): Words {
  const translate = words.getFixedT(language);
  return {
    t: (key, params = {}) => translate(key, params),
    language,
    pick: (value) => (value === null ? "" : language === "en" ? value.en : value.zh),
  };
}

/** Words for a component; it repaints when the language changes. */
export function useWords(): Words {
  const { i18n } = useTranslation(undefined, { i18n: words });
  const language: Language = i18n.language === "en" ? "en" : "zh-CN";
  return useMemo(() => wordsFor(language), [language]);
}

/** Words outside of React (fault screens, documents); reads the language of the moment. */
export function wordsNow(): Words {
  return wordsFor(words.language === "en" ? "en" : "zh-CN");
}
