import type { AnnouncementStore } from '../announcements/announcement-store.ts';
import { endingsText } from '../alerts/endings-text.ts';
import { unreadText } from '../alerts/unread-text.ts';
import { digestText } from '../alerts/messages.ts';
import type { AlertStore } from '../alerts/alert-store.ts';
import { isTold, type Officer } from '../officers/officer.ts';
import type { OfficerStore } from '../officers/officer-store.ts';
import { addressOf } from '../officers/reach.ts';
import { announcementMessage } from './announcement-message.ts';
import type { Release } from './delivery-commands.ts';
import type { Delivery } from './delivery.ts';
import { endingsFor } from './plan-endings.ts';
import { notSeen, unreadFor } from './plan-unread.ts';
import type { UnreadStore } from './unread-store.ts';
import { addressed, alertMessage, type OutgoingMessage } from './outgoing.ts';
import {
  notTheirs,
  openAmong,
  seenMeanwhile,
  takenMeanwhile,
  theirs,
  type Open,
} from './still-wanted.ts';

export type WhatNeeds = {
  alerts: Pick<AlertStore, 'findMany'>;
  officers: Pick<OfficerStore, 'listOf'>;
  announcements: Pick<AnnouncementStore, 'find'>;
  unread: Pick<UnreadStore, 'seenAmong'>;
  linkKey: () => Promise<Uint8Array>;
  publicUrl: string;
  now: () => number;
};

/** What a planned message says by now, or why it is not needed any more. */
export type ToSend = { message: () => Promise<OutgoingMessage> } | { unneeded: Release };

/**
 * What is to be sent for a planned message: whoever left, or came into conflict, since it was planned is sent nothing, and
 * nobody is told of what was taken meanwhile.
 */
export const whatToSend =
  (needs: WhatNeeds) =>
  async (row: Delivery): Promise<ToSend> => {
    const officers = await needs.officers.listOf([row.region]);
    return ofKind[row.about ?? 'alert'](needs, row, officers);
  };

type OfKind = (needs: WhatNeeds, row: Delivery, officers: Officer[]) => Promise<ToSend>;

const ofAlert: OfKind = async (needs, row, officers) => {
  const [open] = await openAmong(needs, [row]);
  const officer = open && theirs(officers, open);
  if (!officer) return { unneeded: open ? notTheirs : takenMeanwhile };
  return { message: () => alertMessage(needs)(open.alert, officer, row.channel) };
};

const ofDigest: OfKind = async (needs, row, officers) => {
  const found = await openAmong(needs, heldIn(row));
  const open = found.filter((one) => theirs(officers, one) !== undefined);
  const [first] = open;
  const officer = first && theirs(officers, first);
  if (!officer) return { unneeded: found.length > 0 ? notTheirs : takenMeanwhile };
  return { message: () => digestMessage(needs, officer, open) };
};

/** WhatsApp takes only what it has approved. */
const notByWhatsapp = { state: 'not-needed', reason: 'not-by-whatsapp' } as const;

const ofAnnouncement: OfKind = async (needs, row, officers) => {
  const { channel } = row;
  if (channel === 'whatsapp') return { unneeded: notByWhatsapp };
  const announcement = await needs.announcements.find(row.alertRegion, row.alertId);
  if (!announcement) return { unneeded: { state: 'not-needed', reason: 'announcement-gone' } };
  const officer = officers.find(
    (one) => one.officerId === row.officerId && isTold(one) && addressOf(one, channel),
  );
  if (!officer) return { unneeded: notTheirs };
  return { message: () => announcementMessage(needs)(announcement, officer, channel) };
};

const ofEndings: OfKind = (needs, row, officers) => {
  const found = row.endings && endingsFor(row.endings, row, officers);
  if (!found) return Promise.resolve({ unneeded: notTheirs });
  const { officer, endings } = found;
  const { channel } = row;
  if (channel === 'whatsapp') return Promise.resolve({ unneeded: notByWhatsapp });
  const text = () =>
    endingsText({ ...endings, channel, publicUrl: needs.publicUrl, lang: officer.lang ?? 'id' });
  return Promise.resolve({ message: () => Promise.resolve(addressed(officer, text())) });
};

const ofUnread: OfKind = async (needs, row, officers) => {
  const { unreads, channel } = row;
  const waiting = unreads && (await notSeen(needs, unreads));
  if (!waiting || waiting.listed.length === 0) return { unneeded: seenMeanwhile };
  const found = unreadFor(waiting, row, officers);
  if (!found) return { unneeded: notTheirs };
  const { officer } = found;
  const says = {
    ...found.unreads,
    channel,
    publicUrl: needs.publicUrl,
    lang: officer.lang ?? 'id',
  };
  return { message: () => Promise.resolve(addressed(officer, unreadText(says))) };
};

const ofKind = {
  alert: ofAlert,
  digest: ofDigest,
  announcement: ofAnnouncement,
  endings: ofEndings,
  unread: ofUnread,
};

/** The messages a digest tells of, as they were planned. */
const heldIn = (digest: Delivery): Delivery[] =>
  (digest.holds ?? []).map((held) => ({ ...digest, about: undefined, ...held }));

/** What an officer is sent for all of these: the alert itself with its personal link where it is only one, but by SMS. */
const digestMessage = async (
  needs: WhatNeeds,
  officer: Officer,
  open: Open[],
): Promise<OutgoingMessage> => {
  const [first] = open;
  const channel = first?.delivery.channel ?? 'sms';
  const count = new Set(open.map(({ alert }) => alert.alertId)).size;
  if (first && count === 1 && channel !== 'sms')
    return alertMessage(needs)(first.alert, officer, channel);
  const severity = Math.max(...open.map(({ alert }) => alert.severity));
  const link = `${needs.publicUrl}/siaga`;
  return addressed(officer, digestText({ count, severity, link }, channel));
};
