/**
 * The phone page: requesters who scan a code on a bed, a room or a device, and crews with their PIN, over plain HTTP on a
 * port of its own. Run by the hub alone, off until it is switched on, on this machine alone until the network is chosen.
 * Everything it takes is a command like any other; the rules and the log do not know that it was a phone.
 */
import { z } from "zod";
import { isRefusal } from "../../../shared/kernel/refusal.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import type { PersonState } from "../../../shared/person/person.ts";
import type { Device, DeviceRequest, DeviceTools, Opened } from "../device.ts";
import { createCrewPhones } from "./crew-phones.ts";
import { createRequests } from "./requests.ts";
import { openPhoneServer } from "./server.ts";
import { createSurveys } from "./surveys.ts";

const settings = z.object({
  enabled: z.boolean().default(false),
  /** Who reaches it: this machine alone, or the hospital's network. */
  reach: z.enum(["machine", "network"]).default("machine"),
  port: z.number().int().min(1).max(65_535).default(4720),
  /** The hospital's certificate and key, PEM files; both empty is plain HTTP. */
  certificate: z.string().max(400).default(""),
  key: z.string().max(400).default(""),
  /** What a phone is told to open, where that is not this machine's own address. */
  address: z.string().max(200).default(""),
});
export type PhonePageSettings = z.infer<typeof settings>;

/** Gives a command in the name of a person or of the page; null where it was accepted. */
export type SubmitAs = (request: DeviceRequest & { readonly actor: string }) => Refusal | null;

/** Where the bytes of photos go; the folder of attachments. */
export interface PhoneFiles {
  add(name: string, offset: number, bytes: Uint8Array): number;
  finish(name: string): Promise<string | undefined>;
}

export interface PhonePageParts {
  readonly prove: (proof: { readonly personId: string; readonly pin: string }) => Promise<PersonState | Refusal>;
  readonly submitAs: SubmitAs;
  readonly files: PhoneFiles;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** Reads certificate and key, or says what is wrong with them. */
  readonly readTls: (certificate: string, key: string) => { readonly cert: string; readonly key: string } | Refusal;
}


export function createPhonePage(parts: PhonePageParts): Device<PhonePageSettings> {
  async function open(to: PhonePageSettings, tools: DeviceTools): Promise<Opened> {
    const tls = to.certificate === "" ? undefined : parts.readTls(to.certificate, to.key);
    if (tls !== undefined && isRefusal(tls)) {
      tools.failed("certificate");
      return { close() {} };
    }
    const requests = createRequests(tools, parts.submitAs);
    const crews = createCrewPhones(tools, parts, parts.submitAs);
    const server = await openPhoneServer({
      host: to.reach === "network" ? "0.0.0.0" : "127.0.0.1", port: to.port, tls, requests, surveys: createSurveys(tools, parts.submitAs), crews, files: parts.files, pageFolder: parts.pageFolder, nowMs: tools.nowMs,
      onFault: () => tools.tell({ state: "failing", code: "fault", params: {} }),
    }).catch((fault: unknown) => {
      tools.failed(fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE" ? "port-taken" : "fault", { port: to.port });
      return undefined;
    });
    if (server !== undefined) tools.tell({ state: "ok", code: "listening", params: { port: server.port } });
    return { close: () => server?.close(), attempt: () => Promise.resolve(server === undefined ? "not-open" : "listening") };
  }
  return { name: "mobile-page", settings, hubOnly: true, open };
}
