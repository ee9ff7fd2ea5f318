import { createHmac } from 'node:crypto';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { readRoster, type ReadRoster } from './read-roster.ts';
import { bucketCount, bucketsOf, countUnits, type RosterRow } from './roster.ts';
import type { SentRows } from './rows-of-file.ts';
import type { RosterStore } from './roster-store.ts';
import type { RosterMode, Upload } from './upload.ts';

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

/** Longer than the function may live: whoever held the region before has ended by then. */
const holdMs = 60_000;
/** Shown one by one; of the others the number. */
const mostWarnings = 100;
const partsAtOnce = 16;
const partsPerNote = 64;

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
    return finish(needs, await writeParts(needs, { upload, good: read.good, turn: held.turn }));
  };

const underWay = () => new Refusal('conflict', [{ field: 'region', reason: 'roster-under-way' }]);

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
    parts: bucketCount,
    partsDone: 0,
  };
};

type Turn = { upload: Upload; good: RosterRow[]; turn: number };

/** Writes the parts sixteen at a time, and notes how far it is after every sixty-four. */
const writeParts = async (needs: Needs, { upload, good, turn }: Turn): Promise<Upload> => {
  const { rosters } = needs;
  // A file without one right row names nobody who is expected: it must not empty a roster.
  if (good.length === 0) return { ...upload, state: 'nothing-taken', parts: 0 };
  if (upload.mode === 'preview') return previewed(needs, { upload, good, turn });
  if (await wouldSpoil(needs, upload))
    return { ...upload, state: 'not-replaced', taken: 0, parts: 0 };
  const waiting = bucketsOf(good).flatMap((rows, part) =>
    upload.mode === 'replace' || rows.length > 0 ? [{ part, rows }] : [],
  );
  const parts = waiting.length;
  for (let partsDone = 0; partsDone < parts;) {
    const group = waiting.slice(partsDone, partsDone + partsPerNote);
    partsDone += group.length;
    await eachOf(group, { atOnce: partsAtOnce }, (part) =>
      writePart(rosters, { ...part, upload, turn }),
    );
    await rosters.putUpload({ ...upload, parts, partsDone });
  }
  return { ...upload, state: 'taken', parts, partsDone: parts };
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
  const { units = [] } = (await rosters.summary(region)) ?? {};
  return units.length > 0;
};

type Part = { upload: Upload; turn: number; part: number; rows: RosterRow[] };

const writePart = async (
  rosters: RosterStore,
  { upload: { region, mode }, turn, part, rows }: Part,
): Promise<void> => {
  const change = { turn, rows: (there: RosterRow[]) => merged(mode, there, rows) };
  if ((await rosters.changePart(region, part, change)) === 'superseded') throw underWay();
};

const merged = (mode: RosterMode, there: RosterRow[], rows: RosterRow[]): RosterRow[] => {
  if (mode === 'replace') return rows;
  const keys = new Set(rows.map(({ personKey }) => personKey));
  return [...there.filter(({ personKey }) => !keys.has(personKey)), ...rows];
};

/** The region is released first: until its end is stored, the same file sent again does it all once more. */
const finish = async ({ rosters, now }: Needs, upload: Upload): Promise<Upload> => {
  const ended = { ...upload, endedAt: now() };
  const everybody: RosterRow[] = [];
  for await (const row of rosters.everybody(ended.region)) everybody.push(row);
  await rosters.release(ended, {
    rosterId: ended.rosterId,
    countedAt: ended.endedAt,
    units: countUnits(everybody),
  });
  await rosters.putUpload(ended);
  return ended;
};
