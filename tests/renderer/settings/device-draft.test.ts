/** What is typed into a device's form becomes settings, or is told apart. */
import { expect, it } from "vitest";
import { parseDraft, textOf } from "../../../renderer/rooms/settings/device-draft.ts";
import type { DeviceField } from "../../../shared/views.ts";

const fields: readonly DeviceField[] = [
  { name: "enabled", kind: "switch" }, { name: "port", kind: "number" }, { name: "key", kind: "secret" }, { name: "host", kind: "text" }, { name: "points", kind: "json" },
];

it("only what was changed is sent, each as what it is", () => {
  expect(parseDraft(fields, { enabled: "true", port: " 5060 ", host: " 10.0.0.1 ", points: "[1]" })).toEqual({ enabled: true, port: 5060, host: "10.0.0.1", points: [1] });
});

it("a secret left empty stays as it is", () => {
  expect(parseDraft(fields, { key: "" })).toEqual({});
  expect(parseDraft(fields, { key: "sesame" })).toEqual({ key: "sesame" });
});

it("JSON that cannot be read is told, and an empty number is no zero", () => {
  expect(parseDraft(fields, { points: "[" })).toBeUndefined();
  expect(parseDraft(fields, { port: "" })).toEqual({ port: Number.NaN });
});

it("values stand in their fields as text", () => {
  expect([textOf(undefined), textOf(5), textOf(true), textOf([1])]).toEqual(["", "5", "true", "[\n  1\n]"]);
});
