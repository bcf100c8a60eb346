/**
 * Makes a clone ready: installs what is missing, lets Electron fetch its binary, builds what is stale. Called before
 * `npm start`, `npm test` and the other scripts; says in one line what it does. Node 20 and its built-ins only, since it
 * runs before anything is installed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = import.meta.dirname;
const modules = join(root, "node_modules");
/** A download that brings no byte for so long is given up. */
const stallMs = 30_000;
/** How long a failed download of Electron is not tried again. */
const retryAfterMs = 3_600_000;

const say = (text) => console.log(`一站 setup: ${text}`);
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** The Node that the project brings along, once it is installed; else the one that runs this. */
function ownNode() {
  const own = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(own) ? own : process.execPath;
}

/** Runs a program to its end; resolves to its exit code. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32", ...options });
    options.onStart?.(child);
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** True where every package of the lock file that this platform needs is installed in that version. */
function isInstalled() {
  const installed = join(modules, ".package-lock.json");
  if (!existsSync(installed)) return false;
  const have = readJson(installed).packages;
  return Object.entries(readJson(join(root, "package-lock.json")).packages)
    .every(([path, wanted]) => path === "" || wanted.optional || wanted.devOptional || wanted.peer || have[path]?.version === wanted.version);
}

async function install() {
  if (isInstalled()) return;
  say("正在安装依赖，约一分钟 / installing packages, about a minute");
  const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) throw new Error("依赖没装上：查一下网络或代理，再来一次。 / The packages could not be installed: check network or proxy, then try again.");
}

/** Whether there is an Electron runtime; asked of the disk, since loading the package would begin a download. */
const hasElectron = () => Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH) || existsSync(join(modules, "electron", "path.txt"));

const folderBytes = (folder) => !existsSync(folder) ? 0
  : readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + (statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);

async function fetchElectron() {
  const failed = join(modules, ".electron-out-of-reach");
  if (hasElectron() || !existsSync(join(modules, "electron", "install.js"))) return;
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < retryAfterMs) return;
  say("正在取 Electron，约 120 MB / fetching Electron, about 120 MB");
  const scratch = join(modules, ".electron-download");
  mkdirSync(scratch, { recursive: true });
  let timer;
  const onStart = (child) => {
    let bytes = 0;
    let grewAtMs = Date.now();
    timer = setInterval(() => {
      const now = folderBytes(scratch);
      if (now > bytes) [bytes, grewAtMs] = [now, Date.now()];
      if (bytes > 0) process.stdout.write(`\r  ${Math.round(bytes / 1e6)} MB`);
      if (Date.now() - grewAtMs > stallMs) child.kill("SIGKILL");
    }, 500);
  };
  await run(ownNode(), [join(modules, "electron", "install.js")],
    { onStart, stdio: "ignore", shell: false, env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch } });
  clearInterval(timer);
  rmSync(scratch, { recursive: true, force: true });
  if (hasElectron()) return rmSync(failed, { force: true });
  writeFileSync(failed, "");
  say("取不到 Electron，改用浏览器打开同一个受理台。 / Electron is out of reach; the same desk will open in a browser.");
}

/** Names, sizes and times of everything the build reads. */
function sourcesStamp() {
  const hash = createHash("sha256");
  const files = ["electron", "renderer", "shared", "resources"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)));
  for (const file of [...files, join(root, "electron.vite.config.ts"), join(root, "vite.phone.config.ts"), join(root, "package-lock.json")].sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

async function build() {
  const stampFile = join(root, "out", ".stamp");
  const stamp = sourcesStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  say("正在编译，几秒钟 / building, a few seconds");
  const code = await run(ownNode(), [join(modules, "electron-vite", "bin", "electron-vite.js"), "build", "--logLevel", "error"], { shell: false });
  const phoneCode = code === 0 ? await run(ownNode(), [join(modules, "vite", "bin", "vite.js"), "build", "-c", "vite.phone.config.ts", "--logLevel", "error"], { shell: false }) : code;
  if (phoneCode !== 0) throw new Error("没编译成，上面写了是哪一处。 / The build failed; the lines above say where.");
  writeFileSync(stampFile, stamp);
}

try {
  await install();
  await fetchElectron();
  await build();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
