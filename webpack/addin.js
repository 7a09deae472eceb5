const path = require("node:path");
const devCerts = require("office-addin-dev-certs");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");

const root = path.resolve(__dirname, "..");

/**
 * The add-in: one page for the pane, the ribbon commands and (by the shared runtime) everything else.
 *
 * Scripts carry a hash in their name, so that a host may cache them for ever; the page and the icons keep
 * the names that the manifest gives them. `watchdog` is a script of its own because it must run even when
 * Office.js never arrives.
 */
module.exports = async (env, argv) => {
  const production = argv.mode === "production";
  return {
    name: "addin",
    context: root,
    entry: { watchdog: "./src/taskpane/watchdog.ts", addin: "./src/addin.ts" },
    output: {
      path: path.join(root, "dist", "addin"),
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
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
        ],
      }),
    ],
    performance: { hints: false },
    devServer: env.WEBPACK_SERVE ? await devServer() : undefined,
  };
};

/** What desktop Excel asks at the manifest's address: https with a certificate that the machine trusts. */
async function devServer() {
  const options = await devCerts.getHttpsServerOptions();
  return {
    port: 3000,
    hot: false,
    client: { overlay: false },
    static: false,
    server: { type: "https", options },
  };
}
