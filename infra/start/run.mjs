// Compiles an entry of this folder (`run.mjs start --port 0`) and runs it in this process. That is done anew each
// time, so nothing stale can run, and takes a fraction of what loading every source by itself does.
import { readFileSync, renameSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

const [name = ''] = process.argv.splice(2, 1);
const root = fileURLToPath(new URL('../..', import.meta.url));
const address = 'ownAddress$';

/** Every source keeps its own address, from which it finds what lies beside it. */
const ownAddress = {
  name: 'own-address',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](infra|functions|shared)[\\/].*\.tsx?$/ }, ({ path }) => ({
      contents: `const ${address} = ${JSON.stringify(pathToFileURL(path).href)};${readFileSync(path, 'utf8')}`,
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    })),
};

const compiled = `${root}dist/start/${name}.mjs`;
// Several may start at once: each writes its own file and puts it in place whole.
const outfile = `${compiled}.${process.pid}`;
await build({
  absWorkingDir: root,
  entryPoints: [`infra/start/${name}.ts`],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['aws-cdk-lib', 'constructs', 'esbuild', 'sql.js'],
  define: { 'import.meta.url': address },
  banner: {
    js: `import{createRequire as requireFrom$}from'node:module';const require=requireFrom$(globalThis.${address}=import.meta.url);`,
  },
  logLevel: 'warning',
  plugins: [ownAddress],
});
// Its service would hold memory as long as we run.
await stop();
renameSync(outfile, compiled);
await import(pathToFileURL(compiled).href);
