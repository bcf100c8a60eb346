/**
 * How long a search takes among 200,000 tickets, the way people type: words rare and very common, pinyin initials, ends of
 * ticket numbers, telephone numbers in part and whole. Beside it the least it could cost: reading the same hits by their id.
 */
import type { Store } from "../../electron/store/store.ts";
import { breathe, figureOf, timed } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { openDesk, ticketFolder } from "./seed.ts";

/** As many as the palette asks for. */
const limit = 20;
const rounds = 100;

const words = ["电梯", "空调", "空调漏水", "漏水", "王芳", "电梯困人", "卫生间", "病人在等", "12床", "监护室 漏水", "配电室", "轮椅"];
const pinyin = ["dt", "kt", "ktls", "ls", "wf", "dtkr", "wsj", "jhs ls", "ly", "pds", "d", "k"];

/** All four figures. */
export async function measureSearch(): Promise<Figure[]> {
  const { store } = openDesk(ticketFolder());
  const numbers = store.db.prepare<[], string>("SELECT number FROM state_ticket WHERE rowid % 9973 = 0").pluck().all();
  const phones = store.db.prepare<[], string>("SELECT body ->> '$.callers[0].phone' FROM state_ticket WHERE rowid % 9973 = 0").pluck().all();
  const figures = [
    await measure(store, "search-word", words),
    await measure(store, "search-pinyin", pinyin),
    await measure(store, "search-number", ["0042", "42", "261122", ...numbers, ...numbers.map((one) => one.slice(7))]),
    await measure(store, "search-phone", [...phones, ...phones.map((one) => one.slice(-4)), ...phones.map((one) => one.slice(0, 7))]),
  ];
  store.close();
  return figures;
}

async function measure(store: Store, name: string, texts: readonly string[]): Promise<Figure> {
  const ours: number[] = [];
  const floor: number[] = [];
  let found = 0;
  for (let index = 0; index <= rounds; index++) {
    for (const text of texts) {
      let hits: ReturnType<typeof store.search.find> = [];
      const tookMs = timed(() => { hits = store.search.find(text, limit); });
      const bareMs = timed(() => hits.map((hit): unknown => JSON.parse(store.state.get(hit.kind, hit.id) ?? "")));
      found += hits.length;
      if (index > 0) { ours.push(tookMs); floor.push(bareMs); }
    }
    await breathe();
  }
  if (found === 0) throw new Error(`${name} found nothing`);
  return figureOf(name, "ms", ours, floor);
}
