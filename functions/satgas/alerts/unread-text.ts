import type { Channel } from '../policy.ts';
import { mailSubject, type MessageText } from './messages.ts';
import { fitSms } from './sms-text.ts';

type Kind = 'message' | 'bawaslu-question';

export type UnreadMessage = {
  /** What waits at the cases whose codes are said; a case may be in it once for each kind. */
  listed: { region: string; caseNumber: string; caseKey: string; kind: Kind }[];
  /** How many cases there are. */
  count: number;
  /** There are more than these. */
  isMore: boolean;
  channel: Channel;
  publicUrl: string;
  lang: 'id' | 'en';
};

/** Says at which cases something waits unread: region, code and where each is found; no name, and nothing of what was written. */
export const unreadText = (message: UnreadMessage): MessageText => {
  const { isMore, channel, publicUrl } = message;
  const count = `${String(message.count)}${isMore ? '+' : ''}`;
  const subject = `GNN-ASN: ${count} kasus menunggu dibaca`;
  if (channel === 'email')
    return { channel, subject: mailSubject(subject), text: mailOf(message).join('\n') };
  const fitted = fitSms(`${subject}. Buka: ${publicUrl}/siaga`);
  if (!fitted.ok) throw new Error(`The digest does not fit one SMS: ${fitted.reason}`);
  return { channel: 'sms', text: fitted.text };
};

const mailOf = ({ listed, count, isMore, publicUrl, lang }: UnreadMessage): string[] => {
  const words = texts[lang];
  const cases = byCase(listed);
  const others = count - cases.length;
  return [
    words.lead,
    '',
    ...cases.map(({ region, caseNumber, caseKey, kinds }) => {
      const what = kinds.map((kind) => words[kind]).join(', ');
      return `${words.region} ${region}, ${words.case} ${caseNumber} (${what}): ${publicUrl}/siaga?case=${caseKey}`;
    }),
    ...(others > 0 || isMore ? [words.others(`${String(others)}${isMore ? '+' : ''}`)] : []),
    '',
    words.why,
  ];
};

/** One line a case, whatever waits there. */
const byCase = (listed: UnreadMessage['listed']) =>
  [...new Set(listed.map(({ caseKey }) => caseKey))].flatMap((caseKey) => {
    const all = listed.filter((one) => one.caseKey === caseKey);
    return all.slice(0, 1).map((first) => ({ ...first, kinds: all.map(({ kind }) => kind) }));
  });

const texts = {
  id: {
    lead: 'Di kasus berikut ada yang menunggu dibaca:',
    region: 'Daerah',
    case: 'kasus',
    message: 'pesan pelapor',
    'bawaslu-question': 'pertanyaan atas pelimpahan',
    others: (count: string) => `dan ${count} kasus lain; lihat antrean kasus.`,
    why: 'Isinya hanya ada di berkas kasus. Setelah Anda membacanya, tandai sudah dibaca atau jawab; pelapor melihat kapan pesannya dibaca.',
  },
  en: {
    lead: 'Something waits to be read at these cases:',
    region: 'Region',
    case: 'case',
    message: 'message of the reporter',
    'bawaslu-question': 'question on the hand-over',
    others: (count: string) => `and ${count} other cases; see the queue of cases.`,
    why: 'What was written is on the file of the case only. Once you have read it, mark it as read or answer; the reporter sees when their message was read.',
  },
} as const;
