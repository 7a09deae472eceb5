import "bootstrap/dist/css/bootstrap.min.css";
import "font-awesome/css/font-awesome.min.css";
import "@odoo/o-spreadsheet/dist/o_spreadsheet.css";
import "./workbench.css";
import manifestXml from "../../../manifest.xml";
import { readFunctions } from "../functionsFile";
import { offerFunctions } from "../grid/functionHelp";
import { prepareGrid } from "../grid/gridView";
import { readManifest } from "../ribbon/manifest";
import { ribbonGroups } from "../ribbon/ribbonView";
import { byId } from "./element";
import { makeResizable } from "./divider";
import { connectFileMenu } from "./fileMenu";
import { say } from "./messageBar";
import { connectTabs } from "./tabs";
import { connectTesterMenu, playedIn } from "./testerMenu";
import { Workbench } from "./workbench";

/** Opened at first, where it is there. */
const FIRST_SAMPLE = "child-welfare.xlsx";

/** The workbench's own address for a file that the manifest names by the add-in's address. */
function addressOf(manifestAddress: string): string {
  return `/addin${new URL(manifestAddress).pathname}`;
}

async function start(): Promise<void> {
  const manifest = readManifest(manifestXml, new DOMParser());
  const { namespace, metadata } = manifest.functions;
  const functions = readFunctions(namespace, await (await fetch(addressOf(metadata))).text());
  const played = playedIn(location.href);
  const addin = { name: manifest.name, page: addressOf(manifest.page), functions };
  const workbench = new Workbench(addin, played);
  connectTesterMenu(played, (next) => void workbench.play(next));
  byId("addin-tab").textContent = manifest.tab.label;
  byId("pane-title").textContent = manifest.name;
  byId("ribbon").append(
    ...ribbonGroups(manifest.tab, { addressOf, press: (button) => workbench.press(button) }),
  );
  byId("pane-close").addEventListener("click", () => workbench.showPane(false));
  connectTabs();
  makeResizable(byId("divider"), byId("pane"));
  prepareGrid();
  offerFunctions(functions);
  // Measured before it has arrived, a font gives other widths than drawn with it.
  await Promise.allSettled(
    ["12px Roboto", "bold 12px Roboto", "12px arial", "bold 12px arial"].map((font) =>
      document.fonts.load(font),
    ),
  );
  const samples = (await (await fetch("/samples.json")).json()) as string[];
  connectFileMenu(samples, workbench);
  const first = samples.includes(FIRST_SAMPLE) ? FIRST_SAMPLE : samples[0];
  if (first) await workbench.openSample(first);
  else await workbench.openNew();
}

start().catch((error: unknown) => {
  byId("loading").hidden = true;
  say(`The workbench could not start: ${error instanceof Error ? error.message : String(error)}`);
});
