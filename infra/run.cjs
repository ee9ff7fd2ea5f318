'use strict';
// Runs a TypeScript file in this process, after Node's version is known to be new enough; without a file it looks at
// the version only. `node --import tsx` would load tsx first, and an older Node would answer with a stack trace.
require('./node-version.cjs');
var path = require('path');
var url = require('url');

var script = process.argv[2];
if (script !== undefined) {
  process.argv.splice(1, 2, path.resolve(script));
  // As Node does for a main module: what waits for ever has not ended well.
  var unsettled = function () {
    process.exitCode = 13;
  };
  process.once('beforeExit', unsettled);
  import('tsx')
    .then(function () {
      return import(url.pathToFileURL(process.argv[1]).href);
    })
    .then(function () {
      process.removeListener('beforeExit', unsettled);
    });
}
