import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCommand } from '../command-line.ts';
import { clientsIn } from '../aws/clients.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { awsPlace } from './aws-place.ts';
import { joinShares } from './export-key.ts';
import { isPaused, whilePaused } from './paused.ts';
import { withNewDataFolder } from './place-named.ts';
import { openExport, type OpenExport } from './read-export.ts';
import { refusedWith } from './refused-with.ts';
import { checkImport, writeImport, type Imported } from './write-import.ts';

const { positionals, values } = readCommand({
  usage: 'npm run import -- DEPLOYMENT',
  about:
    'Fills an empty deployment with an export; its functions do not run meanwhile. Credentials as for every AWS tool.',
  words: 1,
  options: {
    from: { type: 'string', about: 'the folder of the export' },
    share: {
      type: 'string',
      multiple: true,
      default: [],
      about: 'a file of one of the two shares; both are needed',
    },
    local: { type: 'string', about: 'makes this data folder of a laptop' },
    folder: { type: 'string', about: 'where the deployment files are' },
    settle: {
      type: 'string',
      default: '90',
      about: 'seconds to let what runs end once the functions are paused',
    },
  },
});
const deployment = deploymentNamed(positionals[0], { command: 'import', folder: values.folder });
const { from, share, local } = values;
if (from === undefined || share.length !== 2) {
  console.error(
    'Name the export and two shares: --from FOLDER --share share-1.key --share share-2.key',
  );
  process.exit(2);
}
const nowSeconds = Math.floor(Date.now() / 1000);

const intoDataFolder = (opened: OpenExport, dataFolder: string): Promise<Imported> =>
  withNewDataFolder(deployment, dataFolder, async (place) => {
    const importing = { nowSeconds, goesOn: false };
    const secrets = await opened.secrets();
    if (secrets) await place.give(secrets);
    await checkImport(place, opened, importing);
    return writeImport(place, opened, importing);
  });

const intoAccount = async (opened: OpenExport): Promise<Imported> => {
  const clients = clientsIn(deployment.awsRegion, 10);
  const place = await awsPlace(clients, deployment);
  const notesFile = join(from, `paused-${deployment.id}.json`);
  const importing = { nowSeconds, goesOn: isPaused(notesFile) };
  await checkImport(place, opened, importing);
  console.info('Every file is as exported. The functions are paused now.');
  const settle = () => sleep(Number(values.settle) * 1000);
  return whilePaused(
    { lambda: clients.lambda, functions: place.functions, notesFile, settle },
    () => writeImport(place, opened, importing),
  );
};

await refusedWith(async () => {
  const privateKey = joinShares(share.map((file) => readFileSync(file, 'utf8')));
  const opened = openExport({ folder: from, deployment: deployment.id, privateKey });
  for (const { name } of opened.steps) console.info(`Upgrades rows: ${name}`);
  const { rows, objects } =
    local === undefined ? await intoAccount(opened) : await intoDataFolder(opened, local);
  for (const [name, count] of rows)
    if (count > 0) console.info(`${String(count).padStart(10)}  ${name}`);
  console.info(`${String(objects).padStart(10)}  originals`);
  console.info(
    'Imported, and compared with the export. Whoever was told before is not told again; open alerts climb on.',
  );
});
