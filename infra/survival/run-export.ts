import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deploymentNamed } from '../aws/deployment-named.ts';
import { withPlace } from './place-named.ts';
import { refusedWith } from './refused-with.ts';
import { exportSays, writeExport } from './write-export.ts';

// npm run export -- DEPLOYMENT --to FOLDER --for export.pub: every row and original of a deployment, sealed for two.
// --local DATA_FOLDER exports a laptop's, once its host was stopped. Credentials as for every AWS tool.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    for: { type: 'string' },
    local: { type: 'string' },
    folder: { type: 'string' },
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
