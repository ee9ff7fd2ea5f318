/** What properties of decrees on alerts and witnesses mean. */
export const decreeWords: Readonly<Record<string, string>> = {
  'AskAlertPlanBody.version': 'The version that was looked at',
  'AskAlertPlanBody.own': 'Whether the scope has a plan of its own, or follows the one above it',
  'AskAlertPlanBody.channels': 'The channels in their order, with commas between',
  'AskAlertPlanBody.urgent': 'Minutes of silence on each rung at severity 5, with commas between',
  'AskAlertPlanBody.usual': 'Minutes of silence on each rung at severity 3 and 4',
  'AskAlertPlanBody.light': 'Minutes of silence on each rung at severity 1 and 2',
  namingUrgent: 'The same at severity 5 while nobody has settled where the accused serves',
  namingUsual: 'The same at severity 3 and 4',
  namingLight: 'The same at severity 1 and 2',
  nightFrom: 'When the night begins on the clocks of the region, HH:MM',
  nightTo: 'When it ends',
  digestAt: 'When what the night held is told',
  singleSms: 'SMS an hour to one officer above which reminders are bundled',
  singleMails: 'E-mails an hour to one officer above which reminders are bundled',
  'AskEditionBody.version': 'The version that was looked at',
  'AskEditionBody.numbers': 'The numbers of the joint decree, of all who signed',
  'AskEditionBody.name': 'Its short title',
  'AskEditionBody.decreedOn': 'The day it was signed',
  'AskEditionBody.link': 'Where its text is published, an https address',
  'AskEditionBody.changes':
    'The rows that differ from the edition before, one a line: tambah, ubah or akhiri',
  'AskWitnessOfficesBody.version': 'The version that was looked at',
  'AskWitnessOfficesBody.offices':
    'All offices, one a line: code, name in Indonesian, name in English',
};
