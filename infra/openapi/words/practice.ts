/** What properties of practice and of an officer's own phone and mailbox mean. */
export const practiceWords: Readonly<Record<string, string>> = {
  registered: 'Whether the caller is in the register and serves',
  'ShowOwnContacts200.phone': 'Their phone',
  'ShowOwnContacts200.phone.address': 'The phone, partly hidden; null where none is registered',
  'ShowOwnContacts200.phone.standing': 'Whether it is confirmed',
  'ShowOwnContacts200.mailbox': 'Their mailbox',
  'ShowOwnContacts200.mailbox.address': 'The mailbox, partly hidden; null where none is registered',
  'ShowOwnContacts200.mailbox.standing': 'Whether it is confirmed, or mails come back from it',
  mayAsk: 'Whether the links that confirm them can be asked for again now',
  'ShowOwnContacts200.whatsapp': 'Alerts by WhatsApp',
  offered: 'Whether this deployment sends alerts by WhatsApp',
  'ShowOwnContacts200.whatsapp.standing':
    'Whether the caller hears by WhatsApp, or was sent the link that confirms it',
  'ShowOwnContacts200.whatsapp.mayAsk': 'Whether they can ask for it now',
  wanted: '`yes`: send me the link that confirms it; `no`: nothing by WhatsApp any more',
  drills: 'Practice reports of the last thirty days, the newest first',
  medianMinutes:
    'Half of the practice reports that were taken waited no longer, in minutes; null where none was',
  minutesToTake: 'Minutes from its alert until enough officers had taken it; null while it waits',
  toldNobody: 'Whether nobody was registered in the practice region who could be told',
  emptyings: 'When the practice region was emptied, the latest first',
  emptiedBy: 'Who emptied it, by their id',
  sure: '`yes`: everything that was practised is deleted',
};
