/**
 * Electron's security checklist, applied to every page of the program: own pages only, no new windows, no web views,
 * no permissions but full screen and notifications of our own, a content policy on every answer.
 */
import { join, normalize, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { app, net, protocol, session } from "electron";
import { contentPolicy } from "../door-web.ts";

const scheme = "yizhan";
const pageHost = "desk";

/** Address of our own page; `wall` shows the wall. */
export function pageAddress(wall: boolean): string {
  return `${scheme}://${pageHost}/index.html${wall ? "?wall" : ""}`;
}

export function isOurPage(url: string): boolean {
  return url.startsWith(`${scheme}://${pageHost}/`);
}

/** Must run before the app is ready: makes our scheme a secure, standard one. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page and closes every other way in or out. */
export function guardPages(pageFolder: string): void {
  protocol.handle(scheme, async (request) => {
    const file = normalize(join(pageFolder, decodeURIComponent(new URL(request.url).pathname)));
    if (!isOurPage(request.url) || !file.startsWith(pageFolder + sep)) return new Response(null, { status: 404 });
    const answer = await net.fetch(pathToFileURL(file).href);
    const headers = new Headers(answer.headers);
    headers.set("Content-Security-Policy", contentPolicy);
    headers.set("X-Content-Type-Options", "nosniff");
    return new Response(answer.body, { status: answer.status, headers });
  });
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === "fullscreen"));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === "fullscreen");
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isOurPage(details.url) || details.url.startsWith("data:") || details.url.startsWith("blob:") || details.url.startsWith("devtools:") || details.url.startsWith("file:");
    answer({ cancel: !isOwn });
  });
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => { if (!isOurPage(event.url)) event.preventDefault(); });
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
