import * as z from 'zod/mini';
import { $ZodError } from 'zod/v4/core';
import { asnPaths } from '../../../functions/pledges/register/asn-paths.ts';
import type { Call, Caller } from './open-loop.ts';
import { signInAs } from './sign-in.ts';

/** What a phone can come to; the fourth standing is a sheet's. */
export const crowdStandings = ['attended', 'confirmed', 'claimed'] as const;
export type CrowdStanding = (typeof crowdStandings)[number];

const answerShape = z.object({ receipt: z.string(), standing: z.enum(crowdStandings) });

/** What the suite has answered the crowd, and when (`performance.now()`). */
export type Heard = {
  /** Numbers of receipts by person: more than one where a person pressed twice. */
  receipts: Map<number, string[]>;
  /** When each person's pledge was first accepted, in that order. */
  acceptedAt: number[];
  /** The same of those who attended or are confirmed: what readers are shown counts nobody else. */
  provenAt: number[];
  /** How many people were first accepted with each standing. */
  standings: Record<CrowdStanding, number>;
  /** Answers by status; 0 is no answer. */
  statuses: Map<number, number>;
};

/** One person in so many presses twice, as impatient thumbs do. */
const oneInTwice = 33;
/** Of twenty people, four have scanned nothing (theirs is a claim) and one has signed in. */
const standingOf = (person: number): CrowdStanding => {
  if (person % 20 === 7) return 'confirmed';
  return person % 5 === 0 ? 'claimed' : 'attended';
};

type Place = { code: string; units: readonly string[]; ticket: () => Promise<string> };

/** One press of the button: what is sent. */
type Press = Pick<Call, 'path' | 'headers'> & { body: Record<string, unknown> };

/**
 * People of a region who pledge, a new one at every call: at an apel whose screen they scan, after signing in, or by
 * only claiming; some press twice. A person signs in before their pledge is due: what is timed is the pledge.
 */
export const aCrowd = (caller: Caller, region: Place) => {
  const heard: Heard = {
    ...{ receipts: new Map(), statuses: new Map(), acceptedAt: [], provenAt: [] },
    standings: { attended: 0, confirmed: 0, claimed: 0 },
  };
  let next = 0;
  const press = async (person: number, what: Press, dueAt: number): Promise<number> => {
    const answer = await caller.call(
      {
        ...{ method: 'POST', path: what.path, body: JSON.stringify(what.body) },
        headers: {
          ...{ 'content-type': 'application/json', accept: 'application/json' },
          ...what.headers,
        },
      },
      dueAt,
    );
    count(heard, answer.status);
    if (answer.status === 201) accept(heard, person, z.parse(answerShape, JSON.parse(answer.body)));
    return answer.status === 201 ? answer.ms : Infinity;
  };
  const pressOf = (person: number): Promise<Press | undefined> => {
    const standing = standingOf(person);
    return standing === 'confirmed'
      ? pressSignedIn(caller, region, person)
      : pressWithoutAccount(region, person, standing);
  };
  return {
    heard,
    /** Has the next person pledge; returns how long that took from when it was due, Infinity when it was refused. */
    pledge: async (dueAt: number): Promise<number> => {
      const person = next++;
      const what = await pressOf(person);
      if (!what) {
        count(heard, 0);
        return Infinity;
      }
      const from = standingOf(person) === 'confirmed' ? performance.now() : dueAt;
      const presses = person % oneInTwice > 0 ? 1 : 2;
      return Math.max(
        ...(await Promise.all(Array.from({ length: presses }, () => press(person, what, from)))),
      );
    },
  };
};

const unitOf = ({ units }: Place, person: number): string => units[person % units.length] ?? '';

const pressWithoutAccount = async (
  region: Place,
  person: number,
  standing: CrowdStanding,
): Promise<Press | undefined> => {
  const ticket = standing === 'attended' ? await ticketOf(region) : '';
  if (ticket === undefined) return undefined;
  return {
    path: '/v1/pledges',
    body: {
      ...{ region: region.code, unit: unitOf(region, person), staffKind: 'non-asn' },
      ...{ staffNumber: `THL-${String(person)}`, agreed: true },
      ...(ticket !== '' && { ceremony: ticket }),
    },
  };
};

const pressSignedIn = async (
  caller: Caller,
  region: Place,
  person: number,
): Promise<Press | undefined> => {
  const signedIn = await signInAs(caller, region, person);
  if (!signedIn) return undefined;
  const { cookie, signIn } = signedIn;
  const unit = unitOf(region, person);
  return {
    ...{ path: asnPaths.send, headers: { cookie } },
    body: { region: region.code, unit, staffKind: 'pns', signIn, agreed: true },
  };
};

/** A ticket from the screen; a stage that lets no more requests through refuses that page as any other. */
const ticketOf = async ({ ticket }: Place): Promise<string | undefined> => {
  try {
    return await ticket();
  } catch (error) {
    if (error instanceof $ZodError) return undefined;
    throw error;
  }
};

const count = ({ statuses }: Heard, status: number): void => {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
};

const numberOf = (receipt: string): string =>
  Buffer.from(receipt, 'base64url').toString('hex', 32, 40);

export type Crowd = ReturnType<typeof aCrowd>;

type Accepted = z.infer<typeof answerShape>;

const accept = (heard: Heard, person: number, { receipt, standing }: Accepted): void => {
  const number = numberOf(receipt);
  const had = heard.receipts.get(person);
  if (had) {
    had.push(number);
    return;
  }
  const at = performance.now();
  heard.receipts.set(person, [number]);
  heard.acceptedAt.push(at);
  heard.standings[standing] += 1;
  if (standing !== 'claimed') heard.provenAt.push(at);
};
