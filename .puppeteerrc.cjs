// The browser comes out of an npm package (libs/print/src/browser), never out of a download.
module.exports = { skipDownload: true };
