import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { systemNow as now } from '../../../shared/clock.ts';
import { fetchPublic } from '../../../shared/outbound/fetch-public.ts';
import { readSettings } from '../../../shared/settings.ts';
import { fetchLinksStream } from './fetch-links.stream.ts';
import { fetchLinks } from './fetch-links.ts';
import { keepPiece } from './keep-piece.ts';
import { objectStore } from './object-store.ts';
import { pieceStore } from './piece-store.ts';
import { mostPhotoBytes } from './read-photo.ts';
import { fetchLinksSettings } from './settings.ts';

const settings = readSettings(fetchLinksSettings);
const pieces = pieceStore(new DynamoDBClient(), settings.EVIDENCE_TABLE);
const objects = objectStore(new S3Client(), settings.EVIDENCE_BUCKET);
const keep = keepPiece({ pieces, objects, now, nonce: randomUUID });
const fetch = fetchPublic({ timeoutMs: 3_000, maxBytes: mostPhotoBytes, maxRedirects: 2 });

export const handler = fetchLinksStream(
  fetchLinks({ fetch, keep, pieces, now, nonce: randomUUID }),
);
