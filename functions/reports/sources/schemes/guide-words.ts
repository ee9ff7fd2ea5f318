import type { Words } from '../../../../shared/page/frame.ts';
import type { SchemeName } from './list.ts';

/** What a provider is called, and how it is set up, in the words of its own pages. */
export type Guide = { title: Words; steps: readonly [Words, Words, Words] };

const sendOne: Words = {
  id: 'Kirim satu jawaban percobaan, lalu lihat di “Kiriman terakhir” apakah sudah menjadi laporan.',
  en: 'Send one answer as a test, then look under “Latest deliveries” whether it became a report.',
};

export const guides: Record<SchemeName, Guide> = {
  'standard-webhooks': {
    title: {
      id: 'Google Formulir, Svix, Standard Webhooks',
      en: 'Google Forms, Svix, Standard Webhooks',
    },
    steps: [
      {
        id: 'Google: di formulir buka ⋮ → Skrip aplikasi, lalu ganti isinya dengan Code.gs dari panduan. Lainnya: buka pengaturan Webhooks.',
        en: 'Google: in the form open ⋮ → Apps Script and replace what is there with Code.gs of the guide. Others: open the webhook settings.',
      },
      {
        id: 'Google: Setelan Project → Properti skrip, isi NETRAL_URL (alamat) dan NETRAL_SECRET (rahasia whsec_…). Lainnya: tempel keduanya.',
        en: 'Google: Project Settings → Script Properties, set NETRAL_URL (the address) and NETRAL_SECRET (the whsec_… secret). Others: paste both.',
      },
      {
        id: 'Google: jalankan setUp sekali dan setujui izinnya. Kirim satu jawaban percobaan, lalu lihat “Kiriman terakhir”.',
        en: 'Google: run setUp once and grant what it asks. Send one answer as a test, then look under “Latest deliveries”.',
      },
    ],
  },
  typeform: {
    title: { id: 'Typeform', en: 'Typeform' },
    steps: [
      {
        id: 'Di formulir buka Connect → Webhooks → Add a webhook, lalu tempel alamatnya.',
        en: 'In the form open Connect → Webhooks → Add a webhook, and paste the address.',
      },
      {
        id: 'Tekan Edit pada webhook itu, isi Secret dengan rahasianya, simpan, lalu nyalakan (Webhook on).',
        en: 'Press Edit at that webhook, put the secret into Secret, save it, and switch it on.',
      },
      sendOne,
    ],
  },
  whatsapp: {
    title: { id: 'WhatsApp Cloud API', en: 'WhatsApp Cloud API' },
    steps: [
      {
        id: 'Di aplikasi Meta buka App settings → Basic dan salin App secret ke isian rahasia di sini: Meta yang membuatnya.',
        en: 'In Meta’s app open App settings → Basic and copy the App secret into the secret here: Meta makes it.',
      },
      {
        id: 'Buka WhatsApp → Configuration → Webhook → Edit: tempel alamat dan verify token yang Anda tulis di sini, tekan Verify and save.',
        en: 'Open WhatsApp → Configuration → Webhook → Edit: paste the address and the verify token you wrote here, press Verify and save.',
      },
      {
        id: 'Di Webhook fields nyalakan messages. Kirim satu pesan percobaan, lalu lihat “Kiriman terakhir”.',
        en: 'Under Webhook fields switch on messages. Send one message as a test, then look under “Latest deliveries”.',
      },
    ],
  },
  kobo: {
    title: { id: 'KoboToolbox', en: 'KoboToolbox' },
    steps: [
      {
        id: 'Di proyek buka Settings → REST Services → Register a new service, lalu tempel alamatnya.',
        en: 'In the project open Settings → REST Services → Register a new service, and paste the address.',
      },
      {
        id: 'Security: Basic Authorization. Username ialah bagian rahasia sebelum titik dua (netral), Password bagian sesudahnya.',
        en: 'Security: Basic Authorization. Username is the secret before the colon (netral), Password what comes after it.',
      },
      sendOne,
    ],
  },
  jotform: {
    title: { id: 'Jotform', en: 'Jotform' },
    steps: [
      {
        id: 'Di akun buka API → Create New Key (Read Access), salin kuncinya ke isian API token di sini.',
        en: 'In the account open API → Create New Key (Read Access), and copy the key into API token here.',
      },
      {
        id: 'Di formulir buka Settings → Integrations → Webhooks, lalu tempel alamatnya. Jotform tidak memakai rahasia.',
        en: 'In the form open Settings → Integrations → Webhooks, and paste the address. Jotform uses no secret.',
      },
      sendOne,
    ],
  },
  'hex-hmac': {
    title: { id: 'OpnForm, gaya GitHub', en: 'OpnForm, GitHub style' },
    steps: [
      {
        id: 'OpnForm: buka Integrations → Webhook, lalu tempel alamatnya. GitHub: Settings → Webhooks → Add webhook.',
        en: 'OpnForm: open Integrations → Webhook, and paste the address. GitHub: Settings → Webhooks → Add webhook.',
      },
      {
        id: 'Isi Secret dengan rahasianya; GitHub: Content type application/json.',
        en: 'Put the secret into Secret; GitHub: Content type application/json.',
      },
      sendOne,
    ],
  },
  cloudevents: {
    title: { id: 'CloudEvents 1.0', en: 'CloudEvents 1.0' },
    steps: [
      {
        id: 'Pada pengirim, daftarkan alamatnya sebagai tujuan (sink) HTTP.',
        en: 'At the sender, register the address as an HTTP sink.',
      },
      {
        id: 'Kirim kepala Authorization: Bearer dengan rahasianya.',
        en: 'Send the header Authorization: Bearer with the secret.',
      },
      sendOne,
    ],
  },
  'form-post': {
    title: { id: 'Formulir HTML biasa', en: 'Plain HTML form' },
    steps: [
      {
        id: 'Tulis alamatnya di action formulir, dengan method="post".',
        en: 'Put the address into the form’s action, with method="post".',
      },
      {
        id: 'Tambahkan isian yang tidak tampak (hidden) bernama netralToken, berisi rahasianya. Siapa pun yang melihat formulir melihat rahasia ini.',
        en: 'Add a hidden field netralToken with the secret. Whoever sees the form sees this secret.',
      },
      sendOne,
    ],
  },
};
