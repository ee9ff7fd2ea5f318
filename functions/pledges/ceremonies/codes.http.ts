import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { marksIn } from '../register/sender-mark.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import type { CodeOperations, ListedCode } from './code-operations.ts';
import type { SealStore } from './seal-store.ts';
import type { TicketStore } from './ticket-store.ts';
import { shownAt, type TicketUse, type VoidedCode } from './ticket-uses.ts';

type Needs = Pick<CeremonyNeeds, 'ceremonies' | 'now'> & {
  tickets: Pick<TicketStore, 'usesByCode' | 'sendersByCode' | 'usesOf' | 'voidCode' | 'voidsOf'>;
  seals: Pick<SealStore, 'find'>;
};

/** GET /v1/ceremonies/{ceremonyId}/codes: how many tickets each code gave, and which are void. */
export const listCodesHttp =
  (needs: Needs): Does<CodeOperations['listCodes']> =>
  async (call) => {
    const { ceremony } = await ceremonyFor(needs, call);
    const { ceremonyId } = ceremony;
    const [uses, senders, voids] = await Promise.all([
      needs.tickets.usesByCode(ceremonyId),
      needs.tickets.sendersByCode(ceremonyId),
      needs.tickets.voidsOf(ceremonyId),
    ]);
    const voided = new Map(voids.map((one) => [one.code, one]));
    const codes = [...new Set([...uses.keys(), ...voided.keys()])]
      .sort((a, b) => a - b)
      .map((code) =>
        listedOf(code, {
          uses: uses.get(code) ?? [],
          senders: senders.get(code),
          voided: voided.get(code),
        }),
      );
    const body = { ceremonyId, codes };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/codes.tsx')).renderCodes(frame, { ...body, ceremony }),
    };
  };

/** POST /v1/ceremonies/{ceremonyId}/codes/{code}/voiding: voids what a code gave, once, with a trace. */
export const voidCodeHttp =
  (needs: Needs): Does<CodeOperations['voidCode']> =>
  async (call) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const { ceremonyId } = ceremony;
    const { code } = call.path;
    const uses = await needs.tickets.usesOf({ ceremonyId, code });
    if (uses.length === 0)
      throw new Refusal('not-found', [{ field: 'code', reason: 'unknown-code' }]);
    if (await needs.seals.find(ceremonyId))
      throw new Refusal('conflict', [{ field: 'ceremonyId', reason: 'already-sealed' }]);
    const reason = tidyText(call.body.reason);
    const made = { ceremonyId, code, voidedAt: needs.now(), by: person.personId, reason };
    const voided = await needs.tickets.voidCode(made);
    if (call.request.wantsHtml) {
      const location = `${call.request.base}/v1/ceremonies/${ceremonyId}/codes`;
      return { status: 303, headers: { location } };
    }
    const senders = (await needs.tickets.sendersByCode(ceremonyId)).get(code);
    return { status: 200, body: listedOf(code, { uses, senders, voided }) };
  };

type OfCode = {
  uses: readonly TicketUse[];
  senders: ReadonlySet<string> | undefined;
  voided: VoidedCode | undefined;
};

const listedOf = (code: number, { uses, senders, voided }: OfCode): ListedCode => ({
  code,
  shownAt: shownAt(code),
  tickets: new Set(uses.map(({ ticket }) => ticket)).size,
  people: new Set(uses.map(({ personKey }) => personKey)).size,
  addresses: senders?.size ? senders.size : null,
  networks: senders?.size ? networksIn(senders) : null,
  voidedAt: voided ? new Date(voided.voidedAt).toISOString() : null,
  reason: voided?.reason ?? null,
});

const networksIn = (senders: ReadonlySet<string>): number =>
  new Set([...senders].map((sender) => marksIn(sender).network)).size;
