import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { organisers, signedIn } from '../../../shared/operation/who.ts';
import { ceremonyPath, line } from './ceremony-forms.ts';
import { oneCeremony, ofCeremonies, toPage } from './operation-parts.ts';

/** One code of the screen, and what came of it. */
export const listedCode = z.object({
  code: z.int(),
  /** When the screen began to show it. */
  shownAt: z.string(),
  /** Tickets of it that somebody pledged with. */
  tickets: z.int(),
  /** People who pledged with them; of each ticket only the first attended. */
  people: z.int(),
  /** Addresses and networks these came from; a whole office may have one. Null for codes of a version before. */
  addresses: z.nullable(z.int()),
  networks: z.nullable(z.int()),
  voidedAt: z.nullable(z.string()),
  /** Why it was voided. */
  reason: z.nullable(z.string()),
});
export type ListedCode = z.infer<typeof listedCode>;

const codesAnswer = z.object({ ceremonyId: z.string(), codes: z.array(listedCode) });

const codePath = z.extend(ceremonyPath, {
  code: z.pipe(z.string().check(z.regex(/^\d{1,12}$/)), z.transform(Number)),
});

/** Why what a code gave is void: it appears on the record. */
const voidForm = z.strictObject({ reason: line(5, 200) });

const ofCodes = { ...ofCeremonies, who: signedIn(organisers) } as const;

/** The codes of a ceremony's screen: how many tickets each gave, and voiding what one gave. */
export const codeOperations = {
  listCodes: operation({
    ...ofCodes,
    method: 'GET',
    path: `${oneCeremony}/codes`,
    says: 'How many pledged by each code of the screen, for eight days',
    takes: { path: ceremonyPath },
    gives: { 200: givesWithPage('The codes, in order of time', codesAnswer) },
    refuses: ['invalid-fields', 'not-found'],
  }),
  voidCode: operation({
    ...ofCodes,
    method: 'POST',
    path: `${oneCeremony}/codes/{code}/voiding`,
    says: 'Void what a code gave: whoever attended by it has claimed from then on',
    more: 'Once, for good, with a reason that the record shows; not after the list was sealed.',
    takes: {
      path: codePath,
      body: voidForm,
      example: { reason: 'Kode difoto dan disebarkan lewat grup WhatsApp' },
    },
    gives: { 200: { description: 'The code now', schema: listedCode }, ...toPage },
    refuses: ['invalid-fields', 'not-found', 'conflict'],
  }),
};
export type CodeOperations = typeof codeOperations;
