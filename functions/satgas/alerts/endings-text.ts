import { mailSubject, type MessageText, type Written } from './messages.ts';
import { fitSms } from './sms-text.ts';

export type EndingsMessage = {
  /** Those whose codes are said. */
  listed: { region: string; caseNumber: string; caseKey: string }[];
  /** How many there are. */
  count: number;
  /** There are more than these. */
  isMore: boolean;
  channel: Written;
  publicUrl: string;
  lang: 'id' | 'en';
};

/** Says which cases one person ended: region, code and where each is found; no name, and nothing of what was reported. */
export const endingsText = (message: EndingsMessage): MessageText => {
  const { isMore, channel, publicUrl } = message;
  const count = `${String(message.count)}${isMore ? '+' : ''}`;
  const subject = `GNN-ASN: ${count} kasus diakhiri satu orang`;
  if (channel === 'email')
    return { channel, subject: mailSubject(subject), text: mailOf(message).join('\n') };
  const fitted = fitSms(`${subject}. Buka: ${publicUrl}/siaga`);
  if (!fitted.ok) throw new Error(`The digest does not fit one SMS: ${fitted.reason}`);
  return { channel, text: fitted.text };
};

const mailOf = ({ listed, count, isMore, publicUrl, lang }: EndingsMessage): string[] => {
  const words = texts[lang];
  const others = count - listed.length;
  return [
    words.lead,
    '',
    ...listed.map(
      ({ region, caseNumber, caseKey }) =>
        `${words.region} ${region}, ${words.case} ${caseNumber}: ${publicUrl}/siaga?case=${caseKey}`,
    ),
    ...(others > 0 || isMore ? [words.others(`${String(others)}${isMore ? '+' : ''}`)] : []),
    '',
    words.why,
  ];
};

const texts = {
  id: {
    lead: 'Kasus berikut diakhiri oleh satu orang, tanpa orang kedua:',
    region: 'Daerah',
    case: 'kasus',
    others: (count: string) => `dan ${count} kasus lain; lihat antrean kasus.`,
    why: 'Anda diberi tahu agar tidak ada kasus yang diakhiri tanpa diketahui orang lain. Bila pengakhirannya tidak tepat, kasus yang sudah ditutup dapat dibuka kembali dari berkasnya.',
  },
  en: {
    lead: 'One person ended these cases, without a second:',
    region: 'Region',
    case: 'case',
    others: (count: string) => `and ${count} other cases; see the queue of cases.`,
    why: 'You are told so that no case ends without somebody else knowing. If an end is not right, a closed case can be reopened from its file.',
  },
} as const;
