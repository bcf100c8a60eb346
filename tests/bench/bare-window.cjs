/** An empty Electron window with the desk's size and settings; `window.ts` starts it and puts pages into it. */
const { BrowserWindow, app } = require("electron");

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1920, height: 1080, show: false, webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false } });
  window.removeMenu();
  window.once("ready-to-show", () => { window.maximize(); window.show(); });
  void window.loadURL("data:text/html,<!doctype html><body style='margin:0'></body>");
});
