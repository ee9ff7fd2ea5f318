import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { holderOf } from '../../../shared/operation/who.ts';
import { leadForm } from './lead-form.ts';
import { leadPath } from '../answers/lead-links.ts';

const ofLink = { entry: 'reports/leads/leads', who: holderOf('lead'), path: leadPath } as const;
// A token of any length is checked as a link, so that a wrong one is always 'link-refused'.
const path = z.object({ token: z.string().check(z.maxLength(1000)) });

/** Where a lead stands that its link leads to. */
const leadStanding = z.object({
  /** 'before': it was completed already; 'ended': it was withdrawn or its case is closed. */
  state: z.enum(['to-complete', 'completed', 'before', 'ended', 'expired']),
  /** Shown to whoever completes it; null unless it is completed. */
  caseNumber: z.nullable(z.string()),
});

/** A lead sent in free words, completed by whoever sent it. */
export const leadOperations = {
  showLead: operation({
    ...ofLink,
    method: 'GET',
    kind: 'page',
    says: 'The form of a lead that was sent in free words, already filled in; changes nothing',
    takes: { path },
    gives: { 200: givesWithPage('Whether it can be completed', leadStanding) },
    refuses: ['link-refused'],
  }),
  completeOwnLead: operation({
    ...ofLink,
    method: 'POST',
    kind: 'api',
    says: 'Complete a lead that was sent in free words: the same case, under the same code',
    more: 'Once, and until the link ends; the same answers again are answered as the first time. A link that has ended, or a lead that was completed already, is told so with 200: nothing of it is shown. Who must not know of it is settled anew, and nobody who was kept away is let in.',
    takes: {
      path,
      body: leadForm,
      example: {
        ...{ conduct: 'partisan-photo', occurredOn: '2026-11-20', knownOn: '2026-11-21' },
        ...{ place: 'Halaman kantor kecamatan', accusedName: 'Contoh Terlapor' },
        accusedUnitOther: 'Dinas Pendidikan',
        account: 'Ia berfoto dengan tanda dukungan di depan kantor pada jam kerja.',
      },
    },
    gives: { 200: givesWithPage('What became of it', leadStanding) },
    refuses: ['link-refused', 'invalid-fields'],
  }),
};
