import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readCommand } from '../command-line.ts';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { withPlace } from './place-named.ts';
import { refusedWith } from './refused-with.ts';
import { exportSays, writeExport } from './write-export.ts';

const { positionals, values } = readCommand({
  usage: 'npm run export -- DEPLOYMENT',
  about:
    'Writes every row and original, sealed for a key whose private half two people share. Credentials as for every AWS tool.',
  words: 1,
  options: {
    to: { type: 'string', about: 'a new folder' },
    for: { type: 'string', about: 'the key to seal for (`npm run new-export-key`)' },
    local: {
      type: 'string',
      about: 'exports this data folder of a laptop, once its host was stopped',
    },
    folder: { type: 'string', about: 'where the deployment files are' },
  },
});
const deployment = deploymentNamed(positionals[0], { command: 'export', folder: values.folder });
const { to: folder, for: keyFile, local } = values;
if (folder === undefined || keyFile === undefined) {
  console.error(
    'Name a new folder and the key to seal for: --to FOLDER --for export.pub (npm run new-export-key makes one)',
  );
  process.exit(2);
}
await refusedWith(async () => {
  const publicKey = readFileSync(keyFile, 'utf8');
  const exporting = { folder, publicKey, deployment: deployment.id, exportId: randomUUID() };
  const manifest = await withPlace({ deployment, local }, (place) =>
    writeExport(place, { ...exporting, now: Date.now(), withSecrets: local !== undefined }),
  );
  for (const { id, count } of [...manifest.tables, ...manifest.buckets])
    if (count > 0) console.info(`${String(count).padStart(10)}  ${id}`);
  for (const line of exportSays) console.info(line);
  console.info(`Exported to ${folder}: schema ${String(manifest.schemaVersion)}.`);
});
