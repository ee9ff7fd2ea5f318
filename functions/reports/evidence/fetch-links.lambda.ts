import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { systemNow as now } from '../../../shared/clock.ts';
import { fetchPublic } from '../../../shared/outbound/fetch-public.ts';
import { readSettings } from '../../../shared/settings.ts';
import { askedOnce } from '../sources/providers/asking.ts';
import { providerFor } from '../sources/providers/provider-for.ts';
import { sourceStore } from '../sources/source-store.ts';
import { fetchLinksStream } from './fetch-links.stream.ts';
import { fetchLinks } from './fetch-links.ts';
import { keepPiece } from './keep-piece.ts';
import { mediaOf } from './media-of.ts';
import { objectStore } from './object-store.ts';
import { pieceStore } from './piece-store.ts';
import { mostPhotoBytes } from './read-photo.ts';
import { fetchLinksSettings } from './settings.ts';

const settings = readSettings(fetchLinksSettings);
const client = new DynamoDBClient();
const pieces = pieceStore(client, settings.EVIDENCE_TABLE);
const objects = objectStore(new S3Client(), settings.EVIDENCE_BUCKET);
const keep = keepPiece({ pieces, objects, now, nonce: randomUUID });
const fetch = fetchPublic({ timeoutMs: 3_000, maxBytes: mostPhotoBytes, maxRedirects: 2 });

const media = mediaOf({
  sources: sourceStore(client, settings.SOURCES_TABLE),
  providerOf: providerFor(askedOnce(now)),
});

export const handler = fetchLinksStream(
  fetchLinks({ fetch, mediaOf: media, keep, pieces, now, nonce: randomUUID }),
);
