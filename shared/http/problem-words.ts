import type { RefusalCode } from '../refusal.ts';
import reasonWords from './reason-words.json' with { type: 'json' };
import type { Lang } from './request.ts';

type Words = Record<Lang, string>;

export const titles: Record<RefusalCode, Words> = {
  'malformed-request': { id: 'Permintaan tidak terbaca', en: 'The request cannot be read' },
  'malformed-json': { id: 'Isi bukan JSON yang sah', en: 'The body is not valid JSON' },
  'not-signed-in': { id: 'Silakan masuk dahulu', en: 'Please sign in first' },
  'signature-refused': { id: 'Tanda tangan ditolak', en: 'The signature was refused' },
  'not-allowed': { id: 'Peran Anda tidak berwenang', en: 'Your role may not do this' },
  'wrong-region': {
    id: 'Daerah ini di luar wewenang Anda',
    en: 'This region is outside your scope',
  },
  'link-refused': { id: 'Tautan tidak sah', en: 'This link is not valid' },
  'origin-refused': {
    id: 'Permintaan datang dari situs lain',
    en: 'The request came from another site',
  },
  'sender-refused': { id: 'Pengirim tidak dikenali', en: 'The sender was not recognised' },
  'no-such-address': { id: 'Alamat tidak ditemukan', en: 'There is nothing at this address' },
  'not-found': { id: 'Tidak ditemukan', en: 'Not found' },
  'method-not-allowed': {
    id: 'Metode ini tidak dilayani di sini',
    en: 'This method is not served here',
  },
  conflict: { id: 'Keadaannya sudah berubah', en: 'It has changed in the meantime' },
  'too-late': { id: 'Sudah terlambat', en: 'It is too late for this' },
  'link-expired': { id: 'Tautan sudah kedaluwarsa', en: 'This link has expired' },
  'body-too-large': { id: 'Isinya terlalu besar', en: 'The body is too large' },
  'media-type-refused': { id: 'Jenis isi tidak dilayani', en: 'This media type is not served' },
  'invalid-fields': {
    id: 'Ada isian yang perlu diperbaiki',
    en: 'Please correct the marked fields',
  },
  'idempotency-key-reused': {
    id: 'Idempotency-Key sudah dipakai untuk isi lain',
    en: 'The Idempotency-Key was used for another body',
  },
  'receipt-refused': { id: 'Tanda terima tidak sah', en: 'The receipt is not valid' },
  'puzzle-first': {
    id: 'Banyak kiriman dari jaringan yang sama: hitung teka-teki dahulu, atau kirim tanpa teka-teki',
    en: 'Many were sent from the same network: solve a puzzle first, or send without one',
  },
  'too-many-requests': { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
};

/** Of what is no refusal: come again, and a fault of ours. */
export const busyTitle: Words = {
  id: 'Layanan sedang ramai; coba lagi sebentar',
  en: 'The service is busy; try again in a moment',
};
export const faultTitle: Words = {
  id: 'Ada gangguan di pihak kami; coba lagi',
  en: 'Something broke on our side; try again',
};

const reasons: Record<string, Words> = reasonWords;

/**
 * Says a reason in the reader's language, with its facts; a reason without words says itself. What stands in `[…]` is
 * said only where every fact in it is known.
 */
export const reasonText = (
  reason: string,
  lang: Lang,
  facts: Record<string, string> = {},
): string =>
  (reasons[reason]?.[lang] ?? reason.replaceAll('-', ' '))
    .replace(/\[([^[\]]*)\]/g, (_, part: string) => (knowsAll(part, facts) ? part : ''))
    .replace(aFact, (_, name: string) => facts[name] ?? '');

const aFact = /\{(\w+)\}/g;

const knowsAll = (part: string, facts: Record<string, string>): boolean =>
  [...part.matchAll(aFact)].every(([, name = '']) => facts[name] !== undefined);
