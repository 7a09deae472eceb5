const path = require("node:path");

/**
 * Pages of the site, as their menu has them: who reads it, how it is called there, where its words stand.
 * A source may stand outside docs/: what GitHub shows at the top of the repository is not written twice.
 */
const MENU = [
  {
    group: "Start",
    pages: [["What it is", "docs/index.md"]],
  },
  {
    group: "For you",
    pages: [
      ["Contract manager", "docs/manager.md"],
      ["Analyst", "docs/analyst.md"],
      ["Provider", "docs/provider.md"],
      ["Functions", "docs/functions.md"],
    ],
  },
  {
    group: "Install",
    pages: [
      ["Install it", "docs/install.md"],
      ["Serve the files", "docs/hosting.md"],
      ["Privacy", "docs/privacy.md"],
      ["Microsoft Marketplace", "docs/marketplace.md"],
      ["Self-test", "SELFTEST.md"],
    ],
  },
  {
    group: "Method",
    pages: [
      ["Rules and sources", "docs/rules.md"],
      ["False alarms", "docs/false-alarms.md"],
      ["What Excel does", "docs/facts.md"],
      ["When Excel refuses", "docs/faults.md"],
    ],
  },
  {
    group: "Project",
    pages: [
      ["Contribute", "docs/contribute.md"],
      ["Changes", "CHANGELOG.md"],
    ],
  },
];

/** File of the site that a page's words become: "docs/install.md" is install.html. */
function fileOf(source) {
  return `${path.posix.basename(source, ".md").toLowerCase()}.html`;
}

const pages = MENU.flatMap((group) => group.pages).map(([name, source]) => ({
  name,
  source,
  file: fileOf(source),
}));

/** Where a link between two sources leads on the site: to the page, when it has one. */
function siteLink(href, from) {
  const [target, anchor] = href.split("#");
  const source = path.posix.normalize(path.posix.join(path.posix.dirname(from), target));
  if (!pages.some((page) => page.source === source)) return href;
  return anchor === undefined ? fileOf(source) : `${fileOf(source)}#${anchor}`;
}

function menuOf(current) {
  const item = ([name, source]) => {
    const here = source === current ? ' aria-current="page"' : "";
    return `<li><a href="${fileOf(source)}"${here}>${name}</a></li>`;
  };
  return MENU.map(({ group, pages }) => `<h2>${group}</h2><ul>${pages.map(item).join("")}</ul>`).join("\n");
}

/** A page of the site from its Markdown. */
async function renderPage(page, markdown) {
  // Both packages are modules of the newer kind only.
  const { Marked } = await import("marked");
  const { gfmHeadingId } = await import("marked-gfm-heading-id");
  const marked = new Marked(gfmHeadingId(), {
    walkTokens(token) {
      if (token.type === "link") token.href = siteLink(token.href, page.source);
    },
  });
  // A wide table scrolls in its own box: the page never does.
  const body = (await marked.parse(markdown))
    .replaceAll("<table>", '<div class="wide" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${page.name} – Active contract management for Excel</title>
    <link rel="stylesheet" href="site.css" />
  </head>
  <body>
    <nav aria-label="Pages">
      <p><a href="index.html">Active contract management for Excel</a></p>
      ${menuOf(page.source)}
    </nav>
    <main>
${body}
    </main>
  </body>
</html>
`;
}

module.exports = { pages, renderPage };
