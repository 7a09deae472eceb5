const fs = require("node:fs");
const path = require("node:path");
const devCerts = require("office-addin-dev-certs");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const { bundledFiles } = require("./bundledFiles");
const { emitFunctions } = require("./emitFunctions");
const { emitHostingHeaders } = require("./hostingHeaders");
const { emitLicences } = require("./licences");

const root = path.resolve(__dirname, "..");
const OUT = path.join(root, "dist", "addin");

/**
 * The add-in: one page for the pane, the ribbon commands and (by the shared runtime) everything else.
 *
 * Scripts carry a hash in their name and stand in a folder of their own, so that a host may cache them for ever;
 * the page and the icons keep the names that the manifest gives them. `watchdog` is a script of its own because it must run even when
 * Office.js never arrives.
 */
module.exports = async (env, argv) => {
  const production = argv.mode === "production";
  return {
    name: "addin",
    target: ["web", "es2022"],
    context: root,
    entry: { watchdog: "./src/taskpane/watchdog.ts", addin: "./src/addin.ts" },
    output: {
      path: OUT,
      publicPath: "",
      filename: production ? "scripts/[name].[contenthash:8].js" : "[name].js",
      clean: true,
    },
    // Never an eval- source map: the page's content security policy forbids eval.
    devtool: production ? false : "source-map",
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: "ts-loader",
          options: { transpileOnly: true, compilerOptions: { noEmit: false } },
        },
      ],
    },
    plugins: [
      new HtmlPlugin({ filename: "taskpane.html", template: "./src/taskpane/taskpane.html", inject: false }),
      new CopyPlugin({
        patterns: [
          { from: "assets/icons/*.png", to: "assets/icons/[name][ext]" },
          { from: "src/taskpane/help.html", to: "help.html" },
          { from: "assets/shortcuts/shortcuts.json", to: "shortcuts.json" },
        ],
      }),
      emitFunctions,
      ...(production ? [emitHostingHeaders, emitLicences, listModules] : []),
    ],
    performance: { hints: false },
    devServer: env.WEBPACK_SERVE ? await devServer() : undefined,
  };
};

/** Writes beside the bundle which files went into it, so that a test can tell what users load. */
function listModules(compiler) {
  compiler.hooks.done.tap("listModules", ({ compilation }) => {
    const names = bundledFiles(compilation).map((file) =>
      path.relative(root, file).split(path.sep).join("/"),
    );
    fs.writeFileSync(`${OUT}.modules.json`, JSON.stringify([...new Set(names)].sort(), null, 1));
  });
}

/** What desktop Excel asks at the manifest's address: https with a certificate that the machine trusts. */
async function devServer() {
  const options = await devCerts.getHttpsServerOptions();
  // Excel on the web shows the ribbon's icons from another origin, which the server's own header would forbid.
  const headers = { "Cross-Origin-Resource-Policy": "cross-origin" };
  return {
    host: "localhost",
    port: 3000,
    hot: false,
    client: { overlay: false },
    static: false,
    server: { type: "https", options },
    headers,
  };
}
