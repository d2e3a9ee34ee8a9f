// TypeScript in ESM names its neighbours by their future name (./x.js); Jest meets them before the build.
module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('node_modules')) {
    for (const source of [request.replace(/\.js$/, '.ts'), request.replace(/\.js$/, '.tsx')]) {
      try {
        return options.defaultResolver(source, options);
      } catch {
        // not that one
      }
    }
  }
  return options.defaultResolver(request, options);
};
