/** Small parts as they are drawn: never colour alone, words for those who hear the screen. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Countdown } from "../../../renderer/parts/Countdown.tsx";
import { CrewTicks } from "../../../renderer/parts/CrewTicks.tsx";
import { PriorityMark } from "../../../renderer/parts/PriorityMark.tsx";
import { Track } from "../../../renderer/parts/Track.tsx";

describe("a mark", () => {
  it("says the word of its priority and has a shape of its own", () => {
    const drawn = ([1, 2, 3, 4] as const).map((priority) => renderToStaticMarkup(<PriorityMark priority={priority} />));
    expect(drawn.map((markup) => /aria-label="([^"]+)"/.exec(markup)?.[1])).toEqual(["特急", "紧急", "一般", "可延"]);
    expect(drawn.map((markup) => /<(rect|circle|path)/.exec(markup)?.[1])).toEqual(["rect", "path", "circle", "path"]);
  });
});

describe("a countdown", () => {
  it("puts 超 before the time when it is late", () => {
    expect(renderToStaticMarkup(<Countdown leftMs={-204_000} nearness="over" />)).toContain("超 03:24");
  });

  it("shows a word instead of a time when it stands still, even if a time is known", () => {
    expect(renderToStaticMarkup(<Countdown leftMs={5_000} nearness="near" instead="等配件" />)).toMatch(/>等配件</);
    expect(renderToStaticMarkup(<Countdown leftMs={null} nearness="in-time" />)).toMatch(/>—</);
  });
});

describe("ticks", () => {
  it("draws one per person in the order busy, free, off, and no more than fit", () => {
    expect(renderToStaticMarkup(<CrewTicks busy={2} free={1} off={1} />).match(/<i /g)).toHaveLength(4);
    expect(renderToStaticMarkup(<CrewTicks busy={9} free={9} off={9} max={5} />).match(/<i /g)).toHaveLength(5);
  });

  it("draws six steps whatever is done", () => {
    expect(renderToStaticMarkup(<Track filled={4.5} />).match(/<i /g)).toHaveLength(6);
  });
});
