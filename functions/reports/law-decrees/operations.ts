import * as z from 'zod/mini';
import { decreeFields, linesField, scopePath } from '../../../shared/decrees/desk-forms.ts';
import { asking, deciding, showing } from '../../../shared/decrees/desk-operations.ts';
import { operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { authorities, successorBounds } from '../law/successors.ts';
import { editionBounds } from '../law/edition-change.ts';
import { appliesTo, clocks } from '../law/rule-change.ts';
import { ruleNames } from '../law/rule-names.ts';

const ofLaw = { entry: 'reports/law-decrees/law-decrees', kind: 'api' } as const;
const byAdmins = signedIn({ admin: 'nation' });
const byTwo = signedIn({ admin: 'nation', oversight: 'nation' });

/** What two people of the nation decide of the law that cases are counted and judged by, without a release. */
export const lawDecreeOperations = {
  showDeadlineRules: operation({
    ...ofLaw,
    ...showing,
    who: byTwo,
    path: '/v1/decrees/deadline-rules',
    says: 'How long deadlines are: what holds, what waits for a second person, and who decided before',
    more: 'For the whole nation (`ID`). The history is added to and never changed.',
  }),
  askDeadlineRule: operation({
    ...ofLaw,
    ...asking,
    who: byAdmins,
    path: '/v1/decrees/deadline-rules/{scope}',
    says: 'Ask for another length of a deadline, its kind of days, and the text of the law; it holds once another person agrees',
    more: 'For admins of the nation; `scope` is `ID`. `applies: new` is for deadlines that begin from `validFrom` on, `running` for those that run on that day too. `step: preview` asks nothing and says which deadlines of open cases would move: days and numbers, no case.',
    takes: {
      path: scopePath,
      body: z.strictObject({
        ...decreeFields,
        rule: z.enum(ruleNames),
        amount: z.union([z.int().check(z.gte(0), z.lte(999)), z.string().check(z.maxLength(3))]),
        clock: z.enum(clocks),
        source: z.string().check(z.maxLength(300)),
        applies: z.enum(appliesTo),
      }),
      example: {
        version: 0,
        rule: 'verify',
        amount: 10,
        clock: 'working-days',
        source: 'SE Bersama 1/2027',
        applies: 'new',
        validFrom: '2027-01-04',
        step: 'preview',
      },
    },
  }),
  decideDeadlineRule: operation({
    ...ofLaw,
    ...deciding,
    who: byTwo,
    path: '/v1/decrees/deadline-rules/{scope}/changes/{changeId}/decision',
    says: 'Agree to another length of a deadline, which then holds, or reject it',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves. Deadlines of open cases are counted anew within minutes after it holds.',
  }),
  showEditions: operation({
    ...ofLaw,
    ...showing,
    who: byTwo,
    path: '/v1/decrees/decree-editions',
    says: 'Editions of the joint decree: the rows in force, what waits for a second person, and who decided before',
    more: 'For the whole nation (`ID`). The history is added to and never changed.',
  }),
  askEdition: operation({
    ...ofLaw,
    ...asking,
    who: byAdmins,
    path: '/v1/decrees/decree-editions/{scope}',
    says: 'Ask for a new edition of the joint decree: the one before it with rows added, changed or ended; it holds once another person agrees',
    more: 'For admins of the nation; `scope` is `ID`. A case is judged by the edition of the day of the act; the guide and the report form show the one of the day. `step: preview` asks nothing and says which rows change and of how many open cases the proposal would be another.',
    takes: {
      path: scopePath,
      body: z.strictObject({
        ...decreeFields,
        numbers: z.string().check(z.maxLength(editionBounds.numbers)),
        name: z.string().check(z.maxLength(editionBounds.name)),
        decreedOn: z.string().check(z.maxLength(10)),
        link: z.string().check(z.maxLength(editionBounds.link)),
        changes: z.optional(linesField(12_000)),
      }),
      example: {
        version: 0,
        numbers: 'MenPANRB 1/2027; Mendagri 800-1/2027',
        name: 'SKB 4 Januari 2027',
        decreedOn: '2027-01-04',
        link: 'https://jdih.example/skb-2027.pdf',
        changes: 'ubah | ethics-social-engagement | disiplin | sedang',
        validFrom: '2027-01-11',
        step: 'preview',
      },
    },
  }),
  decideEdition: operation({
    ...ofLaw,
    ...deciding,
    who: byTwo,
    path: '/v1/decrees/decree-editions/{scope}/changes/{changeId}/decision',
    says: 'Agree to a new edition of the joint decree, which then holds from its day, or reject it',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves.',
  }),
  showRounds: operation({
    ...ofLaw,
    ...showing,
    who: byTwo,
    path: '/v1/decrees/rounds',
    says: 'Later rounds and other elections beside the first: what holds, what waits for a second person, and who decided before',
    more: 'For the whole nation (`ID`). The history is added to and never changed.',
  }),
  askRounds: operation({
    ...ofLaw,
    ...asking,
    who: byAdmins,
    path: '/v1/decrees/rounds/{scope}',
    says: 'Ask for a later round, a vote held again or another election beside the first; it holds once another person agrees',
    more: 'For admins of the nation; `scope` is `ID`. All rounds are replaced. Acts from its first day on belong to a round: it begins on a day that has begun nowhere, one that has begun stays, and of its days only those to come may move. No vote is after the last day of the campaign. `step: preview` asks nothing and says what would follow.',
    takes: {
      path: scopePath,
      body: z.strictObject({ ...decreeFields, rounds: linesField(8000) }),
      example: {
        version: 0,
        rounds:
          'Putaran kedua | pilkada | sejak 28 November 2027 | penetapan 1 Desember 2027 | kampanye 5 Desember 2027 – 20 Desember 2027 | pemungutan 24 Desember 2027',
        step: 'preview',
      },
    },
  }),
  decideRounds: operation({
    ...ofLaw,
    ...deciding,
    who: byTwo,
    path: '/v1/decrees/rounds/{scope}/changes/{changeId}/decision',
    says: 'Agree to rounds, which then hold, or reject them',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves.',
  }),
  showAuthorities: operation({
    ...ofLaw,
    ...showing,
    who: byTwo,
    path: '/v1/decrees/authorities',
    says: 'Authorities that cases are passed on to: who holds each place, what waits for a second person, and who decided before',
    more: 'For the whole nation (`ID`). The history is added to and never changed.',
  }),
  askAuthority: operation({
    ...ofLaw,
    ...asking,
    who: byAdmins,
    path: '/v1/decrees/authorities/{scope}',
    says: 'Ask for the successor of an authority; from its day on cases are passed on and letters written to it, once another person agrees',
    more: 'For admins of the nation; `scope` is `ID`. Steps of before go on naming the former authority. `step: preview` asks nothing and says whom letters name and how many open cases went to the former one.',
    takes: {
      path: scopePath,
      body: z.strictObject({
        ...decreeFields,
        of: z.enum(authorities),
        name: z.string().check(z.maxLength(successorBounds.name[1])),
        nameEn: z.optional(z.string().check(z.maxLength(successorBounds.name[1]))),
        short: z.string().check(z.maxLength(successorBounds.short[1])),
        source: z.string().check(z.maxLength(successorBounds.source[1])),
      }),
      example: {
        version: 0,
        of: 'bkn',
        name: 'Lembaga Pengawas Sistem Merit',
        short: 'LPSM',
        source: 'MK 121/PUU-XXII/2024',
        validFrom: '2027-10-16',
        step: 'preview',
      },
    },
  }),
  decideAuthority: operation({
    ...ofLaw,
    ...deciding,
    who: byTwo,
    path: '/v1/decrees/authorities/{scope}/changes/{changeId}/decision',
    says: 'Agree to the successor of an authority, who then holds its place from the day on, or reject it',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves.',
  }),
};
