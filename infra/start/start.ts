import { join, resolve } from 'node:path';
import { readCommand } from '../command-line.ts';
import { HostError } from '@netral/local-host/contracts';
import { fileLog } from '@netral/local-host/file-log';
import type { Host } from '@netral/local-host/host';
import { takePlace } from '@netral/local-host/place';
import { demoSigner } from '../demo/esign-stand-in.ts';
import { readDemo } from '../demo/demo-facts.ts';
import { seedDemo } from '../demo/seed.ts';
import { builtSuite, isBuiltWith, suiteStamp } from './built-suite.ts';
import { startBuild, type Build } from './start-build.ts';
import { startSuite } from './start-suite.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const readOptions = () => {
  const { values } = readCommand({
    usage: 'npm start',
    about: 'Runs the whole of Netral on this machine until Ctrl-C.',
    options: {
      port: { type: 'string', default: '4050', about: 'where it listens, 0 for a free one' },
      data: { type: 'string', default: '.netral', about: 'where what it stores is kept' },
      fresh: { type: 'boolean', default: false, about: 'empties that folder first' },
      built: {
        type: 'boolean',
        default: false,
        about: 'takes what was built before instead of building it again',
      },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new HostError(`--port takes a number from 0 to 65535, not ${values.port}`);
  return { ...values, port, data: resolve(values.data) };
};

const start = async (): Promise<Host> => {
  const options = readOptions();
  const { port, data: dataFolder, fresh } = options;
  const place = await takePlace({ port, dataFolder, fresh });
  place.folder.onLost(endSoon);
  const build = options.built || isBuiltWith(suiteStamp()) ? undefined : await assemble();
  const suite = await startSuite({
    ...{ built: builtSuite(), place, log: fileLog(dataFolder) },
    say: (line) => console.log(line),
    ...(build && { codeIsReady: build.codeIsReady }),
  });
  stopWithUs(suite);
  announce(suite);
  if (!(await readDemo(suite.store)).webhook)
    console.log('Petugas demo disiapkan… · Demo officers are being prepared…');
  await seedDemo(suite);
  await announceDemo(suite, dataFolder);
  return suite;
};

/** What is being answered still gets its 503; all that was started ends with this process. */
const endSoon = (why: string): void => {
  console.error(why);
  setTimeout(() => process.exit(1), 500);
};

/** Builds until there is a template to host. Functions are still being bundled then: an event waits for its own. */
const assemble = async (): Promise<Build> => {
  console.log('Membangun fungsi dan templat… · Building functions and template…');
  const build = startBuild();
  await build.assembled();
  build.onFailed(() => endSoon('Tidak dapat dibangun. · It could not be built.'));
  return build;
};

/** Everybody can pledge, report and read from now on; officers sign in once the demo has its own. */
const announce = ({ url }: Host): void =>
  console.log(
    [
      'Netral berjalan. Alamatnya:',
      `  situs         ${url}/`,
      `  API           ${url}/v1`,
      `  OpenAPI       ${url}/openapi.json`,
      `  kotak keluar  ${url}/_local/outbox`,
    ].join('\n'),
  );

const announceDemo = async ({ url, store }: Host, data: string): Promise<void> => {
  const { webhook } = await readDemo(store);
  console.log(
    [
      `  masuk petugas ${url}/siaga`,
      `  webhook demo  ${url}/v1/webhooks/${webhook?.source ?? ''}  (secret ${webhook?.secret ?? ''})`,
      `  tanda tangan  NIK ${demoSigner.nik}, passphrase ${demoSigner.passphrase} (layanan BSrE tiruan)`,
      `Data di ${data}; log di ${join(data, 'host.log')}. Ctrl-C menghentikan semuanya.`,
    ].join('\n'),
  );
};

/** Every way out stops what was started: signals, and the end of the npm that started us. */
const stopWithUs = (suite: Host): void => {
  let stopping = false;
  const end = (code: number) => {
    if (stopping) process.exit(code);
    stopping = true;
    suite.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined) return;
  setInterval(() => process.ppid !== parent && end(1), 500).unref();
};

start().catch((error: unknown) => {
  if (error instanceof HostError) console.error(error.message);
  else console.error(error);
  process.exit(1);
});
