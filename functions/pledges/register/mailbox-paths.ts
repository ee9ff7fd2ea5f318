/** Where a pledge is confirmed by an office mailbox. */
export const mailboxPaths = {
  form: '/ikrar/surel',
  send: '/ikrar/surel/kirim',
  link: '/ikrar/surel/t/{token}',
} as const;

export const linkPath = (token: string): string => mailboxPaths.link.replace('{token}', token);
