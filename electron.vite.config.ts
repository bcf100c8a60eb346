/** Three builds: the desk's engine, the preload of its windows, the page. `out/` is what both entries and the packed program use. */
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

export default defineConfig({
  main: {
    // CommonJS, since our scheme must be declared before Electron is ready, and Electron does not wait for a module to load.
    // Everything is bundled but the packages with a native part.
    build: { outDir: "out/main", target: "node20.18", externalizeDeps: false,
      rollupOptions: { input: { main: resolve("electron/main.ts"), "backup-worker": resolve("electron/store/backup-worker.ts") }, external: ["better-sqlite3", "@serialport/bindings-cpp", "bufferutil", "utf-8-validate"], output: { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name].cjs" } } },
  },
  preload: {
    build: { outDir: "out/preload", target: "node20.18", externalizeDeps: false,
      rollupOptions: { input: { preload: resolve("electron/preload.ts") }, output: { format: "cjs", entryFileNames: "[name].cjs" } } },
  },
  renderer: {
    root: "renderer",
    plugins: [react()],
    build: { outDir: resolve("out/renderer"), target: "chrome130", chunkSizeWarningLimit: 4_000, rollupOptions: { input: resolve("renderer/index.html") } },
  },
});
