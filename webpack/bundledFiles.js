/** Files that went into a bundle, as absolute paths; those that webpack put together into one module too. */
function bundledFiles(compilation) {
  return [...compilation.modules]
    .flatMap((module) => module.modules ?? module)
    .map(({ resource }) => resource)
    .filter(Boolean);
}

module.exports = { bundledFiles };
