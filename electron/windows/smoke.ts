/**
 * `--smoke`: proves that a packed program works. Opens the window, writes and reads one ticket through the page's own
 * bridge, and ends with 0, or with 1 and the reason. Run it on a scratch `--data` folder.
 */
import { app } from "electron";
import type { BrowserWindow } from "electron";
import type { Host } from "../host.ts";

const script = `(async () => {
  const found = await window.desk.call("found", { how: "sample" });
  if (found.kind !== "done" && found.refusal?.code !== "site.founded-already") return { step: "found", found };
  const services = await window.desk.call("open", { view: "services", params: {}, handle: 9001 });
  const places = await window.desk.call("open", { view: "places", params: {}, handle: 9002 });
  const bed = places.value.rows.find((row) => row.kind === "bed");
  const body = { placeId: bed.placeId, serviceId: services.value.rows[0].serviceId, priority: 3, matter: "smoke", said: "smoke", caller: { name: "", phone: "" } };
  const logged = await window.desk.call("submit", { command: "ticket.log", body });
  if (logged.kind !== "done") return { step: "log", logged };
  const board = await window.desk.call("open", { view: "board", params: {}, handle: 9003 });
  const read = board.value.rows.some((row) => row.number === logged.value.numbers[0]);
  return { step: "done", read, number: logged.value.numbers[0], page: document.getElementById("root").childElementCount };
})()`;

/** Runs the proof and ends the process. */
export async function smoke(host: Host, openDesk: () => Promise<BrowserWindow>): Promise<void> {
  try {
    const window = await openDesk();
    const result = await window.webContents.executeJavaScript(script) as { step: string; read?: boolean; page?: number };
    const works = result.step === "done" && result.read === true && (result.page ?? 0) > 0;
    console.log(JSON.stringify({ smoke: works ? "ok" : "failed", ...result }));
    await host.close();
    app.exit(works ? 0 : 1);
  } catch (fault) {
    console.error("smoke failed", fault);
    app.exit(1);
  }
}
