/** What an officer reads of alerts by WhatsApp, in both languages. */
export const whatsappWords = {
  title: { id: 'WhatsApp', en: 'WhatsApp' },
  none: {
    id: 'Peringatan tidak dikirim lewat WhatsApp.',
    en: 'No alert is sent to you by WhatsApp.',
  },
  asked: {
    id: 'Kami mengirim tautan ke WhatsApp Anda. Buka dan konfirmasikan di sana.',
    en: 'We sent a link to your WhatsApp. Open it there and confirm.',
  },
  confirmed: {
    id: 'Peringatan juga dikirim lewat WhatsApp, di samping SMS atau surel.',
    en: 'Alerts come by WhatsApp too, beside SMS or e-mail.',
  },
  yes: { id: 'Kirim juga lewat WhatsApp', en: 'Send them by WhatsApp too' },
  no: { id: 'Berhenti lewat WhatsApp', en: 'No longer by WhatsApp' },
  dataPath: {
    id: 'Nomor Anda, kode daerah, nomor kasus, dan tautan pribadi melewati Meta dan AWS di Singapura. SMS dan surel tetap dikirim.',
    en: 'Your number, region code, case number and personal link pass through Meta and AWS in Singapore. SMS and e-mail go on.',
  },
} as const;
