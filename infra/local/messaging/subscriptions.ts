import type { HostStore } from '../contracts.ts';
import { invalidParameter, ServiceError } from './service-error.ts';
import {
  fromRecord,
  readSubscription,
  sameAttributes,
  type Protocol,
  type Subscriber,
  type Subscription,
} from './subscription.ts';

/** A subscription as the template declares it; the same id is the same subscription over restarts. */
export type DeclaredSubscription = {
  id: string;
  topicArn: string;
  protocol: Protocol;
  endpoint: string;
  attributes: Record<string, string>;
};

/** Who is subscribed to what; every change is durable before it answers. */
export type Subscriptions = {
  of: (topicArn: string) => Subscriber[];
  all: () => Subscriber[];
  find: (arn: string) => Subscriber | undefined;
  /** Takes a new subscription, or finds the one of this endpoint; throws InvalidParameter if that one differs. */
  add: (asked: Omit<Subscription, 'arn' | 'token' | 'origin'>) => Promise<Subscriber>;
  set: (arn: string, name: string, value: string) => Promise<void>;
  confirm: (topicArn: string | undefined, token: string) => Promise<Subscriber>;
  remove: (arn: string) => Promise<void>;
};

type Needs = {
  store: HostStore;
  newId: () => string;
  declared: DeclaredSubscription[];
  /** Sends the mail that asks for a confirmation. */
  askToConfirm: (subscription: Subscriber) => Promise<void>;
};

const kind = 'subscription';

/** Opens the subscriptions the host kept, and makes those of the template what the template now says. */
export const openSubscriptions = async (needs: Needs): Promise<Subscriptions> => {
  const kept = (await needs.store.list(kind)).map(({ value }) => fromRecord(value));
  const room: Room = { needs, byArn: new Map(kept.map((one) => [one.arn, one])) };
  await settleDeclared(room);
  const inTurn = takeTurns();
  const all = () => [...room.byArn.values()];
  return {
    all,
    of: (topicArn) => all().filter((one) => one.topicArn === topicArn),
    find: (arn) => room.byArn.get(arn),
    add: (asked) => inTurn(() => add(room, asked)),
    set: (arn, name, value) => inTurn(() => set(room, { arn, name, value })),
    confirm: (topicArn, token) => inTurn(() => confirm(room, topicArn, token)),
    remove: (arn) => inTurn(() => remove(room, arn)),
  };
};

// One change after the other: what was looked up is still so when it is written.
const takeTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Answer>(change: () => Promise<Answer>): Promise<Answer> => {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  };
};

type Room = { needs: Needs; byArn: Map<string, Subscriber> };

const settleDeclared = async (room: Room): Promise<void> => {
  const declared = room.needs.declared.map(({ id, ...one }) => ({
    ...one,
    arn: `${one.topicArn}:${id}`,
  }));
  const arns = new Set(declared.map(({ arn }) => arn));
  for (const { arn, origin } of [...room.byArn.values()])
    if (origin === 'template' && !arns.has(arn)) await remove(room, arn);
  for (const one of declared) {
    const known = room.byArn.get(one.arn);
    const same = known?.endpoint === one.endpoint && known.protocol === one.protocol;
    if (same) await keep(room, { ...bare(known), attributes: one.attributes });
    else await begin(room, { ...one, origin: 'template' });
  }
};

const bare = (known: Subscriber): Subscription => {
  const { arn, topicArn, protocol, endpoint, attributes, token, origin } = known;
  return { arn, topicArn, protocol, endpoint, attributes, origin, ...(token && { token }) };
};

const keep = async ({ needs, byArn }: Room, subscription: Subscription): Promise<Subscriber> => {
  const subscriber = readSubscription(subscription);
  await needs.store.put(kind, subscription.arn, subscription);
  byArn.set(subscription.arn, subscriber);
  return subscriber;
};

const begin = async (room: Room, subscription: Subscription): Promise<Subscriber> => {
  const isMail = subscription.protocol === 'email';
  const token = subscription.token ?? room.needs.newId();
  const pending = { ...subscription, ...(isMail && { token }) };
  // The mail goes first: a crash in between leaves a dead link, not a subscriber who is never asked.
  if (isMail) await room.needs.askToConfirm(readSubscription(pending));
  return keep(room, pending);
};

const add = async (room: Room, asked: Omit<Subscription, 'arn' | 'token' | 'origin'>) => {
  const known = [...room.byArn.values()].find(
    (one) =>
      one.topicArn === asked.topicArn &&
      one.protocol === asked.protocol &&
      one.endpoint === asked.endpoint,
  );
  if (!known) {
    const arn = `${asked.topicArn}:${room.needs.newId()}`;
    return begin(room, { ...asked, arn, origin: 'api' });
  }
  readSubscription({ ...bare(known), attributes: asked.attributes });
  // As on AWS, asking again for one that is still pending sends another mail.
  if (known.token !== undefined)
    return begin(room, { ...bare(known), attributes: asked.attributes });
  if (!sameAttributes(known.attributes, asked.attributes))
    throw invalidParameter(
      'Attributes Reason: Subscription already exists with different attributes',
    );
  return known;
};

const found = ({ byArn }: Room, arn: string): Subscriber => {
  const subscriber = byArn.get(arn);
  if (subscriber) return subscriber;
  throw new ServiceError('NotFound', 'Subscription does not exist', 404);
};

const set = async (
  room: Room,
  { arn, name, value }: { arn: string; name: string; value: string },
) => {
  const known = found(room, arn);
  await keep(room, { ...bare(known), attributes: { ...known.attributes, [name]: value } });
};

const confirm = async (room: Room, topicArn: string | undefined, token: string) => {
  const known = [...room.byArn.values()].find(
    (one) => one.token === token && (topicArn ?? one.topicArn) === one.topicArn,
  );
  if (!known) throw invalidParameter('Token');
  const { arn, protocol, endpoint, attributes, origin } = known;
  return keep(room, { arn, topicArn: known.topicArn, protocol, endpoint, attributes, origin });
};

const remove = async ({ needs, byArn }: Room, arn: string): Promise<void> => {
  byArn.delete(arn);
  await needs.store.remove(kind, arn);
};
