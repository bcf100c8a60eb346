/**
 * From a message or register to a reading, and from a reading to alarm or normal. Pure; used by `alarm-watch.ts` and the two
 * alarm devices. What cannot be read is garbage: counted, never a state.
 */
import type { PointTest } from "../../shared/alarm/point.ts";

/** Longest payload that is looked at. Assumed: a building controller's message is under a kilobyte. Unit: bytes. */
const payloadMax = 65_536;

/** A payload as text, and as JSON at most once however many points hang on its topic. */
export interface Payload {
  /** The value under a dotted path; the whole text for an empty path; undefined where there is none. */
  at(path: string): string | undefined;
}

export function readPayload(bytes: Buffer): Payload {
  const text = bytes.length > payloadMax ? undefined : bytes.toString("utf8");
  let json: unknown;
  let isParsed = false;
  return {
    at(path) {
      if (text === undefined) return undefined;
      if (path === "") return text.trim();
      if (!isParsed) {
        isParsed = true;
        json = parsed(text);
      }
      return leaf(json, path);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function leaf(json: unknown, path: string): string | undefined {
  let at = json;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = Reflect.get(at, step);
  }
  return typeof at === "string" || typeof at === "number" || typeof at === "boolean" ? String(at).trim() : undefined;
}

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu;

/**
 * True for alarm, false for normal, undefined for garbage. `isAlarm` is how it stands: a figure comes back to normal only
 * when it is inside its limits by the deadband.
 */
export function judge(value: string, test: PointTest, isAlarm: boolean): boolean | undefined {
  if (test.kind === "word") {
    const word = value.toLowerCase();
    if (test.on.some((one) => one.toLowerCase() === word)) return true;
    return test.off.some((one) => one.toLowerCase() === word) ? false : undefined;
  }
  if (!number.test(value)) return undefined;
  const figure = Number(value) * test.scale;
  const inside = isAlarm ? test.deadband : 0;
  return figure > (test.high ?? Infinity) - inside || figure < (test.low ?? -Infinity) + inside;
}

/** A figure as people see it: `0.31 MPa`. A word says no more than that there is an alarm. */
export function readingText(value: string, test: PointTest): string {
  if (test.kind === "word") return "";
  const figure = Math.round(Number(value) * test.scale * 1000) / 1000;
  return `${figure}${test.unit === "" ? "" : ` ${test.unit}`}`.slice(0, 60);
}
