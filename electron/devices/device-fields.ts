/**
 * The form of a device, read off its settings schema: one field per setting, in the order of the schema. Pages cannot import
 * a device; they get these fields in view `devices`. A setting marked `.meta({ secret: true })` is never shown again.
 */
import { z } from "zod";
import type { DeviceField } from "../../shared/views.ts";

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly secret?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** Fields of a schema of one object; anything else has none. */
export function fieldsOf(settings: z.ZodType): readonly DeviceField[] {
  const schema = z.toJSONSchema(settings, { io: "input", unrepresentable: "any" }) as JsonSchema; // read leniently below
  return Object.entries(schema.properties ?? {}).map(([name, field]) => fieldOf(name, field));
}

/** The settings as a page may see them: secrets are empty, and whether there is one is told apart. */
export function shownSettings(fields: readonly DeviceField[], settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const secrets = new Set(fields.filter((field) => field.kind === "secret").map((field) => field.name));
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, secrets.has(name) ? "" : value]));
}

function fieldOf(name: string, { type, enum: options, minimum, maximum, secret }: JsonSchema): DeviceField {
  const range = { ...(minimum !== undefined && { least: minimum }), ...(maximum !== undefined && { most: maximum }) };
  if (options !== undefined) return { name, kind: "choice", options: options.map(String) };
  if (type === "boolean") return { name, kind: "switch" };
  if (type === "integer" || type === "number") return { name, kind: "number", ...range };
  if (type === "string") return { name, kind: secret === true ? "secret" : "text" };
  return { name, kind: "json" };
}
