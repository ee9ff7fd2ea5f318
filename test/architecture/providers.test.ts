import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { everyScheme } from '../../functions/reports/sources/schemes/list.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemes = 'functions/reports/sources/schemes/';

const files = ['functions/reports', 'shared']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => /\.(tsx?|json)$/.test(file));

/** Names of schemes and of who sends by them, however they are written: `hex-hmac`, `hexHmac`, `Hex HMAC`. */
const names = everyScheme.flatMap(({ name, docs: { senders, note } }) => [
  name,
  senders,
  ...(note.match(/\b[A-Z][a-z]+\w*\b/g) ?? []),
]);
const written = (name: string): string => name.split(/[- ]/).join('[- ]?');
const named = new RegExp(names.map(written).join('|'), 'i');

/** Where a provider may be named for another reason. */
const others: Record<string, string> = {
  'functions/reports/signatures/standard-webhooks.ts': 'the specification itself, as a library',
  'functions/reports/answers/send-text.ts': 'the service by which an answer goes out',
  'functions/reports/answers/send-answers.lambda.ts': 'the same',
  'shared/whatsapp.ts': 'the same, and by which alerts go out',
  'shared/campaign-shape.ts': 'a channel that alerts go by',
  'shared/alert-policy.ts': 'the same',
  'functions/reports/intake/conduct-examples.ts': 'what people do in a WhatsApp group',
};

describe('what is particular to one provider of webhooks', () => {
  it('is said by its scheme: no other file names one', () => {
    const text = (file: string) => readFileSync(join(root, file), 'utf8');
    const naming = files.filter((file) => !file.startsWith(schemes) && named.test(text(file)));
    expect(naming.sort()).toEqual(Object.keys(others).sort());
  });

  it('is looked for by every name it has', () => {
    for (const { name } of everyScheme) expect(named.test(`scheme === '${name}'`)).toBe(true);
    for (const text of ['GitHub', 'OpnForm', 'Svix', 'KoboToolbox', 'hexHmac', 'WhatsApp'])
      expect(named.test(text)).toBe(true);
  });
});
