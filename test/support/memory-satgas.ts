import { actOnAlert } from '../../functions/satgas/alerts/act-on-alert.ts';
import type { Alert } from '../../functions/satgas/alerts/alert.ts';
import type { AlertKey, AlertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { clearedBySignIn } from '../../functions/satgas/alerts/who-may-know.ts';
import type { Lead } from '../../functions/satgas/alerts/clusters.ts';
import { climbLadder } from '../../functions/satgas/alerts/climb-ladder.ts';
import type { Delivery, MessageKey } from '../../functions/satgas/telling/delivery.ts';
import { dryRun } from '../../functions/satgas/oversight/dry-run.ts';
import { notifyOfficers } from '../../functions/satgas/telling/notify-officers.ts';
import type { OutgoingMessage } from '../../functions/satgas/telling/outgoing.ts';
import {
  everyRegion,
  regionsAbove,
  type Officer,
} from '../../functions/satgas/officers/officer.ts';
import type { Channel, PolicyOf } from '../../functions/satgas/policy.ts';
import { relayMessage, type MessageNotice } from '../../functions/satgas/telling/relay-messages.ts';
import { sendMessage } from '../../functions/satgas/telling/send-message.ts';
import { openAlert } from '../../functions/satgas/alerts/open-alert.ts';
import { hearUnread } from '../../functions/satgas/telling/tell-unread.ts';
import { tellEnding } from '../../functions/satgas/telling/tell-ending.ts';
import type { Silence } from '../../functions/satgas/silences/silence.ts';
import type {
  Announcement,
  RegionOutcome,
} from '../../functions/satgas/announcements/announcement.ts';
import { planAnnouncement } from '../../functions/satgas/telling/plan-announcement.ts';
import { planDigests } from '../../functions/satgas/telling/plan-digests.ts';
import { slicesFor, type Paying, type Slice } from '../../functions/satgas/telling/sms-budget.ts';
import { phoneMarks } from '../../functions/satgas/telling/sms-account-store.ts';
import { memoryDeliveries } from './memory-deliveries.ts';
import { asReleased } from './policy.ts';

/** Keeps alerts as the table does, versions included, and tells of every change as its stream does. */
export const memoryAlerts = (
  onChange: (before: Alert | undefined, after: Alert) => void = () => undefined,
) => {
  const kept = new Map<string, Alert>();
  const idOf = ({ region, alertId }: AlertKey) => `${region}/${alertId}`;
  const leads = new Map<string, Lead>();
  const byRegion = new Map<string, Map<string, Alert>>();
  const byLead = new Map<string, Map<string, Alert>>();
  const into = (index: typeof byRegion, name: string, alert: Alert) =>
    index.set(name, (index.get(name) ?? new Map<string, Alert>()).set(alert.alertId, alert));
  const open = new Map<string, Map<string, Alert>>();
  const keep = (alert: Alert) => {
    const before = kept.get(idOf(alert));
    kept.set(idOf(alert), alert);
    into(byRegion, alert.region, alert);
    if (before?.joins !== undefined && before.joins !== alert.joins)
      byLead.get(`${before.region}/${before.joins}`)?.delete(before.alertId);
    if (alert.joins !== undefined) into(byLead, `${alert.region}/${alert.joins}`, alert);
    const ofRegion = open.get(alert.region) ?? new Map<string, Alert>();
    open.set(alert.region, ofRegion);
    if (alert.state === 'open') ofRegion.set(alert.alertId, alert);
    else ofRegion.delete(alert.alertId);
    onChange(before, alert);
  };
  /** Drops an alert, as the table does when it expires. */
  const forget = (alert: Alert): void => {
    kept.delete(idOf(alert));
    byRegion.get(alert.region)?.delete(alert.alertId);
    open.get(alert.region)?.delete(alert.alertId);
    byLead.get(`${alert.region}/${alert.joins ?? ''}`)?.delete(alert.alertId);
    byLead.delete(idOf(alert));
    leads.delete(idOf(alert));
  };
  const alerts: AlertStore = {
    open: (alert) => {
      const known = kept.get(idOf(alert));
      if (!known) keep(alert);
      return Promise.resolve(known ?? 'opened');
    },
    find: (key) => Promise.resolve(kept.get(idOf(key))),
    findMany: (keys) => Promise.resolve(keys.flatMap((key) => kept.get(idOf(key)) ?? [])),
    whichThere: (keys) =>
      Promise.resolve(
        new Set(keys.filter((key) => kept.has(idOf(key))).map(({ alertId }) => alertId)),
      ),
    listOpen: (region) => Promise.resolve([...(open.get(region)?.values() ?? [])]),
    listDue: (region, dueBy) =>
      Promise.resolve(
        [...(open.get(region)?.values() ?? [])].filter(({ dueAt }) => dueAt <= dueBy),
      ),
    listUnindexed: () => Promise.resolve([]),
    listSince: (region, sinceMs) =>
      Promise.resolve(
        [...(byRegion.get(region)?.values() ?? [])].filter(({ openedAt }) => openedAt >= sinceMs),
      ),
    listJoined: ({ region, alertId }) =>
      Promise.resolve([...(byLead.get(`${region}/${alertId}`)?.values() ?? [])]),
    findLead: (key) => Promise.resolve(leads.get(idOf(key))),
    claimLead: (key, seen, lead) => {
      const known = leads.get(idOf(key));
      if (known?.leadId !== seen?.leadId || known?.ledFrom !== seen?.ledFrom)
        return Promise.resolve('changed-meanwhile');
      leads.set(idOf(key), lead);
      return Promise.resolve('claimed');
    },
    save: (from, changed) => {
      const known = kept.get(idOf(from));
      if (known?.version !== from.version) return Promise.resolve('changed-meanwhile');
      keep({ ...changed, version: from.version + 1 });
      return Promise.resolve('replaced');
    },
  };
  return { kept, keep, alerts, forget };
};

type Settings = {
  officers: Officer[];
  now?: number;
  monthlySms?: number;
  regions?: string[];
  /** Called before and after every call that leaves the function: may kill it there. */
  edge?: () => void;
  /** What the messaging service does with a message: takes it unless this throws. */
  carrier?: (message: OutgoingMessage, take: () => void) => void;
  /** The region's order of channels, where WhatsApp is on; it costs as much as an SMS here. */
  order?: readonly Channel[];
  /** How the alert line of a region behaves; as released unless said. */
  policyOf?: PolicyOf;
};

/** The same calls, with an edge before and after each. */
const edged = <Calls extends object>(calls: Calls, edge: () => void): Calls =>
  new Proxy(calls, {
    get: (target, name, receiver) => {
      const call: unknown = Reflect.get(target, name, receiver);
      if (typeof call !== 'function') return call;
      return async (...given: unknown[]): Promise<unknown> => {
        edge();
        const answer: unknown = await Reflect.apply(call, target, given);
        edge();
        return answer;
      };
    },
  });

/** What officers do when they are signed in as the register has them, by the id of each. */
const acts = (desk: ReturnType<typeof actOnAlert>, officers: Officer[]) => {
  const by = ({ region }: AlertKey, id: string) => {
    // An id is unique in its region only: the nearest of that id is meant.
    const [officer] = regionsAbove(region).flatMap((near) =>
      officers.filter((one) => one.officerId === id && one.region === near),
    );
    const role = officer?.rung === 'chair' ? ('chair' as const) : ('officer' as const);
    const { region: own = '', unit } = officer ?? {};
    return clearedBySignIn({ personId: id, role, region: own, unit });
  };
  const alertOf = ({ alert }: { alert: Alert }) => alert;
  return {
    see: (key: AlertKey, id: string) => desk.see(key, by(key, id)),
    take: async (key: AlertKey, id: string) => alertOf(await desk.take(key, by(key, id))),
    decline: async (key: AlertKey, id: string) => alertOf(await desk.decline(key, by(key, id))),
    handOver: async (key: AlertKey, id: string, to: string) =>
      alertOf(await desk.handOver(key, by(key, id), to)),
    resolve: async (key: AlertKey, id: string) => alertOf(await desk.resolve(key, by(key, id))),
  };
};

/** 23 November 2026, 09.00 WIB: a Monday morning. */
export const mondayMorning = Date.parse('2026-11-23T02:00:00Z');
const minuteMs = 60_000;

/** The whole alert line in memory: real use cases over stores that keep as the tables do, and a clock in the hand. */
export const theSatgas = ({ officers, monthlySms = 1000, ...settings }: Settings) => {
  let now = settings.now ?? mondayMorning;
  const regions = settings.regions ?? ['18.09'];
  const changes: [Alert | undefined, Alert][] = [];
  const edge = settings.edge ?? (() => undefined);
  const memory = memoryAlerts((before, after) => changes.push([before, after]));
  const { kept, keep } = memory;
  const alerts = edged(memory.alerts, edge);
  const planned: Delivery[] = [];
  const messages = memoryDeliveries((row) => planned.push(row));
  const { kept: keptDeliveries, deliveries: memorised } = messages;
  const deliveries = edged(memorised, edge);
  const unread = edged(messages.unread, edge);
  const counted: string[] = [];
  const sent: (OutgoingMessage & { at: number })[] = [];
  const silences = new Map<string, Silence>();
  const byRegion = new Map<string, Officer[]>();
  for (const officer of officers)
    byRegion.set(officer.region, [...(byRegion.get(officer.region) ?? []), officer]);
  let spent = 0;
  const slices = new Map<string, number>();
  const spentOf = (item: string, of: Slice['of']) =>
    of === 'month' ? spent : (slices.get(item) ?? 0);
  const count = (metric: string) => counted.push(metric);
  const listOf = (asked: string[]) =>
    Promise.resolve(
      officers.length < 50
        ? officers.filter(({ region }) => asked.includes(region))
        : asked.flatMap((region) => byRegion.get(region) ?? []),
    );
  const budget = edged(
    {
      monthlyMicroUsd: monthlySms,
      ...{ partMicroUsd: 1, whatsappMicroUsd: 1 },
      spent: () => Promise.resolve(spent),
      reserve: (at: number, paying: Paying) => {
        const ofDays = slicesFor(at, paying, { monthlyMicroUsd: monthlySms, partMicroUsd: 1 });
        const parts = paying.parts ?? 1;
        const full = ofDays.find(({ item, of, limit }) => spentOf(item, of) + parts > limit);
        if (full?.of === 'month') return Promise.resolve('spent' as const);
        if (full) return Promise.resolve('slice-spent' as const);
        for (const { item } of ofDays) slices.set(item, (slices.get(item) ?? 0) + parts);
        spent += parts;
        return Promise.resolve('reserved' as const);
      },
      giveBack: (at: number, region: string, microUsd: number) => {
        const ofDays = slicesFor(
          at,
          { region, as: 'first' },
          { monthlyMicroUsd: 1, partMicroUsd: 1 },
        );
        for (const { item } of ofDays) slices.set(item, (slices.get(item) ?? 0) - microUsd);
        spent -= microUsd;
        return Promise.resolve();
      },
    },
    edge,
  );
  const shared = {
    alerts,
    deliveries,
    unread,
    officers: edged({ listOf }, edge),
    policyOf: (region: string) => (settings.policyOf ?? asReleased)(region),
    now: () => now,
    count,
    budget,
  };
  const { publish } = edged(
    {
      publish: (message: OutgoingMessage) => {
        const take = () => void sent.push({ ...message, at: now });
        if (settings.carrier) settings.carrier(message, take);
        else take();
        return Promise.resolve(`m-${String(sent.length)}`);
      },
    },
    edge,
  );
  const outcomes = new Map<string, RegionOutcome>();
  const announced = new Map<string, Announcement>();
  const announcements = edged(
    {
      find: (_: string, id: string) => Promise.resolve(announced.get(id)),
      listOutcomes: () => Promise.resolve([...outcomes.values()]),
      noteOutcome: (_: string, outcome: RegionOutcome) =>
        Promise.resolve(void outcomes.set(outcome.region, outcome)),
    },
    edge,
  );
  const telling = {
    ...shared,
    announcements,
    publish,
    publicUrl: 'https://netral.contoh.test',
    silences: { find: (region: string) => Promise.resolve(silences.get(region)) },
    linkKey: () => Promise.resolve(Buffer.alloc(32, 9)),
    orderOf: settings.order && (() => settings.order ?? []),
    account: () => Promise.resolve(undefined),
    markPhone: phoneMarks(() => Promise.resolve(Buffer.alloc(32, 9))),
  };
  const notifyOnce = notifyOfficers(telling);
  const queues: Record<Channel | 'announcements', MessageKey[]> = {
    ...{ sms: [], email: [], whatsapp: [], announcements: [] },
  };
  const { relay } = edged(
    {
      relay: ({ recipient, item, channel, about }: MessageNotice) => {
        queues[about === 'announcement' ? 'announcements' : channel].push({ recipient, item });
        return Promise.resolve();
      },
    },
    edge,
  );
  const relayPlanned = relayMessage({ publish: relay });
  const send = sendMessage(telling);
  /** Works off what the stream of messages and the queues of the channels would bring. */
  const deliver = async () => {
    for (let [row] = planned; row; [row] = planned) {
      await relayPlanned(row);
      if (planned[0] === row) planned.shift();
    }
    for (const queue of Object.values(queues))
      for (let [key] = queue; key; [key] = queue) {
        await send(key);
        if (queue[0] === key) queue.shift();
      }
  };
  const notify = async (alert: Alert) => {
    await notifyOnce(alert);
    await deliver();
  };
  /** Works off what the stream of alerts would bring, and all that follows. */
  const settle = async () => {
    for (let [next] = changes; next; [next] = changes) {
      const [before, after] = next;
      if (after.state !== 'resolved' && after.step !== (before?.step ?? -1)) await notify(after);
      changes.shift();
    }
    await deliver();
  };
  const open = openAlert(shared);
  const climb = climbLadder({ ...shared, regions });
  const bundle = planDigests({ ...telling, relay, regions: everyRegion(regions) });
  const planAnnounced = planAnnouncement({ ...telling, regions: everyRegion(regions) });
  const digest = async () => {
    const done = await bundle();
    await deliver();
    return done;
  };
  const tick = async () => {
    const { climbed } = await climb();
    await settle();
    const { digests } = await digest();
    return { climbed, digests };
  };
  const minutesToTake: number[] = [];
  const tookMinutes = (minutes: number) => void minutesToTake.push(minutes);
  const desk = actOnAlert({ ...shared, tookMinutes });
  return {
    officers,
    kept,
    keep,
    deliveries: keptDeliveries,
    forgetAlert: memory.forget,
    forgetMessage: messages.forget,
    sent,
    counted,
    minutesToTake,
    silences,
    notify,
    climb,
    digest,
    settle,
    /** Opens an alert as the queue does: a message that failed comes again. */
    open: async (event: Parameters<typeof open>[0]) => {
      await open(event);
      await settle();
    },
    /** Plans an announcement as the stream of announcements does, and sends what follows. */
    announce: async (announcement: Announcement) => {
      if (!announced.has(announcement.announcementId)) outcomes.clear();
      announced.set(announcement.announcementId, announcement);
      await planAnnounced(announcement);
      await deliver();
    },
    outcomes,
    act: acts(desk, officers),
    desk,
    tellEnding: tellEnding(shared),
    /** Hears that something was written about a case, or seen, or that a case was moved; by SMS too where it says so. */
    hearUnread: (
      event: Parameters<ReturnType<typeof hearUnread>>[0],
      channels?: readonly Channel[],
    ) => hearUnread({ ...shared, ...(channels && { channels }) })(event),
    explain: dryRun(telling),
    alert: () => [...kept.values()][0],
    now: () => now,
    spent: () => spent,
    /** What each day, and each region in it, was charged. */
    slices,
    /** The month's budget is used up by others. */
    spendAll: () => (spent = monthlySms),
    waitMinutes: (minutes: number) => (now += minutes * minuteMs),
    /** Lets the clock run minute by minute, as the schedule does. */
    pass: async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        now += minuteMs;
        await tick();
      }
    },
    tick,
  };
};
