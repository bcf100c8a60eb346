/**
 * The calls of a seeded hospital: places, services, words and people of the sample catalogue, put together by a counted
 * random, so that every machine measures on the same tickets. Each closed call goes its whole way (log, dispatch, finish,
 * sign, close); an open one stops somewhere on it.
 */
import { join } from "node:path";
import { sourceFolder } from "../../electron/arguments.ts";
import { readCatalog } from "../../electron/catalog/read-catalog.ts";
import { minuteMs } from "../../shared/kernel/time.ts";

export interface Command {
  readonly command: string;
  readonly body: unknown;
  readonly actor: string;
  readonly commandId: string;
  readonly observedAtMs: number;
}

/** One ticket and what was done about it. */
export interface Call {
  readonly atMs: number;
  readonly commands: readonly Command[];
}

interface Choice {
  readonly places: readonly string[];
  readonly services: readonly { readonly id: string; readonly crewId: string; readonly priority: number; readonly keywords: readonly string[]; readonly label: string }[];
  readonly operators: readonly string[];
}

const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹"];
const givenNames = ["芳", "敏", "静", "丽", "强", "磊", "军", "洋", "艳", "杰", "建国", "秀英", "桂兰", "志强", "晓东", "海燕"];
const details = ["一直没停", "今天早上开始的", "病人在等", "昨天修过又坏了", "麻烦快一点", "地上都湿了", "声音很大", "已经放了警示牌", "护士长打来的", "先看一下再说"];
const results = ["已换件", "已疏通", "已清理", "调整后正常", "已更换滤网", "换接水盘，通排水管", "试机正常"];

/** A counted random between 0 and 1 (mulberry32): the same series on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Id of the ticket of a call. */
export function ticketIdOf(index: number): string {
  return `s-${index.toString(36).padStart(6, "0")}`;
}

/** One call every 3 minutes up to `untilMs`; the last `open` ones, and every now and then an old one, are not closed. */
export function createCalls({ count, open, untilMs }: { readonly count: number; readonly open: number; readonly untilMs: number }): { slice(from: number, to: number): Call[] } {
  const choice = readChoice();
  const staleEvery = Math.ceil(count / (open / 4));
  const recent = count - Math.floor(open * 0.75);
  return {
    slice(from, to) {
      const calls: Call[] = [];
      for (let index = from; index < Math.min(to, count); index++) {
        const atMs = untilMs - (count - 1 - index) * 3 * minuteMs;
        calls.push(callOf(index, atMs, choice, index >= recent || index % staleEvery === 0));
      }
      return calls;
    },
  };
}

function callOf(index: number, atMs: number, choice: Choice, isOpen: boolean): Call {
  const random = createRandom(index);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T; // the lists are never empty
  const service = pick(choice.services);
  const matter = pick(service.keywords);
  const ticketId = ticketIdOf(index);
  const name = `${pick(surnames)}${pick(givenNames)}`;
  const phone = `13${Math.floor(random() * 1e9).toString().padStart(9, "0")}`;
  const actor = pick(choice.operators);
  const at = (minutes: number) => atMs + minutes * minuteMs;
  const command = (verb: string, body: object, minutes: number): Command =>
    ({ command: `ticket.${verb}`, body: { ticketId, ...body }, actor, commandId: `${ticketId}-${verb}`, observedAtMs: at(minutes) });
  const log: Command = {
    command: "ticket.log", actor, commandId: ticketId, observedAtMs: atMs,
    body: { placeId: pick(choice.places), serviceId: service.id, priority: service.priority, matter, said: `${matter}，${pick(details)}`, caller: { name, phone } },
  };
  const way = [
    log, command("dispatch", { crewId: service.crewId, personIds: [] }, 2), command("finish", { result: pick(results) }, 40),
    command("sign", { how: "call-back", signerName: name }, 55), command("close", {}, 60),
  ];
  return { atMs, commands: isOpen ? way.slice(0, 1 + Math.floor(random() * 4)) : way };
}

interface CatalogBody {
  readonly id: string;
  readonly kind: string;
  readonly role: string;
  readonly crewId: string;
  readonly priority: number;
  readonly keywords: readonly string[];
  readonly name: { readonly zh: string };
}

function readChoice(): Choice {
  const { commands } = readCatalog(join(sourceFolder, "resources", "catalog"));
  const bodies = (type: string) => commands.filter((one) => one.type === type).map((one) => one.body as CatalogBody); // the catalogue was parsed by its verbs
  return {
    places: bodies("place.define").filter(({ kind }) => kind === "room" || kind === "bed" || kind === "department").map(({ id }) => id),
    services: bodies("service.define").filter(({ keywords }) => keywords.length > 0).map(({ name, ...one }) => ({ ...one, label: name.zh })),
    operators: bodies("person.define").filter(({ role }) => role === "operator").map(({ id }) => id),
  };
}
