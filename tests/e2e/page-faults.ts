/** What must never be wrong with any screen: overflow of the page, names of words instead of words, what axe finds. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

/** A word's name as `t` gives it back where there is no such word. */
const wordName = /\b(?:alarms|app|board|device|health|intake|ticket|wall|settings|parts|phone|search|tray|start|refusal)\.[a-z][\w-]*(?:\.\w+)*/g;

/** Everything wrong with the page as it stands, as sentences; empty when it is well. Axe takes a second, and may be left out or kept to what a selector names. */
export async function pageFaults(page: Page, axe: boolean | string = true): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    const hints = [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((one) => ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name)));
    const isShown = (one: Element) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
    const scrolls = (one: Element | null): boolean => one !== null && (/auto|scroll/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const outside = [...document.querySelectorAll("button")].filter((one) => isShown(one) && !scrolls(one) && (one.getBoundingClientRect().right > window.innerWidth + 1 || one.getBoundingClientRect().left < -1));
    const squeezed = [...document.querySelectorAll("footer > *, [data-ringing] > li")].filter((one) => isShown(one) && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).textOverflow !== "ellipsis");
    const cut = [...outside, ...squeezed].map((one) => one.textContent.slice(0, 60));
    return { cut, wide: scrollWidth - clientWidth, high: scrollHeight - clientHeight, text: [document.body.textContent, ...hints].join(" ") };
  });
  const names = [...new Set(seen.text.match(wordName) ?? [])].map((name) => `shows the name ${name} instead of a word`);
  const overflow = seen.wide > 0 || seen.high > 0 ? [`the page overflows by ${seen.wide} × ${seen.high} px`] : [];
  const cut = seen.cut.map((text) => `cut: ${text}`);
  return [...overflow, ...cut, ...names, ...(axe === false ? [] : await accessFaults(page, axe === true ? undefined : axe))];
}

/** What axe finds, without the tab of its own that an Electron window cannot open. */
export async function accessFaults(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] }); // what is well need not be described
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `axe ${id}: ${html.slice(0, 160)} ${failureSummary?.split("\n")[1]?.trim() ?? ""}`));
}
