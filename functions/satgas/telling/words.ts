/** The texts of this room's pages, in both languages. */
export const words = {
  sms: {
    title: { id: 'Nomor siaga satgas', en: 'Task force alert number' },
    isConfirmed: { id: 'Nomor ini sudah dikonfirmasi.', en: 'This number is confirmed.' },
    wasRegistered: {
      id: 'Nomor ini didaftarkan untuk menerima peringatan satgas netralitas. Bila itu Anda, konfirmasikan.',
      en: 'This number was registered to receive alerts of the neutrality task force. If that is you, confirm it.',
    },
    yesThisIsMine: { id: 'Ya, ini nomor saya', en: 'Yes, this is my number' },
  },
  email: {
    title: { id: 'Surel siaga satgas', en: 'Task force alert e-mail' },
    isConfirmed: { id: 'Surel ini sudah dikonfirmasi.', en: 'This e-mail address is confirmed.' },
    wasRegistered: {
      id: 'Surel ini didaftarkan untuk menerima peringatan satgas netralitas. Bila itu Anda, konfirmasikan.',
      en: 'This e-mail address was registered to receive alerts of the neutrality task force. If that is you, confirm it.',
    },
    yesThisIsMine: { id: 'Ya, ini surel saya', en: 'Yes, this is my e-mail address' },
  },
  whatsapp: {
    title: { id: 'WhatsApp siaga satgas', en: 'Task force alerts by WhatsApp' },
    isConfirmed: {
      id: 'Peringatan juga akan datang lewat WhatsApp ini.',
      en: 'Alerts will come to this WhatsApp as well.',
    },
    wasRegistered: {
      id: 'Anda meminta peringatan satgas netralitas lewat WhatsApp ini, di samping SMS atau surel. Konfirmasikan.',
      en: 'You asked for alerts of the neutrality task force by this WhatsApp, beside SMS or e-mail. Confirm it.',
    },
    yesThisIsMine: { id: 'Ya, kirim ke WhatsApp ini', en: 'Yes, send them to this WhatsApp' },
  },
} as const;
