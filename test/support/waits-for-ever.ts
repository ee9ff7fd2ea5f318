// Says what it was given and never settles: for the test of infra/run.cjs.
console.log(process.argv.slice(2).join(' '));
await new Promise(() => undefined);
