import * as z from 'zod/mini';
import { decreeFields, linesField, scopePath } from '../../../shared/decrees/desk-forms.ts';
import { asking, deciding, showing } from '../../../shared/decrees/desk-operations.ts';
import { operation } from '../../../shared/operation/operation.ts';
import { ownOrFollow } from './plan-fields.ts';

const ofPolicy = { entry: 'satgas/policy-decrees/policy-decrees', kind: 'api' } as const;

/** A field of the form; what a plan that follows needs none of. */
const short = z.optional(linesField(60));

/** What two people decide of the alert line of a region, or of the nation, without a release. */
export const policyDecreeOperations = {
  showAlertPlan: operation({
    ...ofPolicy,
    ...showing,
    path: '/v1/decrees/alert-plan',
    says: 'How alerts climb and when they wait, of the nation or of a region: what holds, what waits for a second person, and who decided before',
    more: 'The own scope unless `scope` says another. The history is added to and never changed.',
  }),
  askAlertPlan: operation({
    ...ofPolicy,
    ...asking,
    path: '/v1/decrees/alert-plan/{scope}',
    says: 'Ask for another plan of the alert line; it holds once another person agrees',
    more: 'For admins whose scope covers it. Every wait is from 5 minutes to twice the release’s; the night begins from 19:00 to 23:30 and ends from 03:00 to 07:00; SMS and e-mail are always among the channels. `own: follow` goes back to the nation’s plan, or of the nation to the release’s. `step: preview` asks nothing and says what would follow.',
    takes: {
      path: scopePath,
      body: z.strictObject({
        ...decreeFields,
        own: z.enum(ownOrFollow),
        channels: short,
        urgent: short,
        usual: short,
        light: short,
        namingUrgent: short,
        namingUsual: short,
        namingLight: short,
        nightFrom: short,
        nightTo: short,
        digestAt: short,
        singleSms: short,
        singleMails: short,
      }),
      example: {
        version: 0,
        own: 'own',
        channels: 'sms,email,whatsapp',
        urgent: '10, 10, 10, 15, 30',
        usual: '20, 20, 20, 30, 60',
        light: '60, 60, 120, 240, 480',
        namingUrgent: '10, 10, 15',
        namingUsual: '30, 30, 60',
        namingLight: '120, 120, 240',
        nightFrom: '21:00',
        nightTo: '05:00',
        digestAt: '05:30',
        singleSms: '5',
        singleMails: '10',
        step: 'preview',
      },
    },
  }),
  decideAlertPlan: operation({
    ...ofPolicy,
    ...deciding,
    path: '/v1/decrees/alert-plan/{scope}/changes/{changeId}/decision',
    says: 'Agree to another plan of the alert line, which then holds, or reject it',
    more: 'Another person than who asked agrees, within a day; who asked can reject it themselves. The present step of an open alert keeps its time.',
  }),
};
