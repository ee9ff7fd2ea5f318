import { createHmac } from 'node:crypto';
import type { FetchBytes } from '../../../functions/reports/sources/providers/ask-provider.ts';
import type { SchemeName } from '../../../functions/reports/sources/schemes/list.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { signStandardWebhook } from '../../../functions/reports/signatures/standard-webhooks.ts';
import { jotformStandIn } from '../providers/jotform-stand-in.ts';
import { koboStandIn } from '../providers/kobo-stand-in.ts';
import { fetchFrom } from '../providers/stand-in.ts';
import { typeformStandIn } from '../providers/typeform-stand-in.ts';
import { multipart, type Sent } from '../webhook-senders.ts';
import { seeded } from './seeded.ts';

export type StormSender = 'kobo' | 'typeform' | 'whatsapp' | 'standard-webhooks' | 'jotform';

/** What somebody said, and in which words a report must hold it; several where it was edited. */
export type Submission = {
  sender: StormSender;
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  versions: Record<string, string>[];
  /** Ids of its versions, where edits have their own. */
  alsoId?: string[];
};

/** What can be no report: it must wait where an admin sees it, and be found there by its mark. */
export type Unreadable = { source: string; mark: string };

/** One delivery of one or more submissions, made anew at each try. */
export type Post = {
  name: string;
  sender: StormSender;
  submissions: Submission[];
  /** Where it is sent, when that is misspelt. */
  source?: string;
  at: number;
  sent: (now: number) => Sent;
};

export type Share = Record<StormSender, number>;
/** Of a hundred submissions. */
export const shares: Share = {
  kobo: 25,
  typeform: 25,
  whatsapp: 20,
  'standard-webhooks': 20,
  jotform: 10,
};

const fields = [
  'conduct',
  'occurredOn',
  'knownOn',
  'place',
  'accusedName',
  'accusedUnit',
  'account',
] as const;
const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const token = 'rahasia-penyedia';
const region = '18.09';
const host = (name: string) => `http://${name}.test`;
const mappedAt = (at: (field: string) => string): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field, at(field)]));

const aSource = (scheme: SchemeName, more: Partial<Source>): Source => ({
  source: scheme,
  scheme,
  secrets: [secret],
  region,
  active: true,
  changedAt: 0,
  ...more,
});

const sources: Source[] = [
  aSource('kobo', {
    secrets: [`kobo:${secret}`],
    mapping: mappedAt((field) => field),
    api: { baseUrl: host('kobo'), token, formId: 'aLapor' },
  }),
  aSource('typeform', {
    mapping: mappedAt((field) => `byRef.${field}`),
    api: { baseUrl: host('typeform'), token, formId: 'lT4Z3j' },
  }),
  aSource('whatsapp', {
    mapping: mappedAt((field) => `flow.${field}`),
    verifyToken: 'token-jabat-tangan',
  }),
  aSource('standard-webhooks', {}),
  aSource('jotform', {
    mapping: mappedAt((field) => `values(answers)[?name=='${field}'].answer | [0]`),
    api: { baseUrl: host('jotform'), token, formId: '2300' },
  }),
];

const answersOf = (n: number, random: () => number): Record<string, string> => ({
  conduct: 'other',
  occurredOn: '2026-11-20',
  knownOn: '2026-11-21',
  place: `Desa Contoh ${n}, RT ${Math.floor(random() * 20)}`,
  accusedName: `Nama Contoh ${Math.floor(random() * 5000)} "é"`,
  accusedUnit: 'Kecamatan Kedondong',
  account: `Laporan ke-${n}: menghadiri deklarasi pasangan calon ${'dan ikut berorasi '.repeat(1 + Math.floor(random() * 8))}.`,
});

type Making = { count: number; seed: number; start: number; overMs: number };

/** Everything that will be submitted, the deliveries it is sent in, and the providers' APIs that show it. */
export const makeStorm = ({ count, seed, start, overMs }: Making, now: () => number) => {
  const kobo = koboStandIn({ assetUid: 'aLapor', token, now });
  const typeform = typeformStandIn({ formId: 'lT4Z3j', token, lagMs: 30 * 60_000, now });
  const early = (id: string) => (seeded(seed, `early ${id}`)() < 0.25 ? 20 * 60_000 : 0);
  const jotform = jotformStandIn({ formId: '2300', token, now, answersLagMs: early });
  const random = seeded(seed, 'submissions');
  const submissions: Submission[] = Array.from({ length: count }, (_, n) => {
    const sender = senderAt(random() * 100);
    const id = sender === 'jotform' ? String(590_000_000 + n) : `${sender}-${n}`;
    const at = start + Math.floor((overMs * n) / count);
    return { sender, id, at, versions: [answersOf(n, random)] };
  });
  const posts: Post[] = [];
  const edits: { at: number; edit: () => void }[] = [];
  for (const submission of submissions) {
    const { sender, id, at, versions } = submission;
    const [said = {}] = versions;
    const one = { name: id, sender, submissions: [submission], at };
    if (sender === 'kobo') {
      kobo.submit(said, { uuid: id, at, hasRoot: random() < 0.5 });
      // One in fifty is edited, some of them up to three times; each edit is sent as a delivery of its own.
      const times = random() < 0.02 ? 1 + Math.floor(random() * 3) : 0;
      const ids = Array.from({ length: times }, (_, n) => `${id}${'-e'.repeat(n + 1)}`);
      submission.alsoId = ids;
      ids.forEach((_, n) => {
        const account = `${said['account'] ?? ''} Diperbaiki ${n + 1} kali.`;
        versions.push({ ...said, account });
        const editedAt = at + (n + 1) * 20 * 60_000;
        edits.push({ at: editedAt, edit: () => kobo.edit(id, { account }) });
        posts.push({
          ...one,
          name: ids[n] ?? id,
          at: editedAt,
          sent: () => asKobo(kobo.latest(id)),
        });
      });
      // Kobo reads the submission again at every try.
      posts.push({ ...one, sent: () => asKobo(kobo.latest(id)) });
    }
    if (sender === 'typeform') {
      const delivery = typeform.delivery(typeform.submit(said, { id, at }));
      posts.push({ ...one, sent: () => asTypeform(delivery) });
    }
    if (sender === 'standard-webhooks') {
      const body = Buffer.from(JSON.stringify({ type: 'report.submitted', data: { ...said } }));
      posts.push({ ...one, sent: (atMs) => asStandard(id, body, atMs) });
    }
    if (sender === 'jotform') {
      const fieldsOfHint = jotform.hint(jotform.submit(said, { id, at }));
      posts.push({ ...one, sent: () => multipart(fieldsOfHint) });
    }
  }
  const unreadable: Unreadable[] = [];
  posts.push(
    ...batches(
      submissions.filter(({ sender }) => sender === 'whatsapp'),
      { seed, unreadable },
    ),
    ...unreadablePosts({ count, seed, start, overMs }, unreadable),
  );
  const answers = { kobo: kobo.answers, typeform: typeform.answers, jotform: jotform.answers };
  const fetch = inTrouble(seed, (url, options) => {
    const name = new URL(url).hostname.split('.')[0] as keyof typeof answers;
    return fetchFrom(answers[name])(url, options);
  });
  return { sources, submissions, unreadable, posts, edits, fetch };
};

/** One question in twelve meets a provider that is down or busy. */
const inTrouble = (seed: number, fetch: FetchBytes): FetchBytes => {
  const asked = new Map<string, number>();
  return (url, options) => {
    const times = (asked.get(url) ?? 0) + 1;
    asked.set(url, times);
    const draw = seeded(seed, `asked ${url} ${times}`)() * 12;
    if (draw >= 1) return fetch(url, options);
    const headers: Record<string, string> = draw < 0.5 ? {} : { 'retry-after': '30' };
    return Promise.resolve({ status: draw < 0.5 ? 500 : 429, headers, body: Buffer.from('') });
  };
};

const senderAt = (percent: number): StormSender => {
  let below = 0;
  for (const [sender, share] of Object.entries(shares)) {
    below += share;
    if (percent < below) return sender as StormSender;
  }
  return 'jotform';
};

const json = ['application/json'];
const hmac = (body: Buffer, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(body).digest(encoding);

const asKobo = (submission: unknown): Sent => ({
  headers: {
    'content-type': json,
    authorization: [`Basic ${Buffer.from(`kobo:${secret}`).toString('base64')}`],
  },
  body: Buffer.from(JSON.stringify(submission)),
});

const asTypeform = (delivery: unknown): Sent => {
  const body = Buffer.from(`${JSON.stringify(delivery)}\n`);
  return {
    headers: { 'content-type': json, 'typeform-signature': [`sha256=${hmac(body, 'base64')}`] },
    body,
  };
};

const asStandard = (id: string, body: Buffer, timestampMs: number): Sent => {
  const signed = signStandardWebhook({ id, timestampMs, body, secret });
  const headers = Object.entries(signed).map(([name, value]) => [name, [value]] as const);
  return { headers: { 'content-type': json, ...Object.fromEntries(headers) }, body };
};

/** One in a hundred besides: reports without an account, and whole reports for an address with a typo. */
const unreadablePosts = (
  { count, seed, start, overMs }: Making,
  unreadable: Unreadable[],
): Post[] => {
  const random = seeded(seed, 'unreadable');
  const sender = 'standard-webhooks';
  return Array.from({ length: Math.ceil(count / 100) }, (_, n) => {
    const astray = n % 2 === 0;
    const mark = `${astray ? 'salah-alamat' : 'tanpa-uraian'}-${n}`;
    const source = astray ? 'standard-webhok' : sender;
    unreadable.push({ source, mark });
    const { account = '', ...others } = answersOf(n, random);
    const data = { ...others, place: mark, ...(astray && { account }) };
    const body = Buffer.from(JSON.stringify({ type: 'report.submitted', data }));
    const at = start + Math.floor((overMs * n * 100) / count);
    const sent = (atMs: number) => asStandard(mark, body, atMs);
    return { name: mark, sender, submissions: [], source, at, sent };
  });
};

/** WhatsApp sends one to five messages at once, and not in their order. */
const batches = (
  messages: Submission[],
  { seed, unreadable }: { seed: number; unreadable: Unreadable[] },
): Post[] => {
  const random = seeded(seed, 'batches');
  const posts: Post[] = [];
  const waiting = [...messages];
  while (waiting.length > 0) {
    const some = waiting.splice(0, 1 + Math.floor(random() * 5));
    const [first] = some;
    const last = some.at(-1);
    if (!first || !last) break;
    if (random() < 0.5) some.reverse();
    // One batch in thirty holds a message that cannot be read, between the others.
    const mark = random() < 1 / 30 ? `tanpa-id-${first.id}` : undefined;
    if (mark !== undefined) unreadable.push({ source: 'whatsapp', mark });
    const body = Buffer.from(escaped(JSON.stringify(whatsappBatch(some, mark))));
    const headers = {
      'content-type': json,
      'x-hub-signature-256': [`sha256=${hmac(body, 'hex')}`],
    };
    const sent = () => ({ headers, body });
    posts.push({ name: first.id, sender: 'whatsapp', submissions: some, at: last.at, sent });
  }
  return posts;
};

/** A message without an id, as a kind that is new tomorrow may come. */
const poisoned = (mark: string | undefined): object[] =>
  mark === undefined ? [] : [{ type: 'system', system: { body: mark } }];

const whatsappBatch = (messages: Submission[], mark: string | undefined) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            metadata: { phone_number_id: '1063' },
            messages: messages.flatMap(({ id, versions: [said] }, n) => [
              ...(n === Math.floor(messages.length / 2) ? poisoned(mark) : []),
              {
                id,
                type: 'interactive',
                interactive: {
                  type: 'nfm_reply',
                  nfm_reply: { response_json: JSON.stringify(said) },
                },
              },
            ]),
            statuses: [{ id: 'wamid.status', status: 'delivered' }],
          },
        },
      ],
    },
  ],
});

/** Meta writes what is not ASCII escaped, and signs it so. */
const escaped = (text: string): string =>
  text.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
