import type { Words } from '../../../../shared/page/frame.ts';
import type { Ceremony, CeremonyState, Step } from '../ceremony.ts';

export const actWords: Record<Ceremony['act'], Words> = {
  ikrar: { id: 'Ikrar (diucapkan bersama)', en: 'Pledge (spoken together)' },
  'pakta-integritas': {
    id: 'Pakta integritas (ditandatangani masing-masing)',
    en: 'Integrity pact (signed by each)',
  },
};

export const modeWords: Record<Ceremony['mode'], Words> = {
  'in-person': { id: 'Tatap muka', en: 'In person' },
  virtual: { id: 'Daring', en: 'Virtual' },
};

export const stateWords: Record<CeremonyState, Words> = {
  open: { id: 'Dibuka, belum dimulai', en: 'Open, not started' },
  started: { id: 'Sedang berlangsung', en: 'Under way' },
  ended: { id: 'Selesai', en: 'Ended' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
};

export const stepWords: Record<Step['did'], Words> = {
  started: { id: 'dimulai', en: 'started' },
  ended: { id: 'diakhiri', en: 'ended' },
  resumed: { id: 'dilanjutkan', en: 'went on' },
  cancelled: { id: 'dibatalkan', en: 'cancelled' },
  corrected: { id: 'dibetulkan', en: 'corrected' },
  sealing: { id: 'disegel', en: 'sealed' },
};

export const channelWords: Record<string, Words> = {
  phone: { id: 'Ponsel sendiri', en: 'Own phone' },
  kiosk: { id: 'Kode layar apel', en: 'Code on the screen' },
  sheet: { id: 'Lembar unit', en: 'Sheet of the unit' },
};

export const kindWords: Record<string, Words> = {
  pns: { id: 'PNS', en: 'PNS' },
  pppk: { id: 'PPPK', en: 'PPPK' },
  'pppk-part-time': { id: 'PPPK paruh waktu', en: 'Part-time PPPK' },
  'non-asn': { id: 'Non-ASN', en: 'Other staff' },
};

/** A code in words. */
export const wordOf = <Code extends string>(
  words: Record<Code, Words>,
  code: Code,
  lang: keyof Words,
): string => words[code][lang];
