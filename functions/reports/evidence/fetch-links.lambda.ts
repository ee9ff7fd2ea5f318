import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { systemNow as now } from '../../../shared/clock.ts';
import { fetchPublic } from '../outbound/fetch-public.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { askedOnce } from '../sources/providers/asking.ts';
import { providerFor } from '../sources/providers/provider-for.ts';
import { sourceStore } from '../sources/source-store.ts';
import { fetchLinks } from './fetch-links.ts';
import { fetchOfEvent } from './fetch-of-event.ts';
import { keepPiece } from './keep-piece.ts';
import { linkedReport } from './linked-report.ts';
import { mediaOf } from './media-of.ts';
import { objectStore } from './object-store.ts';
import { pieceStore } from './piece-store.ts';
import { mostPhotoBytes } from '../pieces/piece.ts';
import { fetchLinksSettings } from './settings.ts';

const settings = readSettings(fetchLinksSettings);
const client = tableClient();
const pieces = pieceStore(client, settings.EVIDENCE_TABLE);
const objects = objectStore(new S3Client(), settings.EVIDENCE_BUCKET);
const keep = keepPiece({ pieces, objects, now, nonce: randomUUID });
const fetch = fetchPublic({ timeoutMs: 6_000, maxBytes: mostPhotoBytes, maxRedirects: 2 });

const media = mediaOf({
  sources: sourceStore(client, settings.SOURCES_TABLE),
  providerOf: providerFor(askedOnce(now)),
});

const fetchFor = fetchLinks({
  fetch,
  mediaOf: media,
  findReport: linkedReport(client, settings.REPORTS_TABLE),
  keep,
  pieces,
  now,
  nonce: randomUUID,
});

export const handler = queueHandler('fetchLinks', fetchOfEvent(fetchFor));
