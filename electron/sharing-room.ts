/**
 * What this machine offers to others, put together over the present core: the code for a newcomer, whether desks and pages
 * are reached from outside, the keys of walls. Built by `host.ts`; the handlers call it, the site's events move it.
 */
import type { PagesSettings, Sharing } from "../shared/sharing.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { Core } from "./core.ts";
import type { DesksPort } from "./desks-port.ts";
import type { Access } from "./door.ts";
import type { Outside, WebDoor } from "./door-web.ts";
import type { Connection } from "./sync/connection.ts";
import type { Purpose } from "./sync/socket-connection.ts";
import { createEnrolment } from "./trust/enrolment.ts";
import type { ShownCode } from "./trust/enrolment.ts";
import type { Identity } from "./trust/identity.ts";
import { lanAddress, lanAddresses } from "./trust/lan.ts";
import { pagesFrom, readPagesTls } from "./trust/pages.ts";
import type { Secrets } from "./trust/secrets.ts";
import { createWallKeys } from "./trust/wall-keys.ts";

export interface SharingRoomOptions {
  readonly core: () => Core;
  readonly secrets: Secrets;
  readonly identity: Identity;
  readonly dataFolder: string;
  readonly nowMs: () => number;
  /** Where other desks are told to reach this one, where that is not its own port. */
  readonly advertised: string | undefined;
  readonly desks: () => DesksPort;
  /** Port of the pages of this machine alone. */
  readonly web: () => WebDoor;
  /** Opens a second door for pages, to the network. */
  readonly openOutside: (outside: Outside) => Promise<WebDoor>;
  readonly onFault: (fault: unknown) => void;
}

export interface SharingRoom {
  accessOf(key: string): Access | undefined;
  accept(connection: Connection, purpose: Purpose): void;
  /** Where other desks are told to reach this one. */
  address(): string;
  /** `mayCode`: who asks may see the code. */
  sharing(mayCode: boolean): Sharing;
  showCode(by: string): ShownCode | Refusal;
  hideCode(): null;
  addWall(name: string): Refusal | null;
  revokeWall(id: string): null;
  /** Which of this machine's addresses others are told. */
  chooseAddress(address: string): null;
  setPages(pages: PagesSettings): Promise<Refusal | null>;
  /** What a desk takes along when it begins with another log. */
  kept(): Readonly<Record<string, string>>;
  /** The site may have been shared, or not any more. */
  siteChanged(): void;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
/** How often this machine looks whether the network gave it another address. */
const lookMs = 30_000;
const [lanFact, pagesFact] = ["lan-address", "pages"];

export function openSharingRoom({ core, secrets, identity, dataFolder, nowMs, advertised, desks, web, openOutside, onFault }: SharingRoomOptions): SharingRoom {
  const walls = createWallKeys(secrets);
  const enrolment = createEnrolment({
    ownPrint: identity.print, nowMs, isHub: () => isHub(), firstHash: () => core().store.log.firstHash(), enrol: (newcomer, by) => core().enrolDesk(newcomer, by), onChange: () => core().tellLink(),
  });
  let outside: WebDoor | undefined;
  let isOpen = false;
  /** Settings that the door to the outside was opened, or left shut, with. */
  let offered: string | undefined = "";
  let queue: Promise<void> = Promise.resolve();

  const isHub = () => core().desk.reign().role === "hub";
  const fact = (name: string) => core().store.local.fact(name);
  const lan = () => lanAddress(fact(lanFact) ?? "");
  const pages = () => pagesFrom(fact(pagesFact));
  const address = () => advertised ?? `https://${isOpen ? lan() ?? loopback : loopback}:${desks().port}`;

  /** One after the other: a switch that is thrown twice ends where it was thrown last. */
  function apply(): Promise<void> {
    queue = queue.then(applyNow).catch(onFault);
    return queue;
  }

  async function applyNow(): Promise<void> {
    const on = core().site()?.sharing ?? false;
    await desks().share(on);
    const wanted = on ? JSON.stringify(pages()) : "";
    if (wanted !== offered) {
      await outside?.close();
      outside = on ? await openPages() : undefined;
      offered = wanted;
    }
    if (isOpen === on) return;
    isOpen = on;
    core().tellAddress();
  }

  async function openPages(): Promise<WebDoor | undefined> {
    const { mode, names } = pages();
    const tls = mode === "certificate" ? readPagesTls(pages(), nowMs()) : undefined;
    if (mode === "machine" || (tls !== undefined && "code" in tls)) return undefined;
    return openOutside({ tls, names: () => [...lanAddresses().map((one) => one.address), ...names] });
  }

  let told = "";
  const looking = setInterval(() => {
    const now = address();
    if (told !== "" && told !== now) core().tellAddress();
    told = now;
  }, lookMs);
  looking.unref();

  function outsideOrigin(): string | null {
    if (outside === undefined) return null;
    const { mode, names } = pages();
    return `${mode === "certificate" ? "https" : "http"}://${names[0] ?? lan() ?? loopback}:${outside.port}`;
  }

  function pagesProblem(): Refusal | null {
    const tls = pages().mode === "certificate" ? readPagesTls(pages(), nowMs()) : undefined;
    return tls !== undefined && "code" in tls ? tls : null;
  }

  return {
    address,
    accessOf(key) {
      if (key === secrets.made("desk-key")) return "desk";
      return key === secrets.made("wall-key") || walls.isWall(key) ? "wall" : undefined;
    },
    accept(connection, purpose) {
      if (purpose === "enrol") enrolment.accept(connection);
      else core().accept(connection);
    },
    sharing(mayCode) {
      const page = `http://${loopback}:${web().port}`;
      return {
        hub: isHub() ? { address: address() === "" ? `https://${loopback}:${desks().port}` : address() } : null,
        print: identity.print, isSealed: secrets.isSealed, wasLost: secrets.wasLost, isLocked: secrets.isLocked,
        deskAddress: `${page}/?key=${secrets.made("desk-key")}`, wallAddress: `${page}/?wall&key=${secrets.made("wall-key")}`, dataFolder,
        code: mayCode ? enrolment.shown() : null,
        lan: { chosen: fact(lanFact) ?? "", now: lan() ?? "", addresses: lanAddresses() },
        pages: { ...pages(), origin: outsideOrigin(), problem: pagesProblem() },
        walls: walls.list().map(({ key, ...wall }) => ({ ...wall, address: `${outsideOrigin() ?? page}/?wall&key=${key}` })),
        presence: core().presence(),
      };
    },
    showCode: (by) => (isHub() ? (core().site() === undefined ? refuse("site.not-open") : enrolment.show(by)) : refuse("sync.not-hub")),
    hideCode() {
      enrolment.hide();
      return null;
    },
    addWall: (name) => walls.add(name, nowMs()),
    revokeWall(id) {
      const key = walls.revoke(id);
      if (key !== undefined) for (const door of [web(), outside]) door?.cutKey(key);
      return null;
    },
    chooseAddress(chosen) {
      core().facts.set({ [lanFact]: chosen });
      core().tellAddress();
      return null;
    },
    async setPages(next) {
      const tls = next.mode === "certificate" ? readPagesTls(next, nowMs()) : undefined;
      if (tls !== undefined && "code" in tls) return tls;
      core().facts.set({ [pagesFact]: JSON.stringify(next) });
      offered = undefined; // the files behind the same paths may be new
      await apply();
      return null;
    },
    kept: () => Object.fromEntries([lanFact, pagesFact].flatMap((name) => (fact(name) === undefined ? [] : [[name, fact(name) as string]]))),
    siteChanged() {
      if ((core().site()?.sharing ?? false) !== isOpen) setImmediate(() => void apply());
    },
    async close() {
      clearInterval(looking);
      await queue;
      await outside?.close();
    },
  };
}
