import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Alarms } from './alarms/start-alarms.ts';
import type { HostClock, HostStore } from './contracts.ts';
import type { MailAccount } from './messaging/mail-network.ts';
import type { Messaging } from './messaging/messaging.ts';
import { renderOutbox } from './outbox-page.tsx';
import type { Usage } from './usage.ts';

/** A page below /_local that the project brings along: what it returns is shown as JSON. */
export type OwnPage = (store: HostStore) => Promise<unknown>;

type Needs = {
  clock: HostClock;
  /** Resolves when no function works. */
  quiet: () => Promise<void>;
  store: HostStore;
  messaging: Messaging;
  services: Readonly<Record<string, string>>;
  usage: Pick<Usage, 'report'>;
  alarms: Pick<Alarms, 'report'>;
  /** By the last part of their address: `demo.json` is at /_local/demo.json. */
  ownPages: Readonly<Record<string, OwnPage>>;
};
type Reply = { status: number; type?: string; body?: string; location?: string };
type Page = (asked: URLSearchParams, needs: Needs) => Reply | Promise<Reply>;

/** What only this machine has: phones and mailboxes, the clock, the project's own pages. Serves below /_local. */
export const localPages =
  (needs: Needs): RequestListener =>
  (req, res) => {
    answer(needs, req)
      .then((reply) => send(res, reply))
      .catch(() => send(res, json({ title: 'This request cannot be read' }, 400)));
  };

const answer = async (needs: Needs, req: IncomingMessage): Promise<Reply> => {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://local');
  const page = pages[`${req.method ?? ''} ${pathname}`] ?? ownPage(needs, req);
  if (!page) return json({ title: 'There is nothing here' }, 404);
  return page(req.method === 'POST' ? await readFields(req) : searchParams, needs);
};

const ownPage = ({ ownPages, store }: Needs, { method, url }: IncomingMessage) => {
  const name = (url ?? '').replace(/\?.*$/, '').slice('/_local/'.length);
  const page = method === 'GET' && Object.hasOwn(ownPages, name) ? ownPages[name] : undefined;
  return page && (async () => json(await page(store)));
};
/** Ten years: longer than anything is kept. */
const longestPushMinutes = 10 * 366 * 24 * 60;

const outboxQuery = z.object({
  channel: z.optional(z.enum(['sms', 'email', 'whatsapp'])),
  to: z.optional(z.string()),
  limit: z._default(z.coerce.number().check(z.gte(1), z.lte(5000)), 200),
});

const listed = (asked: URLSearchParams, { messaging }: Needs) => {
  const { channel, to, limit } = z.parse(outboxQuery, Object.fromEntries(asked));
  return messaging.outbox.list({ limit, ...(channel && { channel }), ...(to && { to }) });
};

const pages: Record<string, Page> = {
  'GET /_local/outbox': (asked, needs) =>
    html(
      renderOutbox(listed(asked, needs), {
        now: needs.clock.now(),
        to: asked.get('to') ?? undefined,
      }),
    ),
  'GET /_local/outbox.json': (asked, needs) => json({ messages: listed(asked, needs) }),
  'GET /_local/clock': (_, { clock }) => json({ now: clock.now(), aheadMs: clock.offsetMs() }),
  'POST /_local/clock': async (asked, { clock, quiet }) => {
    const minutes = z.parse(
      z.coerce.number().check(z.gte(0), z.lte(longestPushMinutes)),
      asked.get('minutes'),
    );
    // What is under way ends in its own minute: a try that hours passed over would count as cut off.
    await quiet();
    await clock.forward(minutes * 60_000);
    if (asked.get('page') === 'yes') return { status: 303, location: '/_local/outbox' };
    return json({ now: clock.now(), aheadMs: clock.offsetMs() });
  },
  'GET /_local/sms.json': (_, { messaging }) => json(messaging.phones.account()),
  'POST /_local/sms': async (asked, { messaging }) => {
    const { phones } = messaging;
    const { optedOut, unreachable } = phones.account();
    const [optOut, fail] = [asked.get('optOut'), asked.get('unreachable')];
    const unknown = [optOut, fail].find((phone) => phone !== null && !isKnown(messaging, phone));
    if (typeof unknown === 'string') return json({ title: noSuchPhone(unknown) }, 422);
    const [limit, price] = ['monthlySpendLimitUsd', 'pricePerPartUsd'].map((name) =>
      z.parse(z.optional(z.coerce.number()), asked.get(name) ?? undefined),
    );
    await phones.change({
      ...(asked.has('sandboxed') && { sandboxed: asked.get('sandboxed') === 'yes' }),
      ...(limit !== undefined && { monthlySpendLimitUsd: limit }),
      ...(price !== undefined && { pricePerPartUsd: price }),
      ...(optOut !== null && { optedOut: [...optedOut, optOut] }),
      ...(fail !== null && { unreachable: [...unreachable, fail] }),
    });
    return json(phones.account());
  },
  'GET /_local/mail.json': (_, { messaging }) => json(messaging.mail.account()),
  'POST /_local/mail': async (asked, { messaging: { mail } }) => {
    await mail.change(changeOfMail(mail.account(), z.parse(mailForm, Object.fromEntries(asked))));
    return json(mail.account());
  },
  'GET /_local/confirm': async (asked, { messaging }) => {
    const { endpoint } = await messaging.topics.subscriptions.confirm(
      undefined,
      asked.get('token') ?? '',
    );
    return json({ confirmed: endpoint });
  },
  'GET /_local/services.json': (_, { services }) => json(services),
  'GET /_local/usage.json': (_, { usage }) => json(usage.report()),
  'GET /_local/alarms.json': (_, { alarms }) => json(alarms.report()),
  'GET /_local/queues.json': (_, { messaging }) =>
    json({
      queues: messaging.queues
        .all()
        .map((queue) => ({ name: queue.declared.name, ...queue.depth() })),
    }),
};

const mailForm = z.strictObject({
  sandboxed: z.optional(z.enum(['yes', 'no'])),
  standing: z.optional(z.enum(['healthy', 'paused', 'suspended'])),
  perSecond: z.optional(z.coerce.number()),
  loseAnswers: z.optional(z.coerce.number()),
  verified: z.optional(z.string()),
  bouncing: z.optional(z.string()),
  full: z.optional(z.string()),
  complaining: z.optional(z.string()),
  /** A mailbox that takes mail again, and is off the suppression list. */
  mended: z.optional(z.string()),
});

const changeOfMail = (
  account: MailAccount,
  { sandboxed, standing, perSecond, loseAnswers, mended, ...named }: z.infer<typeof mailForm>,
): Partial<MailAccount> => {
  const lists = (['verified', 'bouncing', 'full', 'complaining', 'suppressed'] as const).map(
    (list) => {
      const more = list === 'suppressed' ? undefined : named[list];
      const known = account[list].filter((one) => one !== mended || list === 'verified');
      return [list, more === undefined ? known : [...known, more]] as const;
    },
  );
  return {
    ...Object.fromEntries(lists),
    ...(sandboxed !== undefined && { sandboxed: sandboxed === 'yes' }),
    ...(standing !== undefined && { standing }),
    ...(perSecond !== undefined && { perSecond }),
    ...(loseAnswers !== undefined && { loseAnswers }),
  };
};

/** Whether a phone gets messages here, or once did. */
const isKnown = ({ topics, outbox }: Messaging, phone: string): boolean =>
  topics.subscriptions
    .all()
    .some(({ protocol, endpoint }) => protocol === 'sms' && endpoint === phone) ||
  outbox.list({ limit: 1, channel: 'sms', to: phone }).length > 0;

const noSuchPhone = (phone: string): string =>
  `Nomor '${phone}' tidak dikenal di sini; nomor diawali +, yang dikirim curl dengan --data-urlencode. / ` +
  `No phone '${phone}' is known here; numbers begin with +, which curl sends with --data-urlencode.`;

const json = (body: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const html = (body: string): Reply => ({ status: 200, type: 'text/html; charset=utf-8', body });

const send = (res: ServerResponse, { status, type, body, location }: Reply): void => {
  res
    .writeHead(status, { ...(type && { 'content-type': type }), ...(location && { location }) })
    .end(body);
};

const readFields = async (req: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of req as AsyncIterable<Buffer>) {
    text += chunk.toString('utf8');
    if (text.length > 4096) throw new Error('too large');
  }
  if (!req.headers['content-type']?.includes('json')) return new URLSearchParams(text);
  const fields = z.parse(z.record(z.string(), z.union([z.string(), z.number()])), JSON.parse(text));
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
};
