import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { signatureRows, type SignatureStore } from '../../../shared/signing/signature-rows.ts';
import { shownSignature, type SignedAnswer } from '../../../shared/signing/signature.ts';
import type { Notice } from './circular.ts';
import { circularsTable as table } from './tables.ts';

/** Below what signed circulars lie in the bucket of documents. */
export const signedCirculars = 'signed/';

/** The circular whose signature it is: ids are of a region. */
export const signedId = ({ region, id }: { region: string; id: string }): string =>
  `${region}/${id}`;

/** Stores the signature of a circular beside it. */
export const circularSignatures = (client: DynamoDBClient, TableName: string): SignatureStore =>
  signatureRows({ client, table, TableName }, (documentId) => {
    const [region = '', id = ''] = documentId.split('/');
    return { key: { region, item: `signature#${id}` } };
  });

export type SignedNeeds = { signatures: Pick<SignatureStore, 'find'> };

/** The electronic signature of a notice's PDF; null before there is one. */
export const signedOf = async (
  { signatures }: SignedNeeds,
  notice: Notice,
): Promise<SignedAnswer | null> =>
  notice.kind === 'circular' ? shownSignature(await signatures.find(signedId(notice))) : null;
