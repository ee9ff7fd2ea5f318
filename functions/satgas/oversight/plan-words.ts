/** Why a channel is not used, in both languages: what the dry run says of WhatsApp. */
export const planWords = {
  whatsappNotChosen: {
    id: 'petugas tidak memilihnya, atau belum mengonfirmasi',
    en: 'the officer has not chosen it, or not confirmed it',
  },
  whatsappNeverAlone: {
    id: 'tidak pernah menjadi satu-satunya saluran yang dikonfirmasi',
    en: 'never the only confirmed channel',
  },
  theOtherGoesFirst: {
    id: 'yang berulang datang lewat satu saluran telepon saja',
    en: 'what is told again comes by one channel of the phone',
  },
} as const;
