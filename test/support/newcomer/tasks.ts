/** One change of a file: `text` goes before the line that begins with `before`; a new file is its text alone. */
export type Edit = { file: string; before?: string; text: string };

/** What a newcomer does for each task; texts, tests and documents aside. */
export const tasks: Record<'operation' | 'question' | 'provider', Edit[]> = {
  operation: [
    {
      file: 'functions/site/operations.ts',
      before: '  readAsset: operation({',
      text: `  readZone: operation({
    ...pages,
    path: '/v1/regions/{region}/zone',
    kind: 'api',
    says: 'The time zone of a region',
    takes: { path: z.object({ region: regionCode }) },
    gives: { 200: { description: 'The zone', schema: z.object({ zone: z.string() }) } },
    refuses: ['not-found'],
  }),
`,
    },
    {
      file: 'functions/site/read-zone.http.ts',
      text: `import { zoneOf } from '../../shared/calendar/zones.ts';
import type { Does } from '../../shared/operation/call.ts';
import type { siteOperations } from './operations.ts';

/** GET /v1/regions/{region}/zone. */
export const zoneHttp: Does<(typeof siteOperations)['readZone']> = ({ path }) => ({
  status: 200,
  body: { zone: zoneOf(path.region) },
});
`,
    },
    {
      file: 'functions/site/site-pages.lambda.ts',
      before: 'const campaign =',
      text: "import { zoneHttp } from './read-zone.http.ts';\n\n",
    },
    {
      file: 'functions/site/site-pages.lambda.ts',
      before: '  readOpenApi:',
      text: '  readZone: zoneHttp,\n',
    },
  ],
  question: [
    {
      file: 'functions/reports/intake/questions.ts',
      before: '] as const;',
      text: `  ask(
    {
      name: 'witnessCount',
      kind: 'text',
      group: 'what',
      required: 'never',
      kept: 'report',
      officersLabel: { id: 'Jumlah saksi', en: 'Witnesses' },
      bawasluLabel: { id: 'Banyaknya saksi', en: 'Number of witnesses' },
      fromWebhooks: true,
      csvColumn: 'jumlahSaksi',
      label: { id: 'Berapa orang yang melihatnya?', en: 'How many people saw it?' },
    },
    text(1, 3),
  ),
`,
    },
  ],
  provider: [
    {
      file: 'functions/reports/sources/schemes/tally-forms.ts',
      text: `import { asObject, idOfContent, idText, readPayload } from './payload.ts';
import { isLongSecret, plainSecret, verifyHmacHeader } from './proof.ts';
import type { Scheme } from './scheme.ts';

/** Tally: base64 of an HMAC over the raw body. */
export const tallyForms: Scheme = {
  docs: { senders: 'Tally', note: 'https://tally.so' },
  verify: (arrived, source) =>
    verifyHmacHeader(arrived, source, {
      header: 'tally-signature',
      form: /^([A-Za-z0-9+/]{43}=)$/,
      encoding: 'base64',
    }),
  read: ({ body }) => {
    const payload = asObject(readPayload(body));
    return [{ deliveryId: idText(payload['eventId']) ?? idOfContent(body), payload }];
  },
  bodyTypes: ['application/json'],
  mostBytes: 'as-any-body',
  storedHeaders: ['tally-signature'],
  pastedHeaders: {},
  zoneless: 'utc',
  drafts: 'none',
  otherContent: 'suspicious',
  namesHeader: false,
  isSecret: isLongSecret,
  makesSecret: plainSecret,
  handshake: 'none',
  api: 'none',
  acceptedStatus: 200,
  refusedStatus: 401,
  overloadStatus: 503,
  answeredTo: 'a-program',
  unreadableType: 'accepted',
};
`,
    },
    {
      file: 'functions/reports/sources/schemes/list.ts',
      before: 'import { typeform }',
      text: "import { tallyForms } from './tally-forms.ts';\n",
    },
    {
      file: 'functions/reports/sources/schemes/list.ts',
      before: '  whatsapp,',
      text: "  'tally-forms': tallyForms,\n",
    },
  ],
};

/** What a newcomer may forget, each as a file of its own beside what it forgets something of, and what the compiler says. */
export const forgotten: Record<string, Edit & { says: string }> = {
  'a function that serves the operation': {
    file: 'functions/site/forgotten-serving.ts',
    says: "is not assignable to parameter of type 'ServedBy<",
    text: `import { serve } from '../../shared/operation/serve.ts';
import { siteOperations } from './operations.ts';
import { zoneHttp } from './read-zone.http.ts';

export const handler = serve('site/site-pages', siteOperations, { readZone: zoneHttp });
`,
  },
  'an answer that fits its schema': {
    file: 'functions/site/forgotten-answer.ts',
    says: "'{ zoen: string; }' is not assignable",
    text: `import type { Does } from '../../shared/operation/call.ts';
import type { siteOperations } from './operations.ts';

export const zoneHttp: Does<(typeof siteOperations)['readZone']> = () => ({
  status: 200,
  body: { zoen: 'Asia/Jakarta' },
});
`,
  },
  'the conflict rule of an operation on a case': {
    file: 'functions/reports/cases/forgotten-rule.ts',
    says: 'readonly conflict: "none-possible"',
    text: `import { operation } from '../../../shared/operation/operation.ts';
import { satgas, signedIn } from '../../../shared/operation/who.ts';

export const readNotes = operation({
  method: 'GET',
  path: '/v1/cases/{caseKey}/notes',
  entry: 'reports/cases/cases',
  who: signedIn(satgas),
  kind: 'api',
  says: 'Notes',
  gives: { 200: { description: 'Notes' } },
  refuses: [],
});
`,
  },
  'where the answer of a question is stored': {
    file: 'functions/reports/intake/forgotten-kept.ts',
    says: "Property 'kept' is missing",
    text: `import { ask, text } from './ask.ts';

export const question = ask(
  {
    name: 'witnessCount',
    kind: 'text',
    group: 'what',
    required: 'never',
    officersLabel: { id: 'Jumlah saksi', en: 'Witnesses' },
    bawasluLabel: { id: 'Banyaknya saksi', en: 'Number of witnesses' },
    fromWebhooks: true,
    csvColumn: 'none',
    label: { id: 'Berapa orang yang melihatnya?', en: 'How many people saw it?' },
  },
  text(1, 3),
);
`,
  },
  'how a provider is answered': {
    file: 'functions/reports/sources/schemes/forgotten-part.ts',
    says: "Property 'acceptedStatus' is missing",
    text: `import type { Scheme } from './scheme.ts';
import { tallyForms } from './tally-forms.ts';

const { acceptedStatus, ...rest } = tallyForms;
export const broken: Scheme = rest;
export const unused = acceptedStatus;
`,
  },
};
