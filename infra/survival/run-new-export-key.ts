import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../command-line.ts';
import { newExportKey } from './export-key.ts';

const { values } = readCommand({
  usage: 'npm run new-export-key',
  about:
    'Writes the key that exports are sealed for, and a share of its private half for each of two people.',
  options: { to: { type: 'string', about: 'a folder' } },
});
const folder = values.to;
if (folder === undefined) {
  console.error('Name a folder: npm run new-export-key -- --to FOLDER');
  process.exit(2);
}
const files = ['export.pub', 'share-1.key', 'share-2.key'].map((name) => join(folder, name));
const taken = files.filter((file) => existsSync(file));
if (taken.length > 0) {
  console.error(`${taken.join(', ')}: already there. Nothing was written.`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true, mode: 0o700 });
const { publicKey, shares } = newExportKey((count) => randomBytes(count));
[publicKey, ...shares.map((share) => `${share}\n`)].forEach((content, at) =>
  writeFileSync(files[at] ?? '', content, { mode: 0o600, flag: 'wx' }),
);
console.info(
  [
    `${files[0] ?? ''} seals exports. Give share-1.key to one person and share-2.key to another, and delete both here:`,
    'an export opens by both shares together, and by nothing else. Whoever has both reads the names of reporters.',
  ].join('\n'),
);
