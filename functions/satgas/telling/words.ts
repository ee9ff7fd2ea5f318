/** The texts of this room's pages, in both languages. */
export const words = {
  taskForceAlertNumber: { id: 'Nomor siaga satgas', en: 'Task force alert number' },
  thisNumberIsConfirmed: { id: 'Nomor ini sudah dikonfirmasi.', en: 'This number is confirmed.' },
  thisNumberWasRegistered: {
    id: 'Nomor ini didaftarkan untuk menerima peringatan satgas netralitas. Bila itu Anda, konfirmasikan.',
    en: 'This number was registered to receive alerts of the neutrality task force. If that is you, confirm it.',
  },
  yesThisIsMy: { id: 'Ya, ini nomor saya', en: 'Yes, this is my number' },
} as const;
