import { eachOf } from '../../../shared/each-of.ts';
import type { TakeBack } from '../register/take-back.ts';
import type { Code, TicketStore } from './ticket-store.ts';
import { usesTooMany } from './ticket-uses.ts';

type Needs = {
  tickets: Pick<TicketStore, 'usesOf' | 'findVoid'>;
  takeBack: TakeBack;
};

const atOnce = 16;

/**
 * Binds each ticket of a code to the one person who used it first: whoever else used it, and everybody where the code
 * was voided, is worth a claim from then on. It looks at all uses noted before the call, so that whoever is noted last
 * finds everybody who must go; doing it again changes nothing.
 */
export const bindTickets =
  ({ tickets, takeBack }: Needs) =>
  async (code: Code): Promise<number> => {
    const [uses, voided] = await Promise.all([tickets.usesOf(code), tickets.findVoid(code)]);
    const gone = voided ? uses : usesTooMany(uses);
    await eachOf(gone, { atOnce }, takeBack);
    return gone.length;
  };
