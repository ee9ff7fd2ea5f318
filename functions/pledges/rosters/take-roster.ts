import { createHmac } from 'node:crypto';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { readRoster, type ReadRoster } from './read-roster.ts';
import { bucketCount, bucketsOf, type RosterRow } from './roster.ts';
import type { SentRows } from './rows-of-file.ts';
import type { Held, RosterStore } from './roster-store.ts';
import type { RosterMode, Upload } from './upload.ts';
import { completeUpload, holdMs, underWay, writeParts } from './write-roster.ts';

type Needs = {
  campaign: Campaign;
  rosters: RosterStore;
  pepper: () => Promise<Uint8Array>;
  now: Now;
};

/** A roster as it was sent. Without an Idempotency-Key the file itself identifies it. */
export type SentRoster = {
  region: string;
  mode: RosterMode;
  sheet: SentRows;
  /** The exact bytes that came. */
  content: Uint8Array;
  idempotencyKey: string | undefined;
  by: string;
};

/** Shown one by one; of the others the number. */
const mostWarnings = 100;

/**
 * Takes a roster: every right row is stored as a keyed hash, every other is named by line, field and reason. Killed
 * anywhere and sent again it makes the same roster. Refuses a region not served, another body under the same
 * Idempotency-Key, and ('conflict', 'roster-under-way') a second roster while another of the region is being taken.
 */
export const takeRoster =
  (needs: Needs) =>
  async (sent: SentRoster): Promise<Upload> => {
    const { campaign, rosters, now } = needs;
    const region = servedRegion(campaign, sent.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const pepper = await needs.pepper();
    const startedAt = now();
    const read = readRoster({ campaign, region, pepper, now: startedAt }, sent.sheet);
    const upload = newUpload(sent, { pepper, read, startedAt });
    const before = await rosters.upload(upload.region, upload.rosterId);
    if (before && before.content !== upload.content) throw new Refusal('idempotency-key-reused');
    if (before && isAnswered(before, sent)) return before;
    const held = await rosters.hold(upload, now(), now() + holdMs);
    if (held === 'busy') throw underWay();
    await rosters.putUpload(upload);
    await rosters.putRefused(upload, read.refused);
    const written = await writeRows(needs, { upload, good: read.good, held });
    return completeUpload(needs, written, held);
  };

/** Only a named attempt is answered from memory: a file may be sent again after others came between. */
const isAnswered = (before: Upload, { idempotencyKey }: SentRoster): boolean =>
  idempotencyKey !== undefined && before.state !== 'taking';

type Made = { pepper: Uint8Array; read: ReadRoster; startedAt: number };

const newUpload = (sent: SentRoster, { pepper, read, startedAt }: Made): Upload => {
  const keyed = (...parts: (string | Uint8Array)[]): string => {
    const hmac = createHmac('sha256', pepper).update('netral/roster-1\n');
    for (const part of parts) hmac.update(`${part.length}:`).update(part);
    return hmac.digest('base64url').slice(0, 22);
  };
  const content = keyed(sent.region, sent.mode, sent.content);
  const { idempotencyKey } = sent;
  return {
    rosterId: `${sent.region}-${idempotencyKey === undefined ? content : keyed(sent.region, idempotencyKey)}`,
    region: sent.region,
    mode: sent.mode,
    content,
    state: 'taking',
    startedAt,
    by: sent.by,
    rows: read.rows,
    taken: read.good.length,
    refused: read.refused.length,
    warnings: read.warnings.slice(0, mostWarnings),
    warned: read.warnings.length,
    mailboxes: read.good.filter(({ mailbox }) => mailbox !== undefined).length,
    parts: bucketCount,
    partsDone: 0,
  };
};

type Turn = { upload: Upload; good: RosterRow[]; held: Held };

/** Writes what was sent, or says why nothing was. */
const writeRows = async (needs: Needs, { upload, good, held }: Turn): Promise<Upload> => {
  // A file without one right row names nobody who is expected: it must not empty a roster.
  if (good.length === 0) return { ...upload, state: 'nothing-taken', parts: 0 };
  if (upload.mode === 'preview') return previewed(needs, { upload, good, held });
  if (await wouldSpoil(needs, upload))
    return { ...upload, state: 'not-replaced', taken: 0, parts: 0 };
  const parts = bucketsOf(good).flatMap((rows, part) =>
    upload.mode === 'replace' || rows.length > 0
      ? [{ part, rows: (there: RosterRow[]) => merged(upload.mode, there, rows) }]
      : [],
  );
  return writeParts(needs, { upload, parts, held });
};

/** What a replacement would do; nothing is written but how the upload went. */
const previewed = async ({ rosters }: Needs, { upload, good }: Turn): Promise<Upload> => {
  const sent = new Set(good.map(({ personKey }) => personKey));
  const preview = { stay: 0, come: 0, go: 0 };
  for await (const { personKey } of rosters.everybody(upload.region)) {
    preview[sent.has(personKey) ? 'stay' : 'go'] += 1;
  }
  preview.come = sent.size - preview.stay;
  return { ...upload, state: 'previewed', parts: 0, preview };
};

/** A file with one bad row would take that person off a good roster: it replaces none. */
const wouldSpoil = async (
  { rosters }: Needs,
  { mode, refused, region }: Upload,
): Promise<boolean> => {
  if (mode !== 'replace' || refused === 0) return false;
  const { summary } = await rosters.head(region);
  return (summary?.units.length ?? 0) > 0;
};

/** A row that says nothing of a mailbox takes none away, unless it replaces. */
const merged = (mode: Upload['mode'], there: RosterRow[], rows: RosterRow[]): RosterRow[] => {
  if (mode === 'replace') return rows;
  const keys = new Set(rows.map(({ personKey }) => personKey));
  const mailboxes = new Map(there.map(({ personKey, mailbox }) => [personKey, mailbox]));
  const added = rows.map((row) => {
    const mailbox = row.mailbox ?? mailboxes.get(row.personKey);
    return { ...row, ...(mailbox !== undefined && { mailbox }) };
  });
  return [...there.filter(({ personKey }) => !keys.has(personKey)), ...added];
};
