import { readCommand } from '../command-line.ts';
import { HostError } from '@netral/local-host/contracts';
import { fileLog } from '@netral/local-host/file-log';
import { startHost } from '@netral/local-host/host';
import { takePlace } from '@netral/local-host/place';
import { readDemo } from '../demo/demo-facts.ts';
import { peopleToSignInAs } from '../demo/demo-people.ts';

// node infra/start/run.mjs host-assembly --assembly FOLDER --data FOLDER --worker FILE: hosts what was synthesized and
// bundled before, with the people of the demo and nothing else of it. Prints its addresses as one line of JSON, and ends
// with whoever started it.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
const { values } = readCommand({
  usage: 'node infra/start/run.mjs host-assembly',
  about:
    'Hosts what was synthesized and bundled before, with the people of the demo and nothing else of it.',
  options: {
    assembly: { type: 'string', default: '', about: 'the folder of the assembly' },
    data: { type: 'string', default: '', about: 'where what it stores is kept' },
    threads: { type: 'string', default: '96', about: 'so many run functions, all together' },
    'idle-seconds': { type: 'string', default: '300', about: 'one without work ends after these' },
    worker: { type: 'string', default: '', about: 'the file that runs functions' },
  },
});

try {
  const place = await takePlace({ port: 0, dataFolder: values.data, fresh: false });
  const host = await startHost({
    assemblyFolder: values.assembly,
    workerFile: values.worker,
    ...{ place, log: fileLog(values.data) },
    threads: {
      maxThreads: Number(values.threads),
      idleMs: Number(values['idle-seconds']) * 1000,
    },
    say: (line) => console.error(line),
    parameters: (url) => ({ PublicUrl: url }),
    people: peopleToSignInAs,
    ownPages: { 'demo.json': readDemo },
  });
  const end = () => {
    host.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  process.stdin.once('end', end).resume();
  console.log(JSON.stringify({ url: host.url, endpoints: host.endpoints }));
} catch (error) {
  if (!(error instanceof HostError)) throw error;
  console.error(error.message);
  process.exit(1);
}
