/**
 * What becomes of something that holds state:
 * - `kept`: stays for good, with the table or bucket it is in;
 * - `term`: its rows or objects end by themselves, each in its own time, and the last waits for them;
 * - `campaign`: emptied when the campaign has ended;
 * - `last`: goes with the deployment, once nothing has a term left;
 * - `stack`: is removed with the stack it is in, holds nothing of people, and is made again by a deploy;
 * - `hand`: stays, and is told of at the last: somebody removes it by hand.
 */
export type Fate = 'kept' | 'term' | 'campaign' | 'last' | 'stack' | 'hand';

/** What holds state, by logical id: what becomes of it, and why. A test fails where one is missing. */
export const fates: Readonly<Record<string, readonly [fate: Fate, why: string]>> = {
  // Public, or the proof of what was public.
  PledgesParticipation59E8CCEA: ['kept', 'the public counts'],
  PledgesCeremoniesEB594CD3: ['kept', 'berita acara, signed; sheets and tickets end in days'],
  PledgesCeremonyRoomSigned07814ADC: ['kept', 'records that were signed electronically'],
  PledgesCircularRoomTable29BDD693: ['kept', 'circulars are public documents'],
  PledgesCircularRoomDocumentsD840A5D6: ['kept', 'the documents of circulars'],
  PledgesReceiptRoomKeyRing6B36FC22: ['kept', 'public keys: receipts prove themselves for good'],
  PledgesVoidings6307993B: ['kept', 'which receipts are void, and who decided it'],
  PledgesErasureRoomTableE8C26E07: ['kept', 'proof that erasures were done; nothing of the person'],
  ReportsSummaries4CBE69FE: ['kept', 'numbers for oversight, without personal data'],
  SatgasNationTakenC8A0903E: ['kept', 'signed numbers of other deployments'],
  ReportsReadingRoomLocked67F2525B: ['kept', 'chains of readings: nobody can end their lock'],
  ReportsEvidenceRoomEvidenceAccessADC6182D: ['kept', 'who touched evidence; S3 ends it in a year'],
  Key961B73FD: ['kept', 'what is kept is read through it'],
  AccountKey63700A21: ['kept', 'of the account, for every deployment in it'],

  // Each row says when it ends: DynamoDB deletes it.
  PledgesTableB1F94A67: ['term', 'a year after the campaign'],
  ReportsTable5E17AF2D: ['term', 'a lead a year, a named report five'],
  ReportsReportersF9F93FDD: ['term', 'with the report'],
  ReportsSlips00FC8710: ['term', 'five years: as long as any report is kept'],
  ReportsCases76B7826D: ['term', 'with the report'],
  ReportsMessagesCF6BC7B0: ['term', 'with the report'],
  ReportsEvidenceTable067B1366: ['term', 'with the report'],
  ReportsEvidenceRoomEvidence88F4C6EE: ['term', 'with the report, in every version'],
  ReportsIdentityAccess15D17678: ['term', 'with the report'],
  ReportsReadingsA9B139A4: ['term', 'with the report'],
  SatgasAlerts4D4E7CFF: ['term', '400 days'],
  SatgasAnnouncements9B669367: ['term', '400 days'],
  SiteDataRequests5FB281B5: ['term', 'answers are read for 180 days'],

  // Nothing needs it once nobody pledges and no form outside sends.
  PledgesRosters4D004512: ['campaign', 'who was expected: keyed hashes of every civil servant'],
  ReportsSources572B3A8B: ['campaign', 'secrets of forms outside; they send no more'],
  ReportsQuarantine178AA92E: ['campaign', 'raw bodies of deliveries'],

  // Reports and requests need it for as long as they last: somebody answers, and no colleague of the accused.
  SatgasOfficers89D0893F: ['last', 'names and phones; reports are answered by them'],
  SatgasRegisterChanges23281119: ['last', 'who agreed to whom in the register'],
  SatgasSilencesCBA7203F: ['last', 'when a line was on hold'],
  ReportsRollD59325C6: ['last', 'conflicts of interest are decided by it'],
  ReportsCalendar50601505: ['last', 'deadlines are counted by it'],
  ReportsDecrees85E3322A: ['last', 'who agreed to which days off'],
  Decreed81953C9F: ['last', 'who agreed to what of the campaign'],
  SiteAccountsOfficerAccounts09DE0C49: ['last', 'which account is which officer’s'],
  SiteAccountsAccountSightings5E3F64EE: ['last', 'accounts that were somebody else’s'],
  SignInPeople26B168CC: ['last', 'accounts of officers and admins'],
  LikenessB08EA2CD: ['last', 'marks of names become nobody’s'],
  Account0D856946: ['last', 'marks of accounts become nobody’s'],
  Aggregate8E8FD8B5: ['last', 'nothing is told to the nation any more'],
  PledgesPepperBDDFA5B3: ['last', 'no number can be matched with a hash any more'],
  PledgesCeremonyKey013E9CE5: ['last', 'no code of a ceremony can be made any more'],
  PledgesCeremonyRoomEsignPassword0613C51D: ['last', 'nothing is signed any more'],
  ReportsHandOverRoomEsignPasswordA07335F1: ['last', 'no letter is signed any more'],
  PledgesReceiptKeyA1E74506: ['last', 'no receipt can be signed any more'],
  PledgesConfirmingRoomAsnSignInA2DF33F3: ['last', 'nobody signs in as a civil servant'],
  PledgesMailboxRoomKey4C05CB9B: ['last', 'no mailbox can be matched any more'],
  PledgesCircularRoomUnitLinkKey5B9698E7: ['last', 'links of units end'],
  ReportsReportCode239D4EBA: ['last', 'codes of reports open nothing'],
  ReportsOfficerAttempts99B65FEB: ['last', 'marks of attempts'],
  ReportsSealedDeliveries0B3A38EC: ['last', 'sealed bodies open no more, in backups neither'],
  ReportsHandOverRoomLinks5D813DB0: ['last', 'links for Bawaslu end'],
  SatgasLink4D6361AC: ['last', 'links of alerts end'],
  SatgasPhoneMark5C2B9049: ['last', 'marks of phones become nobody’s'],
  SiteSignInState8E34EABE: ['last', 'sign-ins under way'],
  SiteRequestSenderMark20865C82: ['last', 'marks of senders become nobody’s'],

  // Its rows end by themselves, in days or with their alerts; a deployment that stands writes new ones each day.
  SatgasDeliveries1AA6FCE9: ['last', '400 days'],
  SatgasAlarmsHeard06F29FE1: ['last', 'alarms ring until then'],
  SiteSessionEndings2072952B: ['last', 'an ended session must stay ended'],
  SiteEndedSessions9003FFE3: ['last', 'an ended session must stay ended'],
  ReportsAnswers779907F1: ['last', 'a day at most'],
  ReportsSenders718D978F: ['last', 'some days; a flood may come on the last day too'],
  PledgesMailboxRoomAsks61BB03F2: ['last', 'an hour at most'],
  PledgesMailboxRoomLimits7B2D08AE: ['last', 'some days'],
  PledgesSendersBCB7B3AB: ['last', 'an hour'],
  SiteRequestSendersEDCBDD4A: ['last', 'some days'],

  ApiRest4DEC74FE: ['stack', 'an address; holds nothing'],
  SignInPeoplePages3A9F774C: ['stack', 'goes with the pool'],
  SatgasMailIdentityC3D4AEF0: ['stack', 'the domain mail is sent from'],
  ReportsReportersKeyA28CACB5: ['hand', 'once it is gone, no backup says who reported'],
};
