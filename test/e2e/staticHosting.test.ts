import type { Server } from "node:http";
import { serveAddin } from "../../scripts/serve-addin.js";
import { journeys } from "./journey";

let host: Server | undefined;

/** The built folder on a plain static server, with the headers that come with it. */
async function served(): Promise<string> {
  const { server, address } = await serveAddin(0);
  host = server;
  return address;
}

journeys(
  "the add-in from a static host",
  (journey) => {
    journey("works with the headers given for it", async (workbench) => {
      const answers = new Map<string, Record<string, string>>();
      workbench.page.on("response", (response) =>
        answers.set(new URL(response.url()).pathname, response.headers()),
      );
      await workbench.page.reload();
      await workbench.whenOpen();
      expect(await workbench.refresh()).toMatch(/^Refreshed/);

      const ofPane = [...answers].filter(([file]) => file.startsWith("/addin/"));
      const caching = new Map(ofPane.map(([file, headers]) => [file, headers["cache-control"]]));
      expect(caching.get("/addin/taskpane.html")).toBe("no-cache");
      const scripts = [...caching].filter(([file]) => file.startsWith("/addin/scripts/"));
      expect(scripts.length).toBeGreaterThan(2);
      for (const [, value] of scripts) expect(value).toBe("public, max-age=31536000, immutable");
      for (const [, headers] of ofPane) expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(answers.get("/addin/taskpane.html")?.["content-security-policy"]).toMatch(
        /frame-ancestors 'self' https:/,
      );
    });
  },
  served,
);

afterAll(() => host?.close());
