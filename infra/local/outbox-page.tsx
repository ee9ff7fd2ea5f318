import type { OutboxMessage } from './contracts.ts';
import { Both, renderLocalPage } from './page/local-page.tsx';

type Around = { now: number; to: string | undefined };

/** Phones and mailboxes of this machine: every message as it arrived, newest first, and the clock. */
export const renderOutbox = (messages: OutboxMessage[], { now, to }: Around): string =>
  renderLocalPage(
    { id: 'Kotak keluar', en: 'Outbox' },
    <>
      <p class="hint">
        <Both
          id="Ponsel dan kotak surat yang hanya ada di komputer ini."
          en="Phones and mailboxes that exist only on this computer."
        />
      </p>
      <Clock now={now} />
      {to !== undefined && (
        <p>
          <Both id="Hanya untuk" en="Only for" /> <strong>{to}</strong>.{' '}
          <a href="/_local/outbox">
            <Both id="Semua" en="All" />
          </a>
        </p>
      )}
      {messages.length === 0 && (
        <p>
          <Both id="Belum ada pesan." en="No messages yet." />
        </p>
      )}
      <ul>
        {messages.map((message) => (
          <Message message={message} />
        ))}
      </ul>
    </>,
  );

const Clock = ({ now }: { now: number }) => (
  <form method="post" action="/_local/clock">
    <input type="hidden" name="page" value="yes" />
    <Both id="Jam lokal" en="Local clock" />:{' '}
    {new Date(now).toISOString().replace('T', ' ').slice(0, 19)} UTC
    {[16, 61].map((minutes) => (
      <button type="submit" name="minutes" value={minutes}>
        <Both id={`Majukan ${minutes} menit`} en={`${minutes} minutes forward`} />
      </button>
    ))}
  </form>
);

const channelNames = {
  sms: 'SMS',
  email: <Both id="Surel" en="E-mail" />,
  whatsapp: 'WhatsApp',
};

const Message = ({ message }: { message: OutboxMessage }) => (
  <li class="message">
    <span class="hint">
      {channelNames[message.channel]} ·{' '}
      <a href={`/_local/outbox?to=${encodeURIComponent(message.to)}`}>{message.to}</a> ·{' '}
      {message.at}
    </span>
    {message.subject && <strong>{`\n${message.subject}`}</strong>}
    {'\n'}
    {linked(message.body)}
  </li>
);

const linked = (body: string) =>
  body
    .split(/(https?:\/\/\S+)/)
    .map((part) => (part.startsWith('http') ? <a href={part}>{part}</a> : part));
