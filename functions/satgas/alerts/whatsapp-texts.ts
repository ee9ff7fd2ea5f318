import { priorityWords } from './alert-words.ts';
import type { AlertMessage, DigestMessage } from './messages.ts';

/** The messages that WhatsApp has approved, each with one button; their words stand in docs/deploy.md. */
export const whatsappTemplates = ['alert', 'digest', 'contact'] as const;
export type WhatsappTemplate = (typeof whatsappTemplates)[number];

/** A message by WhatsApp: an approved template, what fills its gaps, and where its button leads. */
export type WhatsappText = {
  channel: 'whatsapp';
  subject?: never;
  template: WhatsappTemplate;
  values: readonly string[];
  link: string;
  /** The same in one line, for whoever has no template at hand; it is not sent. */
  text: string;
};

const filled = (
  template: WhatsappTemplate,
  values: readonly string[],
  link: string,
): WhatsappText => ({
  ...{ channel: 'whatsapp', template, values, link },
  text: ['GNN-ASN', ...values, link].join(' '),
});

/** An alert: region, case number and priority, as the SMS says them. */
export const whatsappAlert = (message: AlertMessage): WhatsappText => {
  const { region, caseNumber, severity, overdue, link } = message;
  const why = overdue ? 'TENGGAT' : priorityWords(severity).id;
  return filled('alert', [region, caseNumber, why], link);
};

/** A digest: how many alerts wait, and how urgent the most urgent is. */
export const whatsappDigest = ({ count, severity, link }: DigestMessage): WhatsappText =>
  filled('digest', [String(count), priorityWords(severity).id], link);

/** Asks a phone to confirm that alerts may come there by WhatsApp. */
export const whatsappContact = (link: string): WhatsappText => filled('contact', [], link);
