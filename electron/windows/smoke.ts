/**
 * `--smoke`: proves that a packed program works. Opens the window, writes and reads one ticket through the page's own
 * bridge, serves the phone page, backs up with the check in its thread, loads the native part for serial lines, and ends
 * with 0, or with 1 and the reason. Run it on a scratch `--data` folder.
 */
import { app } from "electron";
import type { BrowserWindow } from "electron";
import type { Host } from "../host.ts";
import type { provePackedParts } from "../packed-parts.ts";

/** Where the phone page is served meanwhile. Assumed: free where a program is proved. */
const phonePort = 47_291;

const script = `(async () => {
  const found = await window.desk.call("found", { how: "sample" });
  if (found.kind !== "done" && found.refusal?.code !== "site.founded-already") return { step: "found", found };
  const read = async (view, handle) => (await window.desk.call("open", { view, params: {}, handle })).value.rows;
  const people = await read("people", 9000);
  await window.desk.call("signIn", { personId: people.find((one) => one.role === "operator").personId });
  const services = await read("services", 9001);
  const bed = (await read("places", 9002)).find((row) => row.kind === "bed");
  const body = { placeId: bed.placeId, serviceId: services[0].serviceId, priority: 3, matter: "smoke", said: "smoke", caller: { name: "", phone: "" } };
  const logged = await window.desk.call("submit", { command: "ticket.log", body });
  if (logged.kind !== "done") return { step: "log", logged };
  const isRead = (await read("board", 9003)).some((row) => row.number === logged.value.numbers[0]);
  const phone = await window.desk.call("changeDevice", { name: "mobile-page", settings: { enabled: true, port: ${phonePort} } });
  if (phone.kind !== "done") return { step: "phone", phone };
  return { step: "done", read: isRead, number: logged.value.numbers[0], page: document.getElementById("root").childElementCount };
})()`;

interface PageProof {
  readonly step: string;
  readonly read?: boolean;
  readonly page?: number;
}

/** Runs the proof and ends the process. */
export async function smoke(host: Host, openDesk: () => Promise<BrowserWindow>, proveParts: typeof provePackedParts): Promise<void> {
  try {
    const window = await openDesk();
    const result = await window.webContents.executeJavaScript(script) as PageProof; // the script above made it
    const parts = result.step === "done" ? await proveParts(host, app.getPath("userData"), phonePort) : {};
    const works = result.read === true && (result.page ?? 0) > 0 && Object.values(parts).every((works) => works);
    console.log(JSON.stringify({ smoke: works ? "ok" : "failed", ...result, ...parts }));
    await host.close();
    app.exit(works ? 0 : 1);
  } catch (fault) {
    console.error("smoke failed", fault);
    app.exit(1);
  }
}
