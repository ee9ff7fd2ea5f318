/** The texts of accounts and officers, in both languages. */
export const words = {
  link: {
    title: { id: 'Ikat akun masuk', en: 'Bind a sign-in account' },
    intro: {
      id: 'Seseorang masuk sebagai petugas pemilik telepon ini. Bila itu Anda sendiri, ketik empat angka yang tampil di layar tempat Anda masuk. Sesudah itu hanya akun itu yang dapat masuk sebagai Anda.',
      en: 'Somebody signed in as the officer of this phone. If that was you, type the four digits shown on the screen where you signed in. From then on only that account signs in as you.',
    },
    notMe: {
      id: 'Bukan Anda? Jangan lanjutkan, jangan sebut angka apa pun, dan hubungi admin.',
      en: 'Not you? Do not go on, read out no digits, and call an admin.',
    },
    digits: { id: 'Empat angka di layar itu', en: 'The four digits on that screen' },
    wrong: {
      id: 'Angkanya tidak sama dengan yang tampil di layar tempat Anda masuk.',
      en: 'These are not the digits on the screen where you signed in.',
    },
    bind: { id: 'Ini akun saya', en: 'This is my account' },
    bound: {
      id: 'Akun sudah terikat. Kembali ke layar tempat Anda masuk dan muat ulang halamannya.',
      en: 'The account is bound. Go back to the screen where you signed in and reload the page.',
    },
  },
  accounts: {
    title: { id: 'Akun petugas', en: 'Officers’ accounts' },
    intro: {
      id: 'Petugas yang belum mengikat akun tidak melihat apa pun, walau peringatan tetap sampai ke telepon dan surelnya. Undangan dikirim ke telepon yang terdaftar, atau surel bila tidak ada telepon; sekali sehari.',
      en: 'An officer who has not bound an account sees nothing, though alerts still reach their phone and mailbox. The invitation goes to the registered phone, or to the mailbox where there is none; once a day.',
    },
    unbound: { id: 'Belum mengikat akun', en: 'Not bound yet' },
    everybody: { id: 'Semua sudah mengikat akun.', en: 'Everybody has bound an account.' },
    bound: { id: 'Sudah', en: 'Bound' },
    since: { id: 'sejak', en: 'since' },
    invite: { id: 'Undang lagi', en: 'Invite again' },
    back: { id: 'Kembali ke daftar petugas', en: 'Back to the officers' },
  },
  clashes: {
    title: { id: 'Akun yang bukan miliknya', en: 'Accounts that are not theirs' },
    intro: {
      id: 'Seseorang masuk sebagai petugas yang terikat pada akun lain. Semuanya ditolak dan tidak melihat apa pun. Tanyakan kepada petugasnya lewat telepon; bila ia berganti akun, lepaskan akun lamanya di register bersama orang kedua.',
      en: 'Somebody signed in as an officer who is bound to another account. All of it was refused and saw nothing. Ask the officer by phone; if they have a new account, release the old one in the register with a second person.',
    },
    none: { id: 'Tidak ada.', en: 'There are none.' },
  },
} as const;
