import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What callers of the API rely on, as it was last accepted: `npm run openapi -- --accept`. */
export const referenceFile = fileURLToPath(new URL('outline.txt', import.meta.url));

/** The lines of the accepted outline. */
export const acceptedOutline = (): string[] =>
  readFileSync(referenceFile, 'utf8').trimEnd().split('\n');
