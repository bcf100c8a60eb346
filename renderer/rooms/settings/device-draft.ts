/** What is typed into a device's form, between texts and values. Pure; for `DeviceForm.tsx` and its test. */
import type { DeviceField } from "../../../shared/views.ts";

/** A setting as text in its field. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value, null, 2) : String(value);
}

/** The changed settings as values; undefined where a JSON field cannot be read. A secret left empty is not among them. */
export function parseDraft(fields: readonly DeviceField[], draft: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> | undefined {
  const parsed: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const text = draft[name];
    if (text === undefined || (kind === "secret" && text === "")) continue;
    if (kind === "switch") parsed[name] = text === "true";
    else if (kind === "number") parsed[name] = text.trim() === "" ? Number.NaN : Number(text);
    else if (kind !== "json") parsed[name] = text.trim();
    else {
      const value = readJson(text);
      if (value === undefined) return undefined;
      parsed[name] = value;
    }
  }
  return parsed;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
