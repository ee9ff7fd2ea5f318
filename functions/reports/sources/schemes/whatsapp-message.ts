import * as z from 'zod/mini';
import { withoutInvisible } from '../../../../shared/safe-text.ts';
import { accountOfMessage, placeUnsaid } from '../../intake/to-complete.ts';
import type { Source } from '../source.ts';
import type { Draft } from './scheme.ts';
import { becomesOf, type Becomes } from './whatsapp-kinds.ts';

const said = z.optional(z.string());
const captioned = z.optional(z.looseObject({ caption: said, filename: said }));
const messageShape = z.looseObject({
  from: said,
  type: z.optional(z.string()),
  timestamp: said,
  context: z.optional(
    z.looseObject({
      forwarded: z.optional(z.boolean()),
      frequently_forwarded: z.optional(z.boolean()),
    }),
  ),
  text: z.optional(z.looseObject({ body: said })),
  image: captioned,
  video: captioned,
  document: captioned,
  location: z.optional(z.looseObject({ name: said, address: said })),
});
const payloadShape = z.catch(
  z.looseObject({
    message: z.optional(z.unknown()),
    metadata: z.catch(z.optional(z.looseObject({ phone_number_id: said })), undefined),
  }),
  {},
);
type Message = z.infer<typeof messageShape>;

const messageIn = (message: unknown): Message | undefined => {
  const parsed = z.safeParse(messageShape, message);
  return parsed.success ? parsed.data : undefined;
};

const within = z.optional(z.looseObject({ type: said }));
const kindShape = z.catch(
  z.looseObject({ type: said, interactive: within, unsupported: within }),
  {},
);

const becomes = (message: unknown): Becomes => {
  const { type = '', interactive, unsupported } = z.parse(kindShape, message);
  return becomesOf(type, interactive?.type ?? unsupported?.type ?? '');
};

/** Nothing is told by a sign of the thumb, a sticker, a choice among ready answers, or a greeting. */
export const tellsNothing = (message: unknown, { mapping }: Pick<Source, 'mapping'>): boolean => {
  const kind = becomes(message);
  const { type, text } = messageIn(message) ?? {};
  if (kind.becomes !== 'nothing') return type === 'text' && isGreeting(text?.body ?? '');
  const { unlessMapped } = kind;
  const expressions = Object.values(mapping ?? {});
  return unlessMapped === undefined || !expressions.some((one) => one.includes(unlessMapped));
};

const mostGreetingWords = 8;
const greetings = new Set(
  (
    'assalamualaikum assalamu alaikum assalamualaikum waalaikumsalam wr wb salam halo hallo hai hi hello hei hey ' +
    'selamat pagi siang sore malam p ping tes test testing coba permisi misi min admin kak kakak pak bu bapak ibu mas ' +
    'mbak bang terima kasih terimakasih makasih trims thanks thank you ok oke okay baik siap ya iya'
  ).split(' '),
);

const isGreeting = (text: string): boolean => {
  const words =
    withoutInvisible(text)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= mostGreetingWords && words.every((word) => greetings.has(word));
};

/** The most characters of an account. */
const longestAccount = 3900;

/**
 * A message in free words, a voice note, a photo or a forward as a lead that is to be completed. A form inside the
 * chat is none: its answers are the mapping's.
 */
export const messageDraft = (payload: unknown): Draft | undefined => {
  const { message: written, metadata } = z.parse(payloadShape, payload);
  const message = messageIn(written);
  const kind = becomes(written);
  if (!message || (kind.becomes !== 'lead' && kind.becomes !== 'lead-unseen')) return undefined;
  const { text, image, video, document, location, context } = message;
  const words = [text?.body, image?.caption, video?.caption, document?.caption]
    .filter((one) => one !== undefined && withoutInvisible(one).trim() !== '')
    .join(' ');
  const account = accountOfMessage(words, kind.called);
  const place = location?.name ?? location?.address ?? '';
  const seconds = /^\d{9,11}$/.test(message.timestamp ?? '')
    ? Number(message.timestamp)
    : undefined;
  return {
    account: account.length <= longestAccount ? account : shortened(account),
    place: place.trim().length >= 2 ? place.slice(0, 200) : placeUnsaid,
    saidAt: seconds === undefined ? undefined : seconds * 1000,
    ...answerTo(message.from, metadata?.phone_number_id, {
      seconds,
      isUnseen: kind.becomes === 'lead-unseen',
    }),
    saidBy: context?.forwarded || context?.frequently_forwarded ? 'somebody-else' : 'sender',
  };
};

/** What has no room is said to be missing: whoever completes the lead asks for it. */
const shortened = (account: string): string => {
  const kept = account.slice(0, longestAccount).replace(/\p{Cs}$/u, '');
  return `${kept} […] (pesannya lebih panjang: ${account.length - kept.length} huruf lagi tidak dimuat di sini)`;
};

const answerTo = (
  phone = '',
  number: string | undefined,
  { seconds, isUnseen }: { seconds: number | undefined; isUnseen: boolean },
): Pick<Draft, 'answerTo'> =>
  /^\d{8,15}$/.test(phone) && number !== undefined && seconds !== undefined
    ? { answerTo: { phone, number, at: seconds * 1000, ...(isUnseen && { isUnseen }) } }
    : {};
