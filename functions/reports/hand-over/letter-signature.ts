import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Person } from '../../../shared/http/request.ts';
import { signatureRows, type SignatureStore } from '../../../shared/signing/signature-rows.ts';
import { signedKey, type SignedFiles } from '../../../shared/signing/signed-files.ts';
import { maySecond } from '../case-access.ts';
import type { ObjectStore } from '../evidence/object-store.ts';
import {
  firstOf,
  handOverStanding,
  signatureItem,
  type HandOver,
} from '../identity/hand-over-trail.ts';
import { identityAccessTable as table } from '../identity/tables.ts';
import { partOf } from './hand-over.ts';
import type { Package } from './package-link.ts';

/** Below what signed letters lie in the bucket of evidence; nobody writes over one. */
const signedLettersBelow = 'letters/';

/** What a signed letter is called in its package: the trail then says which of the two was opened. */
export const signedLetter = 'surat-bertanda-tangan.pdf';

/** The letter of a hand-over as a document that is signed. */
export const letterId = ({ reportKey, requestId }: Package): string => `${reportKey}/${requestId}`;

/** Stores signatures of letters beside the trail of their hand-overs; they end with the report. */
export const letterSignatures =
  (client: DynamoDBClient, TableName: string) =>
  (expiresAt: number): SignatureStore =>
    signatureRows({ client, table, TableName }, (documentId) => {
      const [reportKey = '', requestId = ''] = documentId.split('/');
      return { key: { reportKey, item: signatureItem(requestId) }, more: { expiresAt } };
    });

/** Signed letters, sealed as originals of evidence are. */
export const signedLetters = (objects: Pick<ObjectStore, 'seal' | 'read'>): SignedFiles => ({
  store: (of, pdf) =>
    objects.seal(signedKey(signedLettersBelow, of), {
      body: Buffer.from(pdf),
      type: 'application/pdf',
    }),
  read: (of) => objects.read(signedKey(signedLettersBelow, of)),
});

type Seen = { one: HandOver; person: Person; region: string; now: number };

/**
 * Whether somebody may sign the letter of a hand-over of this region: one of the two who released it, a chair or from
 * above the region, while the package is open and Bawaslu has not confirmed that it received it.
 */
export const maySignLetter = ({ one, person, region, now }: Seen): boolean =>
  handOverStanding(one, now) === 'open' &&
  firstOf(one, 'receipt') === undefined &&
  partOf(one, person) !== 'none' &&
  maySecond(person, region);
