import { numberText } from '../../../shared/page/number-text.ts';

/** What carriers said SMS cost, in both languages. */
export const spendWords = {
  receiptsOf: {
    id: (day: string) => `Menurut operator, SMS ${day}`,
    en: (day: string) => `By the carriers, SMS of ${day}`,
  },
  setAside: { id: 'yang disisihkan', en: 'set aside' },
  pricedOf: {
    id: (priced: number, all: number, parts: number) =>
      `${numberText(priced, 'id')} dari ${numberText(all, 'id')} SMS sudah berbukti harga, ${numberText(parts, 'id')} bagian.`,
    en: (priced: number, all: number, parts: number) =>
      `${numberText(priced, 'en')} of ${numberText(all, 'en')} SMS have a receipt with a price, ${numberText(parts, 'en')} parts.`,
  },
  differs: {
    price: { id: 'Lebih mahal dari yang disisihkan.', en: 'They cost more than was set aside.' },
    count: {
      id: 'Anggaran menghitung kurang dari yang disisihkan.',
      en: 'The budget counted less than was set aside.',
    },
    receipts: { id: 'Bukti dari operator kurang.', en: 'Receipts are missing.' },
  },
} as const;
