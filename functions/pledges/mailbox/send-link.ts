import type { Now } from '../../../shared/clock.ts';
import type { CountSender } from '../../../shared/limits/sender-limit.ts';
import type { SendMail } from '../../../shared/mail/send-mail.ts';
import { whatBecame } from '../../../shared/what-became.ts';
import { mailboxMark } from '../register/office-mailbox.ts';
import { linkPath } from '../register/mailbox-paths.ts';
import { askLifeMs, openAsk, type Ask, type Inside } from './ask.ts';
import { mostMails, mostPeople, type TakePlace } from './limits.ts';
import { linkLifeMs, type Links } from './links.ts';
import type { Listed } from './listed.ts';
import { mailText } from './words.ts';

export type LinkMetric = 'MailboxesShared' | 'MailboxMailsRefused';

type Needs = {
  listed: Listed;
  countSender: CountSender;
  takePlace: TakePlace;
  links: Pick<Links, 'seal'>;
  send: SendMail;
  /** Deletes an ask. */
  forget: (askId: string) => Promise<void>;
  pepper: () => Promise<Uint8Array>;
  key: () => Promise<Uint8Array>;
  publicUrl: string;
  count: (metric: LinkMetric) => void;
  now: Now;
};

export type BecameOfAsk = 'sent' | 'late' | 'over' | 'not-listed' | 'shared' | 'refused';

/**
 * Sends the link for an ask, if the region's roster lists this very mailbox for this very person and for nobody else,
 * and forgets the ask. An ask that comes again sends at most one more mail of the same link. Throws what may pass, to
 * be tried again.
 */
export const sendLink =
  (needs: Needs) =>
  async (ask: Ask): Promise<BecameOfAsk> => {
    const became = await lookUp(needs, ask);
    await needs.forget(ask.askId);
    return became;
  };

const lookUp = async (needs: Needs, ask: Ask): Promise<BecameOfAsk> => {
  const { askedAt, region, person } = ask;
  if (askedAt + askLifeMs <= needs.now()) return 'late';
  const inside = await openAsk(needs.key, ask);
  if ((await needs.countSender(inside.from, askedAt)) === 'over') return 'over';
  const mark = mailboxMark(await needs.pepper(), inside.mailbox);
  const row = await needs.listed.person(region, person);
  if (row?.mailbox !== mark) return 'not-listed';
  if (await isShared(needs, ask, mark)) {
    needs.count('MailboxesShared');
    return 'shared';
  }
  const mails = { kind: 'person', of: person, member: ask.askId, most: mostMails } as const;
  if ((await needs.takePlace(mails, askedAt)) === 'over') return 'over';
  return mailLink(needs, ask, { ...inside, unit: row.unit });
};

/** What several people read proves none of them: those of the roster, and, over regions, those who asked today. */
const isShared = async (
  { listed, takePlace }: Needs,
  { region, person, askedAt }: Ask,
  mark: string,
): Promise<boolean> => {
  if ((await listed.times(region, mark)) > 1) return true;
  const people = { kind: 'mailbox', of: mark, member: person, most: mostPeople } as const;
  return (await takePlace(people, askedAt)) === 'over';
};

const mailLink = async (
  { links, send, publicUrl, count }: Needs,
  { askId: id, region, person, askedAt }: Ask,
  { mailbox, tail, unit }: Inside & { unit: string },
): Promise<BecameOfAsk> => {
  const expiresAt = askedAt + linkLifeMs;
  const token = await links.seal({ id, person, tail, place: { region, unit }, expiresAt });
  const tags = [{ Name: 'region', Value: region.replace('.', '-') }];
  try {
    await send({ mailbox, ...mailText(publicUrl + linkPath(token)), tags });
    return 'sent';
  } catch (error) {
    const became = whatBecame(error);
    // Perhaps it was taken: SES would send every try. The person can ask again.
    if (became === 'unclear') return 'sent';
    if (became === 'not-taken') throw error;
    count('MailboxMailsRefused');
    return 'refused';
  }
};
