'use strict';
// Says in one line, in both languages, that this Node is too old. Written so that any Node can read it.
var least = require('../package.json').engines.node.replace('>=', '');
var recommended = '24';

var isOlder = function (version, than) {
  var have = version.replace('v', '').split('.').map(Number);
  var need = than.split('.').map(Number);
  for (var i = 0; i < need.length; i += 1) if (have[i] !== need[i]) return have[i] < need[i];
  return false;
};

if (isOlder(process.version, least)) {
  console.error(
    'Netral memerlukan Node ' +
      least +
      ' atau lebih baru, sebaiknya ' +
      recommended +
      '; ini ' +
      process.version +
      '. / Netral needs Node ' +
      least +
      ' or newer, best ' +
      recommended +
      '; this is ' +
      process.version +
      '.',
  );
  process.exit(1);
}
