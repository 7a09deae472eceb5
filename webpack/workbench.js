const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");

const root = path.resolve(__dirname, "..");
const typescript = {
  test: /\.tsx?$/,
  loader: "ts-loader",
  options: { transpileOnly: true, compilerOptions: { noEmit: false } },
};

/** The page that stands in for Excel: o-spreadsheet's grid, the ribbon, and the pane in a frame. */
const workbench = (_env, argv) => ({
  name: "workbench",
  context: root,
  entry: { workbench: "./src/workbench/page/main.ts", guise: "./src/workbench/pane/guise.ts" },
  output: { path: path.join(root, "dist", "workbench"), filename: "[name].js", clean: true },
  devtool: argv.mode === "production" ? false : "source-map",
  resolve: {
    extensions: [".ts", ".js"],
    // Its "browser" field names a bundle that expects owl as a global variable.
    alias: {
      "@odoo/o-spreadsheet$": path.join(root, "node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.esm.js"),
    },
  },
  module: {
    rules: [
      typescript,
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
      { test: /\.xml$/, type: "asset/source" },
      {
        test: /\.(woff2?|ttf|eot|svg)$/,
        type: "asset/resource",
        generator: { filename: "fonts/[name][ext]" },
      },
    ],
  },
  plugins: [
    new HtmlPlugin({
      filename: "index.html",
      template: "./src/workbench/page/index.html",
      chunks: ["workbench"],
      minify: false,
    }),
    new CopyPlugin({
      patterns: [{ from: "assets/icons/addin-32.png", to: "icon.png", noErrorOnMissing: true }],
    }),
  ],
  performance: { hints: false },
});

/** What runs in Node: the workbench's server and the command line. Libraries stay in node_modules. */
const programs = (_env, argv) => ({
  name: "programs",
  context: root,
  target: "node20",
  entry: { server: "./src/workbench/server/main.ts", commandLine: "./src/workbench/commandLine/main.ts" },
  output: { path: path.join(root, "dist", "programs"), filename: "[name].js", clean: true },
  devtool: argv.mode === "production" ? false : "source-map",
  resolve: { extensions: [".ts", ".js"] },
  externals: ({ request }, decide) =>
    /^[^./]/.test(request) && !path.isAbsolute(request) ? decide(null, `commonjs ${request}`) : decide(),
  module: {
    // In our own files require.resolve must find, at run time, what is in node_modules.
    rules: [
      { ...typescript, parser: { commonjs: false } },
      { test: /manifest\.xml$/, type: "asset/source" },
    ],
  },
  performance: { hints: false },
});

module.exports = [workbench, programs];
