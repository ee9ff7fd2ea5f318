import * as z from 'zod/mini';
import { $ZodError } from 'zod/v4/core';
import type { Caller } from './open-loop.ts';

const answerShape = z.object({ receipt: z.string(), standing: z.string() });

/** What the suite has answered the crowd, and when (`performance.now()`). */
export type Heard = {
  /** Numbers of receipts by person: more than one where a person pressed twice. */
  receipts: Map<number, string[]>;
  /** When each person was first told that the pledge is kept, in that order. */
  acceptedAt: number[];
  /** The same of those who attended: what readers are told counts nobody else. */
  attendedAt: number[];
  /** Answers by status; 0 is no answer. */
  statuses: Map<number, number>;
};

/** One person in so many presses twice, as impatient thumbs do. */
const oneInTwice = 50;
/** One person in so many has scanned nothing: theirs is a claim. */
const oneInClaims = 5;

type Place = { code: string; units: readonly string[]; ticket: () => Promise<string> };

/** People at an apel who scan its screen and pledge, a new one at every call; some press twice, some only claim. */
export const aCrowd = (caller: Caller, region: Place) => {
  const heard: Heard = {
    ...{ receipts: new Map(), statuses: new Map() },
    ...{ acceptedAt: [], attendedAt: [] },
  };
  let next = 0;
  const press = async (person: number, dueAt: number): Promise<number> => {
    const unit = region.units[person % region.units.length] ?? '';
    const staffNumber = `THL-${String(person)}`;
    const ticket = person % oneInClaims > 0 ? await ticketOf(region) : '';
    if (ticket === undefined) {
      count(heard, 0);
      return Infinity;
    }
    const answer = await caller.call(
      {
        method: 'POST',
        path: '/v1/pledges',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({
          region: region.code,
          unit,
          staffKind: 'non-asn',
          staffNumber,
          ...(ticket !== '' && { ceremony: ticket }),
          agreed: true,
        }),
      },
      dueAt,
    );
    count(heard, answer.status);
    if (answer.status === 201) accept(heard, person, z.parse(answerShape, JSON.parse(answer.body)));
    return answer.status === 201 ? answer.ms : Infinity;
  };
  return {
    heard,
    /** Has the next person pledge; answers how long that took from when it was due, Infinity when it was refused. */
    pledge: async (dueAt: number): Promise<number> => {
      const person = next++;
      if (person % oneInTwice > 0) return press(person, dueAt);
      return Math.max(...(await Promise.all([press(person, dueAt), press(person, dueAt)])));
    },
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
  if (standing === 'attended') heard.attendedAt.push(at);
};
