/**
 * The keyboard of the whole page. Rooms bind keys to a scope; a scope is active while the focus is inside an element with
 * `data-scope` of that name, "everywhere" always. Keys are matched by `event.code`, so layouts do not matter. While an
 * input method composes (`isComposing`, `keyCode` 229) nothing fires; plain letters never fire in a text field.
 */
import { useEffect, useRef } from "react";

/** Answers false to say "not mine": then the next binding may have the key. */
export type KeyHandler = (event: KeyboardEvent) => unknown;
/** By combination: `F4`, `KeyD`, `Ctrl+Enter`, `Alt+Digit1`, `Ctrl+Shift+KeyK`. */
export type KeyBindings = Readonly<Record<string, KeyHandler>>;

interface Binder {
  readonly scopes: readonly string[];
  readonly bindings: () => KeyBindings;
}

const binders: Binder[] = [];
/** While the screen is locked: the one scope whose keys work. */
let onlyScope: string | null = null;

/** Lets the keys of one scope work and no others; null gives all of them back. */
export function keepKeysTo(scope: string | null): void {
  onlyScope = scope;
}

/** True on macOS, where ⌘ takes the place of Ctrl. */
export const onMac = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
/** System keys that stay with Ctrl on macOS too. */
const alwaysCtrl = new Set(["F8", "F9"]);

/** The combination that an event stands for, as bindings write it. */
export function comboOf(event: KeyboardEvent, mac = onMac): string {
  const main = mac && !alwaysCtrl.has(event.code) ? event.metaKey : event.ctrlKey;
  const code = event.code === "NumpadEnter" ? "Enter" : event.code;
  return [main && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", code].filter(Boolean).join("+");
}

function isTextField(target: Element | null): boolean {
  if (target === null) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target as HTMLElement).isContentEditable;
}

/** Enter and Space belong to a button or a box that has the focus. */
function isControl(target: Element | null): boolean {
  return target?.closest("button, a[href], summary, input[type=checkbox], input[type=radio], [role=button], [role=option], [role=menuitem], [role=switch], [role=combobox]") != null;
}

function belongsToFocus(event: KeyboardEvent, target: Element | null): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const prints = event.key.length === 1 || event.key === "Process" || event.key === "Unidentified";
  if (prints && isTextField(target)) return true;
  if (event.key === "Enter" && target instanceof HTMLTextAreaElement) return true;
  return (event.key === "Enter" || event.key === " ") && isControl(target);
}

function activeScopes(target: Element | null): string[] {
  const scopes: string[] = [];
  for (let at = target?.closest("[data-scope]") ?? null; at !== null; at = at.parentElement?.closest("[data-scope]") ?? null) {
    scopes.push((at as HTMLElement).dataset["scope"] ?? "");
  }
  return [...scopes, "everywhere"];
}

function handleKey(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const target = document.activeElement;
  if (belongsToFocus(event, target)) return;
  const combo = comboOf(event);
  for (const scope of onlyScope === null ? activeScopes(target) : [onlyScope]) {
    for (const binder of binders.toReversed()) {
      const handler = binder.scopes.includes(scope) ? binder.bindings()[combo] : undefined;
      if (handler === undefined || handler(event) === false) continue;
      event.preventDefault();
      return;
    }
  }
}

/** Starts listening; called once by the shell. Answers how to stop. */
export function startKeyboard(): () => void {
  window.addEventListener("keydown", handleKey);
  return () => window.removeEventListener("keydown", handleKey);
}

/** Binds keys for as long as the component lives. The innermost scope wins, then the newest binding. */
export function useKeys(scope: string | readonly string[], bindings: KeyBindings): void {
  const latest = useRef(bindings);
  useEffect(() => { latest.current = bindings; });
  const scopesKey = typeof scope === "string" ? scope : scope.join(" ");
  useEffect(() => {
    const binder: Binder = { scopes: scopesKey.split(" "), bindings: () => latest.current };
    binders.push(binder);
    return () => void binders.splice(binders.indexOf(binder), 1);
  }, [scopesKey]);
}
