/** Which PINs are taken: 4 to 8 digits that are not the first ones anybody would try. */
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";

/** One digit again and again, steps of one up or down (also over 9 and 0), a pair or a half twice: 0000, 1234, 9876, 1212, 123123. */
export function isWeakPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  if (steps.every((step) => step === 0) || steps.every((step) => step === 1) || steps.every((step) => step === 9)) return true;
  return /^(\d{2,4})\1+$/.test(pin);
}

/** Refuses `person.pin-form`, `person.pin-weak`. */
export function refusePin(pin: string): Refusal | undefined {
  if (!/^\d{4,8}$/.test(pin)) return refuse("person.pin-form", { least: 4, most: 8 });
  return isWeakPin(pin) ? refuse("person.pin-weak") : undefined;
}

/** What a reader types: 4 to 64 letters and digits. Refuses `person.badge-form`. */
export function refuseBadge(badge: string): Refusal | undefined {
  return /^[\w-]{4,64}$/.test(badge) ? undefined : refuse("person.badge-form", { least: 4 });
}
