import { describe, expect, it } from "vitest";
import { layout, layoutsMax } from "../../shared/layout/layout.ts";
import { ask } from "./asks.ts";
import { given } from "./given.ts";
import type { Manner } from "./given.ts";

const save = (name: string, filter = "", manner: Manner = {}) => ask("layout.save", { name, shape: "rows", crewId: null, filter, hidden: ["number"] }, manner);
const names = (personId: string, hospital: ReturnType<typeof given>) => hospital.state(layout, personId).layouts.map((one) => one.name);

describe("layout.save and layout.drop", () => {
  it("keep what somebody saved, at whichever desk, and nobody else's", () => {
    const hospital = given(save("白班"), save("夜班", "p1"), save("我的", "", { actor: "chen-jing", desk: 2 }));
    expect(names("li-jianguo", hospital)).toEqual(["白班", "夜班"]);
    expect(names("chen-jing", hospital)).toEqual(["我的"]);
  });

  it("replace the one of the same name, at its place", () => {
    const hospital = given(save("白班"), save("夜班"), save("白班", "b3"));
    expect(names("li-jianguo", hospital)).toEqual(["白班", "夜班"]);
    expect(hospital.state(layout, "li-jianguo").layouts[0]?.filter).toBe("b3");
  });

  it("hold as many as there are digits", () => {
    const full = given(...Array.from({ length: layoutsMax }, (_, at) => save(`第${at}`)));
    full.when(save("再来")).thenRefused("layout.too-many", { max: layoutsMax });
    expect(names("li-jianguo", full.after(save("第0", "p1")))).toHaveLength(layoutsMax);
    expect(names("li-jianguo", full.after(ask("layout.drop", { name: "第3" })))).toHaveLength(layoutsMax - 1);
  });
});
