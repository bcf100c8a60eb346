/**
 * One row of a point table (点表) becomes the body of `alarm.define-point`. Used by the catalogue and by `npm run import --
 * points`. Heads in English or Chinese; what a cell cannot say is passed on as it stands, so that the verb's own schema
 * refuses it and the problem names the column.
 */

/** Columns of a point table; the Chinese head may stand for the English one. */
export const pointColumns = {
  id: "点位", source: "来源", topic: "主题", path: "路径", unit: "站号", table: "寄存器区", address: "地址", form: "格式", on: "报警值", off: "正常值",
  low: "下限", high: "上限", deadband: "回差", scale: "系数", measure: "单位", placeId: "地点", equipmentId: "设备", upstreamId: "上游", category: "类别",
  severity: "级别", lifeSafety: "关系人命", inhibits: "压下级", zh: "中文", en: "英文", debounceMs: "延时毫秒", staleAfterS: "失联秒", ticketServiceId: "开单事项",
  ticketPriority: "开单级别", ticketMatter: "开单内容", inUse: "在用", note: "备注",
} as const;
export type PointColumn = keyof typeof pointColumns;

/** Columns without which no row can be read. */
export const neededColumns: readonly PointColumn[] = ["id", "source", "placeId", "category", "severity", "zh", "en"];

/** Text of a cell; empty where the table has no such column. */
export type PointCell = (column: PointColumn) => string;

/** By dotted path of the body: the column it came from. */
export const columnOfPath: Readonly<Record<string, PointColumn>> = {
  "source.kind": "source", "source.topic": "topic", "source.path": "path", "source.unit": "unit", "source.table": "table", "source.address": "address", "source.form": "form",
  "test.on": "on", "test.off": "off", "test.low": "low", "test.high": "high", "test.deadband": "deadband", "test.scale": "scale", "test.unit": "measure",
  "text.zh": "zh", "text.en": "en", "ticket.serviceId": "ticketServiceId", "ticket.priority": "ticketPriority", "ticket.matter": "ticketMatter",
};

const yes = new Set(["yes", "true", "1", "是", "y"]);
const no = new Set(["no", "false", "0", "否", "n"]);

const orNull = (text: string): string | null => (text === "" ? null : text);
const list = (text: string): readonly string[] => text.split(/[;；|]/u).map((one) => one.trim()).filter((one) => one !== "");
/** A number, or the text that is none. */
const figure = (text: string): number | string => (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/iu.test(text) ? Number(text) : text);
const figureOr = (text: string, standard: number): number | string => (text === "" ? standard : figure(text));

function flag(text: string, standard: boolean): boolean | string {
  const word = text.toLowerCase();
  return word === "" ? standard : yes.has(word) ? true : no.has(word) ? false : text;
}

function sourceOf(cell: PointCell): object {
  if (cell("source").toLowerCase() !== "modbus") return { kind: cell("source").toLowerCase(), topic: cell("topic"), path: cell("path") };
  const table = cell("table").toLowerCase();
  const isBits = table === "coil" || table === "discrete";
  return { kind: "modbus", unit: figureOr(cell("unit"), 1), table, address: figure(cell("address")), form: cell("form").toLowerCase() || (isBits ? "bit" : "u16") };
}

/** A row with a limit is a figure; any other goes by words, `1` and `0` unless it says so. */
function testOf(cell: PointCell): object {
  if (cell("low") !== "" || cell("high") !== "") {
    const limit = (text: string) => (text === "" ? null : figure(text));
    return { kind: "limit", low: limit(cell("low")), high: limit(cell("high")), deadband: figureOr(cell("deadband"), 0), scale: figureOr(cell("scale"), 1), unit: cell("measure") };
  }
  const words = (text: string, standard: readonly string[]) => (text === "" ? standard : list(text));
  return { kind: "word", on: words(cell("on"), ["1", "true", "on"]), off: words(cell("off"), ["0", "false", "off"]) };
}

/** Body of `alarm.define-point`. Assumed where a cell is empty: half a second must pass, and it folds what hangs on it. */
export function pointRow(cell: PointCell): object {
  const serviceId = cell("ticketServiceId");
  return {
    id: cell("id"), source: sourceOf(cell), test: testOf(cell), placeId: cell("placeId"), equipmentId: orNull(cell("equipmentId")), upstreamId: orNull(cell("upstreamId")),
    category: cell("category").toLowerCase(), severity: figure(cell("severity")), lifeSafety: flag(cell("lifeSafety"), false), inhibits: flag(cell("inhibits"), true),
    text: { zh: cell("zh"), en: cell("en") }, debounceMs: figureOr(cell("debounceMs"), 500), staleAfterS: figureOr(cell("staleAfterS"), 0),
    ticket: serviceId === "" ? null : { serviceId, priority: figureOr(cell("ticketPriority"), Number(cell("severity"))), matter: cell("ticketMatter") || cell("zh") },
    inUse: flag(cell("inUse"), true), note: cell("note"),
  };
}
