import { spawn } from "node:child_process";

/** Opens the address in the person's browser. Where there is none (a server, CI), the printed address is enough. */
export function openBrowser(address: string): void {
  if (process.env.CI || !process.stdout.isTTY) return;
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [command, ...args] = {
    darwin: ["open", address],
    win32: ["cmd", "/c", "start", "", address],
  }[process.platform as string] ?? ["xdg-open", address];
  const browser = spawn(command!, args, { stdio: "ignore", detached: true });
  browser.on("error", () => undefined);
  browser.unref();
}
