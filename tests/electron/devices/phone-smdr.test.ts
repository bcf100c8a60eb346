/** Records and caller-ID over TCP, and over a real serial pair made by socat. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SerialPort } from "serialport";
import { afterEach, describe, expect, it } from "vitest";
import { readPhoneFormats } from "../../../electron/devices/phone-format.ts";
import { createPhoneSmdr } from "../../../electron/devices/phone-smdr.ts";
import { openPhoneDesk, phases, until } from "./phone-desk.ts";
import type { PhoneDesk } from "./phone-desk.ts";
import { endProcess, hasProgram } from "./real-exchange.ts";

const smdr = createPhoneSmdr(readPhoneFormats(fileURLToPath(new URL("../../../resources/phone-formats/", import.meta.url))));
const ends: (() => unknown)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

async function listening(format: string): Promise<{ readonly desk: PhoneDesk; readonly line: Socket }> {
  const desk = await openPhoneDesk(smdr, { from: "listen", port: 0, format });
  ends.push(desk.close);
  const line = connect(Number(desk.row().params["port"]), "127.0.0.1");
  await new Promise((resolve) => line.once("connect", resolve));
  ends.push(() => line.destroy());
  return { desk, line };
}

/** A record of a call that ended a minute ago, `answered` or not; as the exchange prints hospital time. */
function avaya(id: number, talk: string, number = "8371"): string {
  const start = new Date(Date.now() - 60_000).toLocaleString("sv", { timeZone: "Asia/Shanghai" }).replaceAll("-", "/");
  return `${start},${talk},5,${number},I,8000,8000,,0,${id},0,E8101,Li,T9001,Line 1.1,0,0\r\n`;
}

describe("records over TCP", () => {
  it("become calls, missed ones to return; the same record twice is one call", async () => {
    const { desk, line } = await listening("avaya-ip-office");
    for (const record of [avaya(1, "00:00:30"), avaya(2, "00:00:00"), avaya(1, "00:00:30")]) line.write(record);
    await until(() => phases(desk), (text) => text.split(" ").sort().join(" ") === "ended missed");
    expect(desk.calls().find((one) => one.phase === "ended")).toMatchObject({ number: "8371", called: "8000" });
    const [answered] = desk.calls().filter((one) => one.phase === "ended");
    expect((answered?.answeredAtMs ?? 0) - (answered?.rangAtMs ?? 0)).toBe(5_000);
  });

  it("in pieces, with garbage between, lose nothing that is whole", async () => {
    const { desk, line } = await listening("avaya-ip-office");
    const text = `${"\u0000".repeat(50)}garb,age\r\n${avaya(7, "00:00:10")}half a line`;
    for (const character of text) line.write(character);
    await until(() => phases(desk), (found) => found === "ended");
    line.end();
    await until(() => desk.row().params["garbage"], (count) => Number(count) >= 1);
    expect(desk.faults).toEqual([]);
  });

  it("by the million leave the desk answering, and memory as it was", async () => {
    const { desk, line } = await listening("panasonic-smdr");
    const junk = Buffer.from("x1y2z3 no record at all\r\n".repeat(10_000));
    const before = process.memoryUsage().rss;
    let worstMs = 0;
    let lastMs = performance.now();
    const watch = setInterval(() => { worstMs = Math.max(worstMs, performance.now() - lastMs); lastMs = performance.now(); }, 5);
    for (let sent = 0; sent < 100; sent++) await new Promise<void>((resolve) => line.write(junk, () => resolve()));
    await until(() => desk.row().params["lines"], (count) => Number(count) >= 1_000_000, 18_000);
    clearInterval(watch);
    console.log(`a million lines: longest turn ${Math.round(worstMs)} ms, memory +${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`);
    expect(worstMs).toBeLessThan(1_500); // a turn takes some 2 ms; the rest is what else runs on this machine
    expect(desk.row().params["garbage"]).toBe(desk.row().params["lines"]);
  });

  it("by the thousand are told slowly, the newest first to be kept", async () => {
    const { desk, line } = await listening("avaya-ip-office");
    line.write(Array.from({ length: 3_000 }, (_, id) => avaya(id, "00:00:01")).join(""));
    await until(() => desk.calls().length, (count) => count >= 4);
    expect(desk.calls().length).toBeLessThan(200);
  });
});

it("connects to the exchange, and comes again when the line is lost", async () => {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  const address = server.address();
  const desk = await openPhoneDesk(smdr, { from: "connect", port: typeof address === "object" && address !== null ? address.port : 0, format: "avaya-ip-office" });
  ends.push(desk.close);
  sockets[0]?.destroy();
  await until(() => desk.row().code, (code) => code === "line-lost");
  await until(() => sockets.length, (count) => count === 2);
  sockets[1]?.write(avaya(3, "00:00:09"));
  await until(() => phases(desk), (text) => text === "ended");
  expect(desk.faults).toEqual([]);
});

it("says which port cannot be opened", async () => {
  const desk = await openPhoneDesk(smdr, { from: "serial", path: "/dev/no-such-port" });
  ends.push(desk.close);
  expect(desk.row()).toMatchObject({ state: "failing", code: "line-closed", params: { path: "/dev/no-such-port" } });
});

describe.skipIf(!hasProgram("socat", "socat"))("a serial line (socat)", () => {
  async function serialPair(): Promise<{ readonly ours: string; readonly theirs: SerialPort }> {
    const folder = mkdtempSync(join(tmpdir(), "yizhan-tty-"));
    const [ours, theirs] = [join(folder, "desk"), join(folder, "box")];
    const child = spawn("socat", [`pty,raw,echo=0,link=${ours}`, `pty,raw,echo=0,link=${theirs}`], { stdio: "ignore" });
    ends.push(() => rmSync(folder, { recursive: true, force: true }), () => endProcess(child));
    await until(() => existsSync(ours) && existsSync(theirs), Boolean);
    const port = new SerialPort({ path: theirs, baudRate: 9_600, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((fault) => (fault ? reject(fault) : resolve())));
    ends.push(() => new Promise<void>((resolve) => port.close(() => resolve())));
    return { ours, theirs: port };
  }

  it("carries the rings of a caller-ID box; a ring that stops unclaimed is missed", async () => {
    const { ours, theirs } = await serialPair();
    const desk = await openPhoneDesk(smdr, { from: "serial", path: ours, format: "caller-id-box" });
    ends.push(desk.close);
    expect(desk.row()).toMatchObject({ state: "ok", code: "line-open" });
    for (const piece of ["\r\nRING\r\n", "\r\nDATE=1122\r\nTI", "ME=1431\r\nNMBR=83", "71\r\nNAME=WARD 7\r\n", "\r\nRING\r\n", "NMBR=8371\r\n"]) theirs.write(piece);
    await until(() => desk.calls(), (calls) => calls[0]?.number === "8371");
    expect(desk.calls()).toMatchObject([{ phase: "ringing", tellsEnd: false }]);
    await until(() => phases(desk), (text) => text === "missed", 12_000);
  });
});
