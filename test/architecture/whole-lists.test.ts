import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where a list is read whole or not at all, and why: leaving out a row that cannot be read would count, undo, seal or
 * erase something else than was said. Whatever is only shown is read by `listReadable`, so that one row hides no other.
 */
const whole: Record<string, string> = {
  'functions/pledges/ceremonies/pledged-store.ts': 'a record lists everybody who pledged',
  'functions/pledges/ceremonies/ceremony-store.ts': 'a record names all its witnesses',
  'functions/pledges/ceremonies/sheet-store.ts': 'who sent a sheet corrects all its refused rows',
  'functions/pledges/ceremonies/seal-store.ts': 'what is sealed is not taken back',
  'functions/pledges/ceremonies/ticket-store.ts': 'a voided code takes back all its pledges',
  'functions/pledges/erasure/what-is-stored.ts': 'an erasure leaves nothing of a person',
  'functions/pledges/rosters/roster-store.ts': 'a roster is replaced and undone exactly',
  'functions/pledges/voiding/voiding-store.ts': 'a voiding says how many pledges it took back',
  'functions/pledges/mailbox/listed.ts': 'whoever is in no part that was read is not in the roster',
  'functions/pledges/counting/arrival-store.ts': 'the radar adds up what arrived',
  'functions/reports/identity/delivery-trail.ts': 'read as they are, and judged by their reader',
  'functions/reports/identity/identity-store.ts': 'a break-glass is agreed to by two, once',
  'functions/reports/hand-over/hand-over-store.ts': 'a letter is agreed to by two, once',
  'functions/reports/cases/case-store.ts': 'a history with a gap is no history',
  'functions/reports/cases/register-number.ts': 'a register number stands in one case',
  'functions/reports/follow-up/tracked-reader.ts': 'read as they are, and judged by their reader',
  'functions/reports/decrees/change-store.ts': 'a decree is agreed to by two, once',
  'functions/reports/evidence/piece-store.ts': 'read as they are, and judged by their reader',
  'functions/site/sessions/ending-store.ts': 'a session that was ended stays so',
  'functions/satgas/officers/change-store.ts':
    'a change is agreed to by two, once, in all its rows',
  'shared/decrees/decree-store.ts': 'a decree is agreed to by two, once',
};

const readers = ['functions', 'shared']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && file !== 'shared/table/list-below.ts')
  .filter((file) => /\blistBelow\(/.test(readFileSync(join(root, file), 'utf8')));

describe('lists that are read whole or not at all', () => {
  it('are those that say why', () => {
    expect(readers.sort()).toEqual(Object.keys(whole).sort());
  });
});
