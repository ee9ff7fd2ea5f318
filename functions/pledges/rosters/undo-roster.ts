import { createHmac } from 'node:crypto';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { Before, Head, Version } from './roster-items.ts';
import type { Held, RosterStore } from './roster-store.ts';
import type { undoReasons, Upload } from './upload.ts';
import { completeUpload, holdMs, underWay, writeParts, type NewPart } from './write-roster.ts';

type Needs = {
  campaign: Campaign;
  rosters: RosterStore;
  pepper: () => Promise<Uint8Array>;
  now: Now;
};

/** Which roster is undone (by the turn that made it), why, and by whom. */
export type Undo = {
  region: string;
  turn: number;
  why: (typeof undoReasons)[number];
  by: string;
};

/**
 * Brings back the roster before, exactly, within a week: who was on it, their units, statuses and mailboxes. It is an
 * upload of its own, with a trace; undoing it is the same operation. Killed anywhere and sent again it makes the same
 * roster. Refuses a region not served, a roster that is not the last one any more or has none before it ('conflict',
 * 'nothing-to-undo'), and one that is being taken ('roster-under-way').
 */
export const undoRoster =
  (needs: Needs) =>
  async (undo: Undo): Promise<Upload> => {
    const { rosters, now } = needs;
    const { region } = undo;
    if (!servedRegion(needs.campaign, region)) throw refuseField('region', 'unknown-region');
    const upload = newUndo(undo, await needs.pepper(), now());
    const done = await rosters.upload(region, upload.rosterId);
    if (done && done.state !== 'taking') return done;
    requireUndoable(await rosters.head(region), upload, { turn: undo.turn, now: now() });
    const held = await rosters.hold(upload, now(), now() + holdMs);
    if (held === 'busy') throw underWay();
    // It came to its end, and only that was not noted: writing again would undo it.
    if (done && held.version.rosterId === upload.rosterId)
      return completeUpload(needs, { ...done, state: 'taken' }, held);
    await rosters.putUpload(upload);
    const parts = await partsBefore(rosters, region, held);
    const written = await writeParts(needs, { upload, parts, held });
    return completeUpload(needs, written, held);
  };

const newUndo = ({ region, turn, why, by }: Undo, pepper: Uint8Array, startedAt: number) => {
  const hmac = createHmac('sha256', pepper).update(`netral/roster-undo-1\n${region} ${turn}`);
  const content = hmac.digest('base64url').slice(0, 22);
  const upload: Upload = {
    ...{ rosterId: `${region}-${content}`, region, content, why, by, startedAt },
    ...{ mode: 'undo', state: 'taking' },
    ...{ rows: 0, taken: 0, refused: 0, parts: 0, partsDone: 0 },
  };
  return upload;
};

/** One whose end was not noted goes on, although what it made is the last roster by now. */
const requireUndoable = (
  { version, before }: Head,
  { rosterId }: Upload,
  { turn, now }: { turn: number; now: number },
): void => {
  if (version?.rosterId === rosterId) return;
  if (version?.turn === turn && before && before.until > now) return;
  throw new Refusal('conflict', [{ field: 'turn', reason: 'nothing-to-undo' }]);
};

/**
 * What the parts become. Those that an upload replaced which did not come to its end go back to the last whole roster,
 * which they had in common with the one before.
 */
const partsBefore = async (
  rosters: RosterStore,
  region: string,
  { version, before }: Held,
): Promise<NewPart[]> => {
  const parts = new Map<number, NewPart>();
  const take = async (roster: Pick<Version | Before, 'turn' | 'slot'>): Promise<void> => {
    for await (const { part, rows } of rosters.earlier(region, roster))
      parts.set(part, { part, rows: () => rows, since: roster.turn });
  };
  await take(version);
  if (before) await take(before);
  return [...parts.values()];
};
