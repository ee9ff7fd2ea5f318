/**
 * What becomes of a message: a lead (`called` as its kind is called where no word tells what it shows); a lead of which
 * WhatsApp shows us nothing, whose sender is asked to send it again; nothing; or it waits in quarantine. `unlessMapped`:
 * the mapping of the source reads it where it names this part of a message.
 */
export type Becomes =
  | { becomes: 'lead'; called: string }
  | { becomes: 'lead-unseen'; called: string }
  | { becomes: 'nothing'; unlessMapped?: string }
  | { becomes: 'quarantine' };

const lead = (called: string): Becomes => ({ becomes: 'lead', called });
const nothing: Becomes = { becomes: 'nothing' };
const quarantine: Becomes = { becomes: 'quarantine' };
const unseen: Becomes = {
  becomes: 'lead-unseen',
  called:
    'kiriman yang tidak diperlihatkan WhatsApp kepada kami (misalnya yang hanya dapat dilihat sekali)',
};
/** A choice among ready answers tells nothing that happened. */
const choice = (unlessMapped: string): Becomes => ({ becomes: 'nothing', unlessMapped });

/**
 * Every kind that Meta's reference of the `messages` webhook lists (developers.facebook.com, business-messaging,
 * whatsapp/webhooks/reference/messages, updated March to July 2026), `unknown` and `voice` of before, and what
 * `unsupported.type` was seen to say (docs.ycloud.com, unsupported-messages-in-inbox). By type, or by type and the kind
 * within it. Media that can be seen once come as `unsupported`: with a kind of their own, or with none.
 */
const kinds: Readonly<Record<string, Becomes | undefined>> = {
  text: lead('pesan'),
  image: lead('foto'),
  video: lead('video'),
  audio: lead('pesan suara'),
  voice: lead('pesan suara'),
  document: lead('berkas'),
  location: lead('lokasi'),
  contacts: lead('kartu kontak'),
  sticker: nothing,
  reaction: nothing,
  // Of the number itself: a phone or an account that changed, a chat that was opened.
  system: nothing,
  request_welcome: nothing,
  // Somebody deletes a message on their phone: a report is withdrawn by its code only.
  revoke: nothing,
  order: choice('order'),
  button: choice('button'),
  'interactive/button_reply': choice('interactive'),
  'interactive/list_reply': choice('interactive'),
  'interactive/call_permission_reply': nothing,
  // Answers of a form: the mapping is to be mended.
  'interactive/nfm_reply': quarantine,
  interactive: quarantine,
  unsupported: unseen,
  unknown: unseen,
  'unsupported/reaction': nothing,
  'unsupported/pin': nothing,
  'unsupported/keep_in_chat': nothing,
  'unsupported/poll_creation': nothing,
  'unsupported/poll_update': nothing,
  'unsupported/group_invite': nothing,
  'unsupported/button': nothing,
  'unsupported/list': nothing,
  'unsupported/interactive': nothing,
  'unsupported/product': nothing,
  'unsupported/order': nothing,
  'unsupported/hsm': nothing,
  // What was sent first has come already.
  'unsupported/edit': nothing,
};

/** What becomes of a message of this type and kind within it; what Meta invents tomorrow waits for somebody to look. */
export const becomesOf = (type: string, within: string): Becomes =>
  kinds[`${type}/${within}`] ?? kinds[type] ?? quarantine;

/** Every kind the table decides. */
export const decidedKinds = Object.keys(kinds);
