/** Open views of a page: who listens late, comes back, or hears a push early still sees everything. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Push } from "../../../shared/bridge.ts";

/** A desk behind the page: it remembers which handles are open, and answers a snapshot when the test says so. */
function fakeDesk(rows: () => readonly unknown[]) {
  const opened: number[] = [];
  const closed: number[] = [];
  const answers: (() => void)[] = [];
  let push: (pushes: readonly Push[]) => void = () => {};
  let link: (up: boolean) => void = () => {};
  vi.stubGlobal("window", {
    desk: {
      call(name: string, { handle }: { readonly handle: number }) {
        if (name === "close") {
          closed.push(handle);
          return Promise.resolve({ kind: "done", value: null });
        }
        opened.push(handle);
        return new Promise((resolve) => {
          const text = JSON.stringify(rows());
          answers.push(() => resolve({ kind: "done", value: { rows: text } }));
        });
      },
      onPush: (heard: typeof push) => { push = heard; },
      onLink: (heard: typeof link) => { link = heard; },
    },
  });
  return {
    opened, closed,
    async answer() {
      for (const each of answers.splice(0)) each();
      await vi.advanceTimersByTimeAsync(0);
    },
    push: (upserts: readonly unknown[], removes: readonly string[] = []) => push([{ handle: opened.at(-1) ?? 0, upserts, removes } as Push]),
    isLinked: (up: boolean) => link(up),
  };
}

const first = { ticketId: "t1", state: "logged" };
const second = { ticketId: "t2", state: "logged" };

describe("an open view", () => {
  let stored: readonly unknown[] = [];
  const ids = (view: { readonly rows: ReadonlyMap<string, unknown> }) => [...view.rows.keys()];
  const load = async () => {
    const desk = fakeDesk(() => stored);
    const { openView } = await import("../../../renderer/bridge/view-store.ts");
    return { desk, openView };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetModules();
    stored = [first];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is shared by all who read it, and closed a while after the last one left", async () => {
    const { desk, openView } = await load();
    const stops = [openView("board", {}).listen(() => {}), openView("board", {}).listen(() => {})];
    await desk.answer();
    for (const stop of stops) stop();
    await vi.advanceTimersByTimeAsync(900);
    const again = openView("board", {}).listen(() => {});
    await vi.advanceTimersByTimeAsync(5_000);
    expect([desk.opened, desk.closed]).toEqual([[1], []]);
    again();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.closed).toEqual([1]);
  });

  it("hears every push although it is listened to long after it was asked for, as on a slow page", async () => {
    const { desk, openView } = await load();
    openView("board", {}); // fetched ahead
    await desk.answer();
    await vi.advanceTimersByTimeAsync(950);
    const view = openView("board", {});
    await vi.advanceTimersByTimeAsync(3_000);
    const heard: unknown[] = [];
    view.listen((change) => heard.push(change));
    await desk.answer();
    desk.push([second]);
    expect(desk.closed).toEqual([1]);
    expect(ids(view)).toEqual(["t1", "t2"]);
    expect(heard).toEqual([null, { upserts: [second], removes: [] }]);
  });

  it("keeps a push that overtook its snapshot", async () => {
    const { desk, openView } = await load();
    const view = openView("board", {});
    view.listen(() => {});
    desk.push([second], ["t1"]);
    await desk.answer();
    expect(ids(view)).toEqual(["t2"]);
  });

  it("keeps a push that overtook the snapshot after a broken link, and shows the old rows meanwhile", async () => {
    const { desk, openView } = await load();
    const view = openView("board", {});
    view.listen(() => {});
    await desk.answer();
    desk.isLinked(false);
    desk.isLinked(true);
    expect(ids(view)).toEqual(["t1"]);
    desk.push([second]);
    await desk.answer();
    expect(ids(view)).toEqual(["t1", "t2"]);
  });
});
