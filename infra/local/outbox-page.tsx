import { Layout, renderPage } from '../../shared/page/layout.tsx';
import type { OutboxMessage } from './contracts.ts';

type Around = { now: number; to: string | undefined };

/** Phones and mailboxes of this machine: every message as it arrived, newest first, and the clock. */
export const renderOutbox = (messages: OutboxMessage[], { now, to }: Around): string =>
  renderPage(
    <Layout
      frame={{ base: '', lang: 'id', path: '/_local/outbox', stylesheet: '/assets/netral.css' }}
      title="Kotak keluar"
      wide
    >
      <p class="hint">Ponsel dan kotak surat yang hanya ada di komputer ini.</p>
      <form method="post" action="/_local/clock" class="inline">
        <input type="hidden" name="page" value="yes" />
        <span>Jam lokal: {new Date(now).toISOString().replace('T', ' ').slice(0, 19)} UTC</span>
        <button type="submit" name="minutes" value="16">
          Majukan 16 menit
        </button>
        <button type="submit" name="minutes" value="61">
          Majukan 61 menit
        </button>
      </form>
      {to && (
        <p>
          Hanya untuk <strong>{to}</strong>. <a href="/_local/outbox">Semua</a>
        </p>
      )}
      {messages.length === 0 && <p>Belum ada pesan.</p>}
      <ul class="messages">
        {messages.map((message) => (
          <li class={message.channel}>
            <span class="hint">
              {message.channel === 'sms' ? 'SMS' : 'Surel'} ·{' '}
              <a href={`/_local/outbox?to=${encodeURIComponent(message.to)}`}>{message.to}</a> ·{' '}
              {message.at}
            </span>
            {message.subject && <strong>{`\n${message.subject}`}</strong>}
            {'\n'}
            {linked(message.body)}
          </li>
        ))}
      </ul>
    </Layout>,
  );

const linked = (body: string) =>
  body
    .split(/(https?:\/\/\S+)/)
    .map((part) => (part.startsWith('http') ? <a href={part}>{part}</a> : part));
