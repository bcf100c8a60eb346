/** The first start: what each way needs and asks for. */
import { describe, expect, it } from "vitest";
import { foundInput, isShownWrong, missingFor } from "../../../renderer/rooms/start/start-form.ts";
import { calls } from "../../../shared/bridge.ts";

const empty = { name: " ", hub: "", code: "", folder: "", shownWrong: null };

describe("the first start", () => {
  it("needs nothing for the sample, a name for an empty hospital, address and code for a hub", () => {
    expect(missingFor("sample", empty)).toBe("");
    expect(missingFor("empty", empty)).toBe("name");
    expect(missingFor("join", empty)).toBe("hub");
    expect(missingFor("own", empty)).toBe("folder");
    expect(missingFor("join", { ...empty, hub: "http://10.0.0.1:4810" })).toBe("code");
  });

  it("asks for no more than its way needs, in the shape that the bridge takes", () => {
    const form = { ...empty, name: " 市一医院 ", hub: " http://10.0.0.1:4810 ", code: " abcd-efgh " };
    expect(foundInput("sample", form)).toEqual({ how: "sample" });
    expect(foundInput("empty", form)).toEqual({ how: "empty", name: "市一医院" });
    expect(calls.found.parse(foundInput("own", { ...form, folder: " D:\\hospital " }))).toEqual({ how: "own", folder: "D:\\hospital" });
    expect(calls.found.parse(foundInput("join", form))).toEqual({ how: "join", hub: "http://10.0.0.1:4810", code: "abcd-efgh" });
  });

  it("goes on without the wrong rows of a folder only where those of this very folder were shown", () => {
    const form = { ...empty, folder: "/home/hospital ", shownWrong: { folder: "/home/hospital", count: 3 } };
    expect(calls.found.parse(foundInput("own", form))).toEqual({ how: "own", folder: "/home/hospital", without: 3 });
    expect(isShownWrong({ ...form, folder: "/home/other" })).toBe(false);
    expect(isShownWrong({ ...empty, folder: "" })).toBe(false);
  });
});
