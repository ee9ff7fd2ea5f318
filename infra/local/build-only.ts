import { buildSuite } from './build-suite.ts';

// Builds what the host starts from, and no more: the tests call it once before they start many hosts.
console.log(JSON.stringify(await buildSuite()));
