/** The texts of this room's pages, in both languages. */
export const words = {
  aboutApi: {
    id: 'Semua operasi API Netral: siapa yang boleh memanggilnya, isian, jawaban, penolakan, dan contohnya dengan curl.',
    en: 'Every operation of the API of Netral: who may call it, what it takes, gives and refuses, with an example by curl.',
  },
  aboutIntegrations: {
    id: 'Cara mengirim laporan dari Google Formulir, KoboToolbox, Typeform, Jotform, WhatsApp, dan pengirim webhook lain.',
    en: 'How to send reports from Google Forms, KoboToolbox, Typeform, Jotform, WhatsApp and other senders of webhooks.',
  },
  apiGuide: { id: 'Panduan API', en: 'API guide' },
  integrationsGuide: {
    id: 'Mengirim laporan dari formulir lain',
    en: 'Sending reports from other forms',
  },
  /** Said to a reader of the other language. */
  writtenIn: {
    en: 'Panduan untuk teknisi ini berbahasa Inggris.',
    id: 'This handbook is in Indonesian.',
  },
  handbooks: { id: 'Buku panduan', en: 'Handbooks' },
  aboutHandbooks: {
    id: 'Singkat, satu untuk tiap peran: apa yang dilakukan pada hari pertama, pada hari apel, saat ponsel bergetar, dan saat ada yang salah.',
    en: 'Short, one for each role: what to do on the first day, on the day of the ceremony, when the phone buzzes, and when something goes wrong.',
  },
  mayAndMayNot: {
    id: 'Boleh dan tidak boleh bagi ASN',
    en: 'What civil servants may and may not do',
  },
} as const;
