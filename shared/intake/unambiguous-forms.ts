/**
 * Short forms that only one name of the hospital has: what two names share is left out, unless it says clearly more of one.
 * Asked by `building-names.ts` and `department-names.ts`, each with its own rules for shortening.
 */

/** A form with the name it stands for, and how much it says of it, of 1. */
export type ShortForms = ReadonlyMap<string, readonly [name: string, factor: number]>;

/** Of two names with the same short form, the one of which it says this much more has it. Assumed. */
const clearly = 0.1;

/** Characters in order, from each half of a long word its first: 儿保 for 儿童保健, 胰胃 for 胰腺胃肠. */
export function headsOf(stem: string): string {
  return stem.replace(/(.)./gu, "$1");
}

/** Takes a form into the list with the most that any rule says of it. */
export function offerTo(forms: Map<string, number>): (form: string, factor: number) => void {
  return (form, factor) => { if ((forms.get(form) ?? 0) < factor) forms.set(form, factor); };
}

/** Every form that `formsOf` offers for the names, as far as it is clear whose it is. No name is a short form. */
export function unambiguousForms(names: readonly string[], formsOf: (name: string) => ReadonlyMap<string, number>): ShortForms {
  const found = new Map<string, readonly [string, number] | null>();
  for (const name of new Set(names)) {
    for (const [form, factor] of formsOf(name)) {
      const other = found.get(form);
      if (other === undefined || (other !== null && other[1] < factor - clearly)) found.set(form, [name, factor]);
      else if (other !== null && other[1] <= factor + clearly) found.set(form, null);
    }
  }
  for (const name of names) found.delete(name);
  return new Map([...found].flatMap(([form, one]) => (one === null ? [] : [[form, one] as const])));
}
