import path from "node:path";
import { chromium, type Browser, type Frame, type Locator, type Page } from "playwright-core";
import { browserFlags } from "./findBrowser";
import { startServer, type RunningServer } from "../../src/workbench/server/server";

const root = path.resolve(__dirname, "../..");

/** One server and one browser for all journeys of a file. */
export interface Stage {
  readonly server: RunningServer;
  readonly browser: Browser;
}

/** Builds what is missing, and starts server and browser; `addin` is where the pane's files are taken from. */
export async function setStage(
  executablePath: string,
  addin = () => Promise.resolve(path.join(root, "dist/addin")),
): Promise<Stage> {
  const { buildWhenStale } = (await import(path.join(root, "scripts/build-when-stale.js"))) as {
    readonly buildWhenStale: (names: string[], tell: (text: string) => void) => Promise<void>;
  };
  await buildWhenStale(["addin", "workbench"], () => undefined);
  const server = await startServer(
    {
      workbench: path.join(root, "dist/workbench"),
      addin: await addin(),
      officeJs: path.join(root, "node_modules/@microsoft/office-js/dist"),
      samples: path.join(root, "assets/samples"),
    },
    0,
  );
  const browser = await chromium.launch({ executablePath, args: browserFlags() });
  return { server, browser };
}

export async function strikeStage({ server, browser }: Stage): Promise<void> {
  await browser.close();
  await server.close();
}

/** The workbench as a person sees it, and what it asked of any server. */
export class WorkbenchPage {
  /** Requests that went anywhere but to the workbench's own server. */
  readonly elsewhere: string[] = [];
  /** Errors that nobody caught, in the page and in the pane. */
  readonly errors: string[] = [];

  private constructor(readonly page: Page) {}

  /** Opens the workbench in a window of its own and waits until the first sample is there. */
  static async open({ server, browser }: Stage, size = { width: 1280, height: 720 }): Promise<WorkbenchPage> {
    const context = await browser.newContext({ viewport: size, acceptDownloads: true });
    const page = await context.newPage();
    const workbench = new WorkbenchPage(page);
    const { origin } = new URL(server.address);
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin) {
        workbench.elsewhere.push(request.url());
      }
    });
    page.on("pageerror", (error) => workbench.errors.push(String(error)));
    await page.goto(server.address);
    await workbench.whenOpen();
    return workbench;
  }

  async whenOpen(): Promise<void> {
    await this.page.locator("#loading").waitFor({ state: "hidden" });
    await this.page.locator(".o-grid canvas").first().waitFor();
    // The pane first reads what an earlier refresh left in the workbook.
    await this.pane.getByText("No findings yet").waitFor();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  get pane() {
    return this.page.frameLocator("#pane-body iframe");
  }

  /** The pane's own window, for asking Excel what stands in the workbook. */
  get paneFrame(): Frame {
    return this.page.frames().find((frame) => frame.url().includes("/addin/"))!;
  }

  ribbonButton(name: string): Locator {
    return this.page.locator("#ribbon").getByRole("button", { name });
  }

  /** Presses Refresh in the ribbon and waits until the pane says what came of it. */
  async refresh(): Promise<string> {
    if ((await this.outcome.count()) > 0) await this.pane.getByRole("button", { name: "Dismiss" }).click();
    await this.ribbonButton("Refresh").click();
    await this.outcome.waitFor();
    return (await this.outcome.textContent()) ?? "";
  }

  /** The pane's message after a refresh. */
  get outcome(): Locator {
    return this.pane.locator(".fui-MessageBarBody", { hasText: /^Refreshed:/ });
  }

  async sheetNames(): Promise<string[]> {
    return this.page.locator(".o-sheet .o-sheet-name").allTextContents();
  }

  async showSheet(name: string): Promise<void> {
    await this.page.locator(".o-sheet", { hasText: new RegExp(`^\\s*${name}\\s*$`) }).click();
  }

  /** Goes to a cell by the name box, as in Excel. */
  async goTo(address: string): Promise<void> {
    const nameBox = this.page.locator(".o-named-range-selector input");
    await nameBox.click();
    await nameBox.fill(address);
    await nameBox.press("Enter");
  }

  /** What the formula bar shows of the selected cell, once the grid has drawn: when it says the same twice. */
  async formulaBar(): Promise<string> {
    const bar = this.page.locator(".o-topbar-composer .o-composer");
    for (let before: string | null = null; ;) {
      await this.page.waitForTimeout(120);
      const text = (await bar.textContent()) ?? "";
      if (text === before) return text;
      before = text;
    }
  }

  /** What the grid holds at a place of the sheet in front. */
  async cell(address: string): Promise<string> {
    await this.goTo(address);
    return this.formulaBar();
  }

  /** Types over a cell of the sheet in front with the keyboard, and looks at what stands there before Enter. */
  async type(address: string, text: string): Promise<void> {
    const { keyboard } = this.page;
    // The grid takes a moment to be ready for the first key after the name box; a person is never that fast.
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.goTo(address);
      await keyboard.type(text, { delay: 40 });
      if ((await this.page.locator(".o-grid .o-composer").first().textContent()) === text) {
        return keyboard.press("Enter");
      }
      await keyboard.press("Escape");
    }
    throw new Error(`"${text}" could not be typed into ${address}.`);
  }

  /** Values of a table of the workbook, read through Office.js. */
  table(name: string): Promise<unknown[][]> {
    return this.paneFrame.evaluate(
      (table) =>
        Excel.run(async (context) => {
          const range = context.workbook.tables.getItem(table).getRange().load("values");
          await context.sync();
          return range.values as unknown[][];
        }),
      name,
    );
  }
}
