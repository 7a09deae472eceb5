/** Two bundles: the add-in that Excel loads, and the workbench that stands in for Excel. */
module.exports = [require("./webpack/addin"), ...require("./webpack/workbench")];
