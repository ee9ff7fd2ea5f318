import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Refusal } from '../refusal.ts';
import { itemOf } from '../table/item.ts';
import { find } from '../table/find.ts';
import { listBelow, listed } from '../table/list-below.ts';
import { putOnce, putOnceWrite, replaceWrite } from '../table/put.ts';
import { writeTogether } from '../table/write-together.ts';
import type { DecreeStore } from './by-two.ts';
import { askedShape, decidedShape, decreesIn, type Asked, type Decided } from './decree.ts';
import {
  heldShape,
  holdAt,
  inForce,
  inForceFrom,
  itemOfHeld,
  type Held,
  type Hold,
} from './held.ts';
import type { KindName } from './kind-names.ts';
import { zones } from './next-change.ts';
import { decreedTable as table } from './tables.ts';

/** A scope has few decrees of a kind; of more than this many entries the oldest are not listed. */
const mostEntries = 100;
/** Values of a kind in a scope, those that stay included: they fit one row of the table many times over. */
const mostHolds = 150;

export type KindStore = DecreeStore<Asked, Decided> & {
  /** What is in force of the kind in a scope, now and later; undefined where nobody decided anything. */
  held: (scope: string) => Promise<Held | undefined>;
};

type Stored = { kind: KindName; stays?: boolean };

/**
 * Stores who asked for what of one kind and who agreed, and what is in force of it; a subject is '<kind>#<scope>'. What
 * `stays` is never over: a value that another follows is needed on.
 */
export const kindStore = (
  client: DynamoDBClient,
  TableName: string,
  { kind, stays = false }: Stored,
): KindStore => {
  const stored = { client, table, TableName };
  const held = (scope: string) =>
    find(stored, heldShape(), { subject: inForce.subject, item: itemOfHeld(kind, scope) });
  const entries = (subject: string, start?: string) =>
    listed(
      listBelow(stored, z.discriminatedUnion('entry', [askedShape(), decidedShape()]), {
        ...{ in: subject, start, order: 'descending', most: mostEntries },
      }),
    );
  return {
    held,
    add: (entry) => putOnce(stored, entry),
    agree: async (decision, asked) => {
      const scope = scopeOf(asked.subject);
      const next = nextHeld({ kind, scope, stays }, await held(scope), { asked, at: decision.at });
      if (next.version !== asked.version + 1) return 'changed-meanwhile';
      const written = await writeTogether(client, [
        putOnceWrite(stored, decision),
        next.version === 1
          ? putOnceWrite(stored, next)
          : replaceWrite(stored, next, { version: asked.version }),
        // Whoever reads looks at this alone, each minute.
        { Put: { TableName, Item: itemOf({ ...stampKey, stamp: asked.changeId }) } },
      ]);
      if (written === 'written') return 'added';
      return written[0]?.failed ? 'already-there' : 'changed-meanwhile';
    },
    find: async (subject, changeId) =>
      decreesIn<Asked, Decided>(await entries(subject, `${changeId}#`))[0],
    list: async (subject) => decreesIn<Asked, Decided>(await entries(subject)),
  };
};

const stampKey = { subject: inForce.subject, item: inForce.stamp };

/** Under what the history of a kind in a scope is stored. */
export const subjectOf = (kind: KindName, scope: string): string => `${kind}#${scope}`;

const scopeOf = (subject: string): string => subject.slice(subject.indexOf('#') + 1);

/** What is in force with one more value: those that are over everywhere go, their history stays. */
const nextHeld = (
  { stays, ...of }: { kind: KindName; scope: string; stays: boolean },
  before: Held | undefined,
  { asked, at }: { asked: Asked; at: number },
): Held => {
  const { changeId, validFrom, value } = asked;
  const added: Hold = { validFrom, agreedAt: at, changeId, value };
  const holds = before?.holds ?? [];
  if (holds.length >= mostHolds)
    throw new Refusal('conflict', [{ field: 'changeId', reason: 'too-many' }]);
  const isOver = (hold: Hold) =>
    zones.every((zone) => inForceFrom(hold, zone) <= at && holdAt(holds, zone, at) !== hold);
  return {
    ...{ subject: inForce.subject, item: itemOfHeld(of.kind, of.scope), ...of },
    version: (before?.version ?? 0) + 1,
    holds: [...holds.filter((hold) => stays || !isOver(hold)), added],
  };
};
