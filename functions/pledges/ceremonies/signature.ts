import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { signatureRows, type SignatureStore } from '../../../shared/signing/signature-rows.ts';
import { signingStanding } from '../../../shared/signing/signature.ts';
import { listedCeremony } from './ceremony-view.ts';
import { regionOfCeremony } from './ceremony.ts';
import { ceremoniesTable as table } from './tables.ts';

/** What signing a record would do. */
export const signingAnswer = z.extend(signingStanding, {
  ceremony: listedCeremony,
  listHash: z.string(),
  sealedAt: z.nullable(z.string()),
});
export type SigningAnswer = z.infer<typeof signingAnswer>;

/** Below what signed records lie in their bucket. */
export const signedRecords = 'records/';

/** Stores the signature of a ceremony's record beside its seal. */
export const recordSignatures = (client: DynamoDBClient, TableName: string): SignatureStore =>
  signatureRows({ client, table, TableName }, (ceremonyId) => ({
    key: { region: regionOfCeremony(ceremonyId), item: `signature#${ceremonyId}` },
  }));
