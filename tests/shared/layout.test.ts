import { describe, expect, it } from "vitest";
import { readEvent } from "../../shared/house.ts";
import { columnMoved, columnsInOrder, layout, layoutsMax } from "../../shared/layout/layout.ts";
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

describe("what a layout says", () => {
  it("keeps heads and order of columns, and is as delivered where nothing was said", () => {
    const said = ask("layout.save", { name: "按楼", shape: "rows", groupBy: "building", crewId: null, filter: "", hidden: [], order: ["crew", "place"] });
    const [first, second] = given(said, save("白班")).state(layout, "li-jianguo").layouts;
    expect(first).toMatchObject({ groupBy: "building", order: ["crew", "place"] });
    expect(second).toMatchObject({ groupBy: "need", order: [] });
  });

  it("of an older program is read as delivered", () => {
    const read = readEvent("layout.saved@1", { name: "白班", shape: "rows", crewId: null, filter: "b3", hidden: ["crew"] });
    expect(read?.kind.type).toBe("layout.saved@2");
    expect(read?.body).toMatchObject({ name: "白班", filter: "b3", hidden: ["crew"], groupBy: "need", order: [] });
  });

  it("puts the columns that it names first, each once, and the others behind in their usual order", () => {
    expect(columnsInOrder(["promise", "crew", "promise"])).toEqual(["promise", "crew", "place", "matter", "state", "number"]);
  });

  it("moves a column by one place, and not beyond the edge", () => {
    expect(columnMoved([], "matter", -1).slice(0, 2)).toEqual(["matter", "place"]);
    expect(columnMoved([], "matter", 1).slice(0, 3)).toEqual(["place", "state", "matter"]);
    expect(columnMoved([], "place", -1)).toEqual(columnsInOrder([]));
    expect(columnMoved([], "number", 1)).toEqual(columnsInOrder([]));
  });
});
