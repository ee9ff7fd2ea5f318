import { readFileSync, writeFileSync } from 'node:fs';
import { buildOpenApi } from './build.ts';
import { compareOutlines, outlineOf } from './outline.ts';
import { referenceFile } from './reference.ts';

// npm run openapi: the document. -- --compare FILE: what differs from an older document. -- --accept: the committed
// outline becomes what the document is now.
const [option, file] = process.argv.slice(2);
const document = buildOpenApi();

if (option === '--accept') {
  writeFileSync(referenceFile, `${outlineOf(document).join('\n')}\n`);
} else if (option === '--compare' && file !== undefined) {
  const before: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { removed, added } = compareOutlines(outlineOf(before), outlineOf(document));
  for (const line of removed) console.log(`- ${line}`);
  for (const line of added) console.log(`+ ${line}`);
} else {
  console.log(JSON.stringify(document, null, 2));
}
