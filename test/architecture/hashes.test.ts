import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is deployed; the stand-ins for AWS of the local host are not. */
const code = ['functions', 'shared', 'events', 'infra']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  )
  .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !file.startsWith('infra/local/'));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const filesWith = (pattern: RegExp): string[] => code.filter((file) => pattern.test(textOf(file)));

/**
 * Where a hash without a key is made, and why it gives nothing back: what it is of stands beside it, is public, cannot
 * be guessed, or the hash is never stored. A number, a name, a contact, a form or a file about people is none of these:
 * take `keyedHash` or `attemptsOf`.
 */
const plainHashes: Record<string, string> = {
  'functions/pledges/register/pledge-text.ts': 'of the words of a pledge, which are public',
  'functions/pledges/ceremonies/pledged.ts':
    'of ids of receipts, eight random bytes each, and of line numbers that stand in the same row',
  'shared/signing/sign-once.ts':
    'of a signed document with its signature, which cannot be guessed; shown beside it to be compared',
  'functions/pledges/ceremonies/unit-sheets.http.ts':
    'goes into the keyed name of a sheet, and is not stored',
  'functions/pledges/circulars/issue.http.ts': 'of a public document that is stored under it',
  'functions/reports/cases/deadline-basis.ts': 'of days off and rules, which are public',
  'functions/reports/evidence/object-store.ts': 'a checksum that S3 compares with the object',
  'functions/reports/evidence/open-by-two.http.ts':
    'compares the seal of what is handed out with the one that is stored, in memory',
  'functions/reports/evidence/read-photo.ts':
    'the seal of an original, which is stored and cannot be guessed; reporters and officers are shown it',
  'functions/reports/pieces/piece.ts': 'of such a seal, or of a link that stands in the same row',
  'functions/reports/readings/chain.ts':
    'of an entry with a random end, which stands readable beside it',
  'functions/reports/sources/schemes/payload.ts':
    'the id of a delivery whose sender gives none: it stands only in the entry that holds the delivery',
  'functions/reports/sources/take-item.ts': 'goes into a keyed hash, and is not stored',
  'functions/satgas/alerts/alert.ts': 'of the key of a case, which is a keyed hash itself',
  'functions/satgas/alerts/personal-link.ts':
    'of the id of an officer, which stands readable in alerts and in the register of officers',
  'functions/satgas/telling/tell-ending.ts': 'of the key of a case, which is a keyed hash itself',
  'functions/site/requests/data-request.ts': 'of a code of a hundred random bits',
  'functions/site/sign-in/ended-sessions.ts':
    'of the claims of a token, with its times and nonce, which cannot be guessed',
  'functions/site/site-pages.http.ts': 'the entity tag of a public file',
  'infra/data-protection/notice.ts': 'of a public notice, as its version',
  'infra/deploy/assembly.ts': 'of templates, which hold no secret, as the name of a change set',
  'infra/bundle/assets-version.ts': 'of scripts and stylesheets, which everybody loads',
  'infra/bundle/source-stamp.ts': 'of the source code, on the machine that builds it',
  'infra/nation-member/member-of.ts':
    'what is public of a member, to be read out beside the file that holds it',
  'infra/survival/manifest.ts': 'of files that are sealed, under a new key each',
  'infra/synth.ts': 'of the stamp of the source code, as the name of an asset',
  'shared/aws/sign-call.ts':
    'the digest of a call that is sent, as Signature Version 4 asks for it; it is stored nowhere',
  'shared/receipt/receipt.ts': 'of a public key, and of the name of a campaign',
  'functions/reports/signatures/shared-secret.ts':
    'compares two secrets in constant time, in memory',
};

describe('a hash without a key', () => {
  it('is made only where it gives nothing back, each with the reason', () => {
    const made = filesWith(/\bcreateHash\b|\bsubtle\s*\.\s*digest\b|\bcrypto\.hash\b/);
    expect(made.sort()).toEqual(Object.keys(plainHashes).sort());
  });

  it('is made by nothing but node:crypto', () => {
    expect(
      filesWith(/from '(?:@noble\/hashes|@aws-crypto|crypto-js|hash\.js|md5|sha\.?js)/),
    ).toEqual([]);
  });

  it('cannot pass for a keyed one: nothing but its maker says that a text is one', () => {
    expect(filesWith(/\bas (?:unknown as )?(?:KeyedHash|Attempt)\b/)).toEqual([]);
    expect(filesWith(/parse\(\s*stored(?:Hash|Attempt)\b/i)).toEqual(['shared/keyed-hash.ts']);
  });
});
