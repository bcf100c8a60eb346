/** Which services what somebody wrote may mean; the most telling words count most. For phones: plain matching, no readings. */
import type { PhoneService } from "../../../shared/phone.ts";

const shownMax = 6;

/** Best first; empty where nothing fits. */
export function matchServices(text: string, services: readonly PhoneService[]): readonly PhoneService[] {
  const written = text.toLowerCase();
  if (written.trim() === "") return [];
  const scored = services.map((service) => ({ service, score: scoreOf(written, service) })).filter(({ score }) => score > 0);
  return scored.sort((a, b) => b.score - a.score).slice(0, shownMax).map(({ service }) => service);
}

function scoreOf(written: string, { name, keywords }: PhoneService): number {
  const named = [name.zh, name.en].some((one) => written.includes(one.toLowerCase()));
  const words = keywords.filter((word) => written.includes(word.toLowerCase()));
  return (named ? 10 : 0) + words.reduce((sum, word) => sum + word.length, 0) + sharedWords(written, name.en);
}

/** English is written in many forms: words of the name count that begin alike (`leaks`, `leaking`), short ones not at all. */
function sharedWords(written: string, name: string): number {
  const stems = (text: string) => text.toLowerCase().split(/[^a-z]+/).filter((word) => word.length >= 4).map((word) => word.slice(0, 4));
  const said = new Set(stems(written));
  return stems(name).filter((stem) => said.has(stem)).length * 2;
}
