/** Rules of the house: no verb without a test, no refusal and no event without words that can be filled in. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { describe, expect, it } from "vitest";
import { eventKinds, verbs } from "../../shared/house.ts";
import { beforeTheSite, waysToNo } from "../shared/every-refusal.ts";
import { emptyHospital, given } from "../shared/given.ts";
import { languages, placeholdersOf, sentenceAt } from "./words.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

function filesUnder(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).filter((path) => ending.test(path)).map((path) => `${root}${folder}/${path}`);
}

const testTexts = filesUnder("tests/shared", /\.test\.ts$/).map((path) => readFileSync(path, "utf8")).join("\n");
const sourceTexts = ["shared", "electron", "renderer"].flatMap((folder) => filesUnder(folder, /\.tsx?$/)).map((path) => readFileSync(path, "utf8")).join("\n");

/** What the interface adds to a refusal's parameters before it looks for words (`renderer/app/refusal-text.ts`). */
const madeFrom: Readonly<Record<string, string>> = {
  atMs: "at", step: "stepName", reason: "reasonName", by: "byName", byEn: "byNameEn", certificate: "certificateName", role: "roleName", needed: "neededNames",
};

/** Refusals given outside of `shared`: at the doors, by the desk, by the link. With the parameters they have. */
const doorRefusals: Readonly<Record<string, readonly string[]>> = {
  "input.invalid": ["field", "problem"], "input.too-long": ["field", "max"], "input.control-character": ["field"],
  "input.unknown-command": ["command"], "input.malformed": [], "input.too-large": ["maxKb"],
  "bridge.foreign-sender": [], "bridge.unknown-call": ["call"], "bridge.read-only": [], "bridge.not-allowed": ["call"],
  "device.unknown": ["device"], "device.closed": [], "device.not-written": [],
  "survey.answered-already": [],
  "phone.code-unknown": [], "phone.request-unknown": [], "phone.too-often": [], "phone.no-crew": ["person", "personEn"], "phone.signed-out": [], "phone.no-pin": ["person", "personEn"], "phone.fault": [],
  "file.too-large": ["maxMb"], "file.empty": [], "file.not-here": [],
  "bridge.unknown-view": ["view"], "bridge.too-many-views": ["max"],
  "desk.read-only": [], "desk.disk-full": [], "desk.not-numbered": [], "desk.not-ended-here": [], "sync.hub-unreachable": [],
  "sync.not-enrolled": [], "sync.revoked": [], "sync.other-node": [], "sync.not-yours": ["desk"], "trust.stranger": [],
  "trust.no-code": [], "trust.code-wrong": ["left"], "trust.code-short": ["length"], "trust.hub-not-proved": [], "trust.walls-full": ["max"],
  "trust.certificate-unreadable": ["file"], "trust.certificate-key": [], "trust.certificate-over": ["atMs"],
};

/** Parameters that a code has whichever verb says it. */
function paramsByCode(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [code, way] of Object.values(waysToNo).flatMap((ways) => Object.entries(ways))) {
    const answer = (beforeTheSite.has(code) ? emptyHospital : given(...way.given)).ask(way.when);
    if (answer.kind !== "refused") throw new Error(`${way.when.type} was to say ${code}`);
    const names = Object.keys(answer.refusal.params);
    found.set(code, (found.get(code) ?? names).filter((name) => names.includes(name)));
  }
  for (const [code, names] of Object.entries(doorRefusals)) found.set(code, names);
  return found;
}

function fillable(names: readonly string[]): readonly string[] {
  return [...names, ...names.flatMap((name) => madeFrom[name] ?? [])];
}

/** Fields of an event's body as words may name them: times without their unit, coded values by their name, one level down. */
function fieldsOf(body: z.ZodType): readonly string[] {
  if (!(body instanceof z.ZodObject)) return [];
  return Object.entries(body.shape).flatMap(([name, inner]) => {
    const nested = inner instanceof z.ZodObject ? Object.keys(inner.shape).map((below) => `${name}.${below}`) : [];
    return [name, `${name}Name`, name.replace(/Ms$/, ""), ...nested];
  });
}

describe("every command", () => {
  it.each([...verbs.keys()])("%s is named in a test of the trade", (command) => {
    expect(testTexts).toMatch(new RegExp(`\\b${command.replace(".", "\\.")}\\b`));
  });
});

describe.each(Object.entries(languages))("the words in %s", (_language, words) => {
  const params = paramsByCode();

  it("have a sentence for every refusal that a verb lists", () => {
    const codes = new Set([...verbs.values()].flatMap((verb) => verb.refusals));
    expect([...codes].filter((code) => sentenceAt(words, `refusal.${code}`) === undefined)).toEqual([]);
  });

  it("have a sentence for every refusal that is written anywhere in the source", () => {
    const codes = new Set([...sourceTexts.matchAll(/\brefuse\("([a-z-]+\.[a-z-]+)"/g)].map(([, code = ""]) => code));
    expect([...codes, ...Object.keys(doorRefusals)].filter((code) => sentenceAt(words, `refusal.${code}`) === undefined)).toEqual([]);
  });

  it("ask of a refusal only what it brings", () => {
    const wrong = [...params].flatMap(([code, names]) => {
      const missing = placeholdersOf(sentenceAt(words, `refusal.${code}`) ?? "").filter((name) => !fillable(names).includes(name));
      return missing.map((name) => `${code}: {{${name}}}`);
    });
    expect(wrong).toEqual([]);
  });

  it("have a sentence for every event, and ask of it only what its body holds", () => {
    const wrong = [...eventKinds.values()].flatMap((kind) => {
      const key = `event.${kind.type.replace(/@\d+$/, "")}`;
      const sentence = sentenceAt(words, key);
      if (sentence === undefined) return [key];
      return placeholdersOf(sentence).filter((name) => !fieldsOf(kind.body).includes(name)).map((name) => `${key}: {{${name}}}`);
    });
    expect(wrong).toEqual([]);
  });

  it("hold no empty sentence, and no placeholder that is not closed", () => {
    const wrong: string[] = [];
    const visit = (at: unknown, key: string): void => {
      if (typeof at === "object" && at !== null) for (const [name, below] of Object.entries(at)) visit(below, `${key}.${name}`);
      else if (typeof at !== "string" || at === "" || /\{\{|\}\}/.test(at.replace(/\{\{\s*[\w.]+\s*(?:,[^{}]*)?\}\}/g, ""))) wrong.push(key);
    };
    visit(words, "");
    expect(wrong).toEqual([]);
  });
});

it("both languages have the same keys", () => {
  const keysOf = (at: unknown, key = ""): string[] =>
    typeof at === "object" && at !== null ? Object.entries(at).flatMap(([name, below]) => keysOf(below, `${key}.${name}`)) : [key.replace(/_(one|other|zero)$/, "")];
  const [zh, en] = Object.values(languages).map((words) => [...new Set(keysOf(words))].sort());
  expect(en).toEqual(zh);
});
